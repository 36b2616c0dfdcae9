using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>How strongly the cells of a map are shaded: five steps over the finite values of settings that keep up, in equal ratios where they span more than a decade.</summary>
internal sealed class HeatSteps
{
    /// <summary>Number of steps.</summary>
    public const int Count = 5;

    private const double Decade = 10;
    private readonly double low;
    private readonly double high;
    private readonly bool isByRatio;

    public HeatSteps(IEnumerable<StabilityCell> cells)
    {
        double[] values = [.. cells.Where(cell => StabilityMap.KeepsUp(cell) == true && double.IsFinite(cell.Value)).Select(cell => cell.Value)];
        (low, high) = values.Length == 0 ? (0, 0) : (values.Min(), values.Max());
        isByRatio = low > 0 && high / low > Decade;
    }

    /// <summary>The step of a value, 0 (lowest) to <see cref="Count"/> - 1; null for a value that has none.</summary>
    public int? Of(double value)
    {
        if (!double.IsFinite(value))
        {
            return null;
        }

        if (high <= low)
        {
            return 0;
        }

        var share = isByRatio ? Math.Log(Math.Max(value, low) / low) / Math.Log(high / low) : (value - low) / (high - low);
        return Math.Clamp((int)(share * Count), 0, Count - 1);
    }
}
