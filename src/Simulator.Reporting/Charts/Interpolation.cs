namespace Simulator.Reporting;

/// <summary>Values between the points of a curve.</summary>
internal static class Interpolation
{
    /// <summary>The curve at an abscissa, linear between neighbours; NaN outside the curve.</summary>
    /// <param name="x">Abscissae, not decreasing.</param>
    /// <param name="y">As many ordinates.</param>
    /// <param name="at">The abscissa.</param>
    public static double At(IReadOnlyList<double> x, IReadOnlyList<double> y, double at)
    {
        const double slack = 1e-9;
        if (x.Count == 0 || at < x[0] - (slack * Math.Abs(x[0])) || at > x[^1] + (slack * Math.Abs(x[^1])))
        {
            return double.NaN;
        }

        var (low, high) = (0, x.Count - 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = x[middle] <= at ? (middle, high) : (low, middle);
        }

        if (at >= x[high])
        {
            return y[high];
        }

        var span = x[high] - x[low];
        return span <= 0 || at <= x[low] ? y[low] : y[low] + ((y[high] - y[low]) * (at - x[low]) / span);
    }
}
