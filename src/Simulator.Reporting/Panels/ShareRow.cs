using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Reporting;

/// <summary>One share of a table with its bar.</summary>
/// <param name="Label">What it is the share of.</param>
/// <param name="Style">Style class of its bar, such as <c>gated</c> or <c>auto</c>.</param>
/// <param name="Share">The share with its interval.</param>
public sealed record ShareRow(string Label, string Style, Estimate Share)
{
    /// <summary>The rows of a metric of the governed arm that differ by one dimension, such as the parts of the latency.</summary>
    /// <param name="result">The result.</param>
    /// <param name="metric">The metric's id.</param>
    /// <param name="dimension">The dimension.</param>
    public static IReadOnlyList<ShareRow> Of(RunResult result, string metric, string dimension) =>
    [
        .. result.Metrics
            .Where(each => each.Metric == metric && each.Where.Count == 2 && each.Where.Contains(new Dimension("arm", "governed")))
            .Select(each => (Name: each.Where.FirstOrDefault(where => where.Name == dimension)?.Value, each.Estimate))
            .Where(each => each.Name is not null)
            .Select(each => new ShareRow(Capitalised(HumanText.Word(each.Name!)), StyleOf(metric, each.Name!), Bounded(each.Estimate))),
    ];

    /// <summary>An interval for a share from a symmetric method, cut at what a share can be.</summary>
    private static Estimate Bounded(Estimate share) => new(
        share.Value, Math.Max(0, share.Low), Math.Min(1, share.High), share.Level, share.Samples, share.Method);

    private static string StyleOf(string metric, string name) => metric is "latency_share" or "executed_share" ? $"part-{PartOf(name)}" : SeriesStyle.Of(name);

    /// <summary>Kinds of time: the colour tells work from waiting from what is lost.</summary>
    private static string PartOf(string name) => name switch
    {
        "waiting" or "gates" => "waiting",
        "review" => "review",
        "off_duty" or "absent" => "off",
        "execution" => "execution",
        "policy" or "issue" => "policy",
        _ => "lost",
    };

    private static string Capitalised(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
