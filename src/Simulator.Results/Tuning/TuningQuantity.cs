using System.Globalization;

namespace Simulator.Results;

/// <summary>A number that a search looks at: a metric, how it is aggregated and what it is restricted to.</summary>
/// <param name="Metric">Id in the <see cref="MetricCatalogue"/>.</param>
/// <param name="Aggregate">The aggregate's word, such as <c>p95</c> or <c>per_1000_roots</c>.</param>
/// <param name="Where">Restrictions with the arm first.</param>
public sealed record TuningQuantity(string Metric, string Aggregate, IReadOnlyList<Dimension> Where)
{
    /// <summary>Its unit, from the catalogue.</summary>
    public string Unit => MetricCatalogue.Get(Metric).Unit;

    /// <summary>As <see cref="TryParse"/> reads it, such as <c>approval_latency p95 class=refund</c>; the governed arm goes without saying.</summary>
    public override string ToString() => string.Join(' ', Parts());

    /// <summary>In words, such as "approval latency, 95th percentile, class refund".</summary>
    public string InWords()
    {
        var title = MetricCatalogue.Get(Metric).Title;
        var plain = title.Length > 1 && char.IsLower(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;
        var where = Where.Where(one => one != GovernedArm).ToList();
        return where.Count == 0 ? $"{plain}, {HumanText.Aggregate(Aggregate)}" : $"{plain}, {HumanText.Aggregate(Aggregate)}, {MetricQuery.Describe(where)}";
    }

    /// <summary>The unit and the value in words, such as "38 min".</summary>
    /// <param name="value">In <see cref="Unit"/>.</param>
    public string Show(double value) => HumanText.Value(value, Unit);

    /// <summary>Reads <c>metric [aggregate] [name=value …]</c>; the arm is governed unless one is named.</summary>
    /// <param name="text">The text, such as <c>approval_latency p95 class=refund</c>.</param>
    /// <param name="problem">What is wrong, in one line; empty when nothing is.</param>
    /// <returns>The quantity; null when the text is none. An aggregate that was left out is empty until <see cref="WithAggregate"/> fills it in.</returns>
    public static TuningQuantity? TryParse(string text, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var shown = SafeText.Clean(text);
        if (words.Length == 0)
        {
            problem = "a metric is missing; write one of the catalogue, such as approval_latency p95";
            return null;
        }

        if (MetricCatalogue.All.All(known => known.Id != words[0]))
        {
            problem = $"'{shown}': there is no metric '{SafeText.Clean(words[0])}'; {Suggestion(words[0])}";
            return null;
        }

        var aggregate = words.Length > 1 && !words[1].Contains('=', StringComparison.Ordinal) ? words[1] : string.Empty;
        if (aggregate.Length > 0 && Results.Aggregate.TryParse(aggregate) is null)
        {
            problem = $"'{shown}': '{SafeText.Clean(aggregate)}' is no aggregate; write mean, share, p95 or another that the metric offers";
            return null;
        }

        var where = new List<Dimension>();
        foreach (var word in words.Skip(aggregate.Length > 0 ? 2 : 1))
        {
            var parts = word.Split('=', 2);
            if (parts.Length != 2 || parts[0].Length == 0 || parts[1].Length == 0 || where.Exists(one => one.Name == parts[0]))
            {
                problem = $"'{shown}': '{SafeText.Clean(word)}' is no restriction of its own; write name=value once a name, such as class=refund";
                return null;
            }

            where.Add(new Dimension(parts[0], parts[1]));
        }

        problem = string.Empty;
        var arm = where.Find(one => one.Name == MetricQuery.Arm) ?? GovernedArm;
        return new TuningQuantity(words[0], aggregate, [arm, .. where.Where(one => one.Name != MetricQuery.Arm)]);
    }

    /// <summary>The same with an aggregate.</summary>
    /// <param name="word">The aggregate's word.</param>
    public TuningQuantity WithAggregate(string word) => this with { Aggregate = word };

    /// <summary>Whether both look at the same number.</summary>
    /// <param name="other">The other; restrictions may come in another order.</param>
    public bool IsSameAs(TuningQuantity other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Metric == other.Metric && Aggregate == other.Aggregate && Where.Count == other.Where.Count && Where.All(other.Where.Contains);
    }

    /// <summary>Whether smaller is better by the nature of the metric.</summary>
    public bool IsBetterSmall => MetricCatalogue.Get(Metric).Better != Better.Higher;

    private static Dimension GovernedArm { get; } = new(MetricQuery.Arm, MetricQuery.Governed);

    private IEnumerable<string> Parts()
    {
        yield return Metric;
        if (Aggregate.Length > 0)
        {
            yield return Aggregate;
        }

        foreach (var one in Where.Where(one => one != GovernedArm))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{one.Name}={one.Value}");
        }
    }

    /// <summary>Metrics that share a word with what was written, else where to look.</summary>
    private static string Suggestion(string written)
    {
        var words = written.Split('_', StringSplitOptions.RemoveEmptyEntries);
        string[] near = [.. MetricCatalogue.All.Select(known => known.Id).Where(id => words.Any(word => word.Length > 2 && id.Contains(word, StringComparison.OrdinalIgnoreCase))).Take(4)];
        return near.Length > 0 ? $"did you mean {string.Join(" or ", near)}?" : "the report's tables name every metric";
    }
}
