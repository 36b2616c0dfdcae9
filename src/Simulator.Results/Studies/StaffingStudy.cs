namespace Simulator.Results;

/// <summary>What one more person at one place changes.</summary>
/// <param name="Place">Where the person is added, in words, such as <c>pool desk</c> or <c>pool desk, shift night</c>.</param>
/// <param name="Added">How many people that adds; more than one for a crew of each of several.</param>
/// <param name="Settings">The settings <c>path=value</c> that add them.</param>
/// <param name="Metrics">Every metric with the people added against without them, the difference per added person.</param>
public sealed record StaffingStep(string Place, int Added, IReadOnlyList<string> Settings, IReadOnlyList<ComparedMetric> Metrics);

/// <summary>The marginal value of one more reviewer, place by place, on the same draws.</summary>
/// <param name="Base">The scenario as it is.</param>
/// <param name="Command">The words that give the study again.</param>
/// <param name="Steps">One a place.</param>
public sealed record StaffingStudy(RunIdentity Base, string Command, IReadOnlyList<StaffingStep> Steps)
{
    /// <summary>The metrics that say what more people are for: how long it takes, what piles up, who wins the race, what is let through, what comes late.</summary>
    public static IReadOnlyList<string> Shown { get; } =
        ["approval_latency", "backlog", "attacker_first", "wrong_action_exposure", "omission_exposure"];

    /// <summary>The place where one more person shortens the slowest approvals most, in a sentence.</summary>
    public string Headline
    {
        get
        {
            var best = Steps.Select(step => new { step.Place, Metric = RowsOf(step).FirstOrDefault(row => row.Definition.Id == "approval_latency") })
                .Where(each => each.Metric is { Difference: { High: < 0 } difference } && double.IsFinite(difference.Value))
                .MinBy(each => each.Metric!.Difference.Value);
            return best?.Metric is { } metric
                ? $"One more person in {best.Place} shortens the {HumanText.Aggregate(metric.Aggregate.Word)} of the approval latency by {HumanText.Value(-metric.Difference.Value, metric.Definition.Unit)}"
                    + $" ({HumanText.Value(-metric.Difference.High, metric.Definition.Unit)} to {HumanText.Value(-metric.Difference.Low, metric.Definition.Unit)})"
                    + (Steps.Count == 1 ? "." : IsClear(metric) ? ", more than anywhere else." : ": the most by estimate, but the intervals of the places overlap.")
                : "Nowhere is one more person shown to shorten the slowest approvals.";
        }
    }

    /// <summary>Whether every other place is shown to be worth less: its interval ends before this one begins.</summary>
    private bool IsClear(ComparedMetric best) => Steps
        .Select(step => RowsOf(step).FirstOrDefault(row => row.Definition.Id == "approval_latency"))
        .OfType<ComparedMetric>()
        .Where(other => !ReferenceEquals(other, best))
        .All(other => other.Difference.Low > best.Difference.High);

    /// <summary>The rows of a step that a table shows, in the order of <see cref="Shown"/>.</summary>
    public static IEnumerable<ComparedMetric> RowsOf(StaffingStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return Shown.SelectMany(id => step.Metrics.Where(metric => metric.Definition.Id == id && !metric.Where.Any(where => where.Name is "at" or "class")));
    }
}
