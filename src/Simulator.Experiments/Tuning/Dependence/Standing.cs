using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>How a setting stands in one world, by estimate.</summary>
/// <param name="Keeps">Whether it keeps every limit.</param>
/// <param name="Margin">How far it is beyond its worst limit, relative to the limit; below 0 inside.</param>
/// <param name="Objective">The objective with the sign that makes smaller better.</param>
internal readonly record struct Standing(bool Keeps, double Margin, double Objective)
{
    private const double Farthest = 10;

    public static Standing Of(TuningQuestion question, Func<TuningQuantity, MetricSeries?> series)
    {
        var sign = question.IsMinimised ? 1 : -1;
        double[] margins = [.. question.Limits.Select(limit => Beyond(limit, Point(limit.Quantity, series)))];
        return new Standing(margins.All(margin => margin <= 0), margins.DefaultIfEmpty(0).Max(), sign * Point(question.Objective, series));
    }

    /// <summary>Whether a rival would be taken instead: it keeps the limits, and this one does not or is worse by more than the zone.</summary>
    public bool IsBeatenBy(Standing rival, double zone) => rival.Keeps && (!Keeps || rival.Objective < Objective - zone);

    private static double Point(TuningQuantity quantity, Func<TuningQuantity, MetricSeries?> series) =>
        series(quantity) is { } found ? QuantityEstimates.Point(found, Aggregate.Parse(quantity.Aggregate)) : double.NaN;

    /// <summary>What has no value breaks no limit.</summary>
    private static double Beyond(TuningLimit limit, double value) => double.IsNaN(value)
        ? -Farthest
        : Math.Clamp((limit.Side == LimitSide.AtMost ? value - limit.Value : limit.Value - value) / (limit.Value == 0 ? 1 : Math.Abs(limit.Value)), -Farthest, Farthest);
}
