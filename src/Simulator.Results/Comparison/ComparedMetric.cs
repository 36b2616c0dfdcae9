using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>One metric of two runs.</summary>
/// <param name="Definition">The metric.</param>
/// <param name="Aggregate">How it was aggregated.</param>
/// <param name="Where">What it is restricted to.</param>
/// <param name="Verdict">What is shown about the candidate once the number of metrics is taken into account: a regression stands only if Holm's procedure keeps it.</param>
/// <param name="Reason">Why nothing is shown, or why no test was needed, in words; empty when the interval decided.</param>
/// <param name="Base">The base's value in the metric's unit; NaN = undefined, infinite = not reached.</param>
/// <param name="Candidate">The candidate's.</param>
/// <param name="Difference">Candidate less base, in the metric's unit, with its interval at the level that the verdict used.</param>
/// <param name="Tolerance">By how much the candidate may be worse, at the base's value.</param>
/// <param name="PValue">P-value of "worse by more than the tolerance", adjusted by Holm's procedure.</param>
/// <param name="DetectableEffect">How much worse a candidate has to be to be called a regression with a power of 80 %; NaN when not known.</param>
/// <param name="Needed">How many replications would settle an inconclusive verdict.</param>
/// <param name="IsEquivalent">Shown to differ by no more than the tolerance either way.</param>
/// <param name="IsApproximate">The level is approximate: few replications.</param>
public sealed record ComparedMetric(
    MetricDefinition Definition,
    Aggregate Aggregate,
    IReadOnlyList<Dimension> Where,
    ComparisonVerdict Verdict,
    string Reason,
    double Base,
    double Candidate,
    DifferenceInterval Difference,
    double Tolerance,
    double PValue,
    double DetectableEffect,
    ReplicationNeed Needed,
    bool IsEquivalent,
    bool IsApproximate)
{
    /// <summary>The metric with its aggregate and restrictions, in words.</summary>
    public string Name
    {
        get
        {
            Dimension[] others = [.. Where.Where(dimension => dimension != new Dimension(MetricQuery.Arm, MetricQuery.Governed))];
            var name = $"{Definition.Title}, {HumanText.Aggregate(Aggregate.Word)}";
            return others.Length == 0 ? name : $"{name}, {MetricQuery.Describe(others)}";
        }
    }
}
