using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>Experiments about people: laboratory against operations, one more reviewer, staffing against thresholds.</summary>
public static class Studies
{
    /// <summary>Two-sided intervals of 95 %.</summary>
    private static readonly ComparisonSettings Settings = new(Alpha: 0.025, RelativeMargin: 0);

    /// <summary>The operational gap of every metric: operations less laboratory, pair by pair.</summary>
    /// <param name="laboratory">The laboratory twin.</param>
    /// <param name="operations">The scenario as it is, on the same draws.</param>
    public static ComparisonReport Gap(FinishedRun laboratory, FinishedRun operations) => RunComparer.Compare(laboratory, operations, Settings);

    /// <summary>What one more person at a place changes, per person added.</summary>
    /// <param name="place">The place.</param>
    /// <param name="without">The scenario as it is.</param>
    /// <param name="with">The scenario with the people added, on the same draws.</param>
    public static StaffingStep Step(StaffingPlace place, FinishedRun without, FinishedRun with)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(without);
        ArgumentNullException.ThrowIfNull(with);
        var (metrics, _) = RunComparer.Compare(without.Samples, with.Samples, Pairing.Paired, Settings);
        return new StaffingStep(
            place.Place, place.Added, place.Settings,
            [.. metrics.Select(metric => metric with { Difference = double.IsFinite(metric.Difference.Value) ? metric.Difference.Scale(1.0 / place.Added) : metric.Difference })]);
    }

    /// <summary>One setting of a map.</summary>
    /// <param name="runner">Simulates it.</param>
    /// <param name="rows">Key and value of the row.</param>
    /// <param name="columns">Key and value of the column.</param>
    /// <param name="quantity">What is shown.</param>
    /// <param name="cancellation">Stops early.</param>
    public static StabilityCell Cell(
        StudyRunner runner, (string Path, string Value) rows, (string Path, string Value) columns, TuningQuantity quantity, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(quantity);
        string[] set = [$"{rows.Path}={rows.Value}", $"{columns.Path}={columns.Value}"];
        if (runner.Load(set, out var problem) is null)
        {
            return new StabilityCell(rows.Value, columns.Value, double.NaN, double.NaN, double.NaN, double.NaN, string.Empty, IsStable: false, problem);
        }

        var run = runner.Run(set, cancellation: cancellation);
        var aggregate = Aggregate.Parse(quantity.Aggregate);
        var estimate = run.Samples.Find(quantity.Metric, quantity.Where, aggregate)?.Estimate(aggregate, 0.95);
        var busiest = run.Result.Metrics.Where(metric => metric.Metric == "utilisation").MaxBy(metric => metric.Estimate.Value);
        return new StabilityCell(
            rows.Value,
            columns.Value,
            estimate?.Value ?? double.NaN,
            estimate?.Low ?? double.NaN,
            estimate?.High ?? double.NaN,
            busiest?.Estimate.Value ?? double.NaN,
            busiest?.Where.FirstOrDefault(where => where.Name == "pool")?.Value ?? string.Empty,
            !(busiest?.Estimate.Value >= StabilityMap.Saturated) && run.Result.Obstacles.All(obstacle => obstacle.Kind != ObstacleKind.Overloaded),
            string.Empty);
    }
}
