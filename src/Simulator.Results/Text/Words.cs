using System.Globalization;

namespace Simulator.Results;

/// <summary>Ids of files in the words of reports.</summary>
internal static class Words
{
    /// <summary>"p95" is "95th percentile"; a known word its phrase; any other word itself.</summary>
    public static string Aggregate(string aggregate)
    {
        ArgumentNullException.ThrowIfNull(aggregate);
        return aggregate switch
        {
            "per_1000_roots" => "per 1,000 root requests",
            "per_incident" => "per incident",
            "mean" => "mean",
            "max" => "maximum",
            "min" => "minimum",
            "p50" => "median",
            _ when Percentile(aggregate) is { } percent => percent + Ordinal(percent) + " percentile",
            _ => Of(aggregate),
        };
    }

    /// <summary>Underscores become spaces.</summary>
    public static string Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Replace('_', ' ');
    }

    private static string? Percentile(string aggregate) =>
        aggregate.Length > 1 && aggregate[0] == 'p' &&
        double.TryParse(aggregate.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? aggregate[1..]
            : null;

    private static string Ordinal(string number) =>
        number.EndsWith("11", StringComparison.Ordinal) || number.EndsWith("12", StringComparison.Ordinal) || number.EndsWith("13", StringComparison.Ordinal)
            ? "th"
            : number[^1] switch { '1' => "st", '2' => "nd", '3' => "rd", _ => "th" };
}
