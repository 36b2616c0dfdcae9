using System.Globalization;

namespace Simulator.Results;

/// <summary>How the values of a metric become one number: a word such as <c>mean</c> or <c>share</c>, or a quantile such as <c>p95</c> or <c>p99.9</c>.</summary>
public readonly record struct Aggregate
{
    private Aggregate(string word, double? quantile) => (Word, Quantile) = (word, quantile);

    /// <summary>The word as budgets and summaries write it.</summary>
    public string Word { get; }

    /// <summary>The share below a quantile, strictly between 0 and 1; null for an aggregate that is none.</summary>
    public double? Quantile { get; }

    /// <summary>The mean of values, one a replication.</summary>
    public static Aggregate Mean { get; } = new("mean", null);

    /// <summary>The mean over all items of all replications that came to a value; flatters a gate that lets requests expire.</summary>
    public static Aggregate MeanDecided { get; } = new("mean_decided", null);

    /// <summary>The sum over all replications.</summary>
    public static Aggregate Count { get; } = new("count", null);

    /// <summary>A quantile of all items of all replications.</summary>
    /// <param name="percent">Strictly between 0 and 100.</param>
    public static Aggregate Percentile(double percent) => percent is > 0 and < 100
        ? new("p" + percent.ToString("0.###", CultureInfo.InvariantCulture), percent / 100)
        : throw new ArgumentOutOfRangeException(nameof(percent), percent, "A percentile lies strictly between 0 and 100.");

    /// <summary>Reads a word; null when it is none.</summary>
    public static Aggregate? TryParse(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Length is 0 or > 32 || !word.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '_' or '.'))
        {
            return null;
        }

        var isQuantile = word.Length > 1 && word[0] == 'p' && char.IsAsciiDigit(word[1]);
        if (!isQuantile)
        {
            return new Aggregate(word, null);
        }

        return decimal.TryParse(word.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && percent is > 0 and < 100 && decimal.Round(percent, 3) == percent
            ? Percentile((double)percent)
            : null;
    }

    /// <summary>Reads a word that is known to be one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Aggregate Parse(string word) => TryParse(word) ?? throw new FormatException($"'{word}' is no aggregate.");

    /// <summary>The word.</summary>
    public override string ToString() => Word;
}
