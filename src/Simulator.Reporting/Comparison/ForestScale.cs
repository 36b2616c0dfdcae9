using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>The common axis of a forest plot: the change in per cent of the base, the same for every row.</summary>
public sealed class ForestScale
{
    private const double Least = 0.02;
    private const double Most = 1;

    /// <summary>An axis that holds every interval up to a doubling; longer ones are cut at the edge.</summary>
    public ForestScale(IEnumerable<ComparedMetric> metrics)
    {
        var widest = metrics.Select(Reach).Where(double.IsFinite).DefaultIfEmpty(Least).Max();
        var reach = Math.Clamp(widest, Least, Most);
        var step = NiceNumbers.Step(reach, 2, whole: false);
        End = Math.Ceiling((reach / step) - 1e-9) * step;
    }

    /// <summary>The share of the base at either end of the axis.</summary>
    public double End { get; }

    /// <summary>Whether a row can be drawn: its base is not 0 and its interval has ends.</summary>
    public static bool CanDraw(ComparedMetric metric) => double.IsFinite(Reach(metric));

    /// <summary>Position of a change on an axis from 0 to 100.</summary>
    public double At(ComparedMetric metric, double change) => 50 + (48 * Math.Clamp(change / Math.Abs(metric.Base) / End, -1, 1));

    private static double Reach(ComparedMetric metric) => metric.Base == 0
        ? double.NaN
        : Math.Max(Math.Abs(metric.Difference.Low), Math.Abs(metric.Difference.High)) / Math.Abs(metric.Base);
}
