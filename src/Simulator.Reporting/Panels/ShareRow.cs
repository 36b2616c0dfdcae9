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
            .Select(each => new ShareRow(PageText.Sentence(Words(metric, each.Name!)), StyleOf(metric, each.Name!), Bounded(each.Estimate))),
    ];

    /// <summary>An interval for a share from a symmetric method, cut at what a share can be.</summary>
    private static Estimate Bounded(Estimate share) => new(
        share.Value, Math.Max(0, share.Low), Math.Min(1, share.High), share.Level, share.Samples, share.Method);

    private static string StyleOf(string metric, string name) => metric switch
    {
        "latency_share" or "executed_share" => $"part-{PartOf(name)}",
        "outcome_share" => name == "approved" ? SeriesStyle.Gated : $"part-{(name is "expired" or "overridden" or "passed_by_silence" ? "lost" : "off")}",
        _ => SeriesStyle.Of(name),
    };

    /// <summary>Ids of parts in words that need no manual.</summary>
    private static string Words(string metric, string name) => (metric, name) switch
    {
        ("latency_share", "waiting") => "waiting in the queue",
        ("latency_share", "review") => "in review",
        ("latency_share", "off_duty") => "nobody on duty",
        ("latency_share", "absent") => "nobody there who may decide",
        ("latency_share", "parked") => "set aside for something urgent",
        ("latency_share", "set_up") => "getting into it again",
        ("latency_share", "dropped") => "forgotten in a handoff",
        ("latency_share", "notify") => "until somebody notices",
        ("latency_share", "misrouted") => "with the wrong people",
        ("latency_share", "information") => "waiting for information",
        ("executed_share", "policy") => "decision of the policy",
        ("executed_share", "issue") => "issue of the credential",
        ("route_share", "auto") => "automatic",
        ("route_share", "single") => "one approval",
        ("route_share", "dual") => "two approvals",
        ("escape_rate", "auto") => "automatic",
        ("escape_rate", "single") => "one approval",
        ("escape_rate", "dual") => "two approvals",
        _ => name,
    };

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
}
