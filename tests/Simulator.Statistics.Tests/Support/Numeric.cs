using MathNet.Numerics.Integration;

namespace Simulator.Statistics.Tests;

/// <summary>Slow and simple numerics to check against.</summary>
internal static class Numeric
{
    /// <summary>The integral over (0, 1) of a function that may be singular at both ends: Gauss-Legendre on cells that halve towards them.</summary>
    public static double OverUnit(Func<double, double> f)
    {
        double sum = 0;
        for (double high = 0.5; high > 1e-15; high /= 2)
        {
            double low = high / 2;
            sum += Cells(f, low, high, 8);
            sum += Cells(v => f(1 - v), low, high, 8);
        }

        return sum;
    }

    /// <summary>The integral over an interval, in equal cells.</summary>
    public static double Cells(Func<double, double> f, double low, double high, int cells)
    {
        double sum = 0;
        for (int i = 0; i < cells; i++)
        {
            double start = low + ((high - low) * i / cells);
            sum += GaussLegendreRule.Integrate(f, start, low + ((high - low) * (i + 1) / cells), 8);
        }

        return sum;
    }

    public static void Close(double expected, double actual, double relative, double absolute = 0, string what = "") =>
        Assert.True(
            Math.Abs(expected - actual) <= (relative * Math.Abs(expected)) + absolute,
            FormattableString.Invariant($"{what} expected {expected:R}, got {actual:R}, off by {Math.Abs(expected - actual):G3}"));

    /// <summary>Bytes that an action allocates on this thread once it is warm.</summary>
    public static long Allocated(Action action)
    {
        for (int i = 0; i < 3; i++)
        {
            action();
        }

        // A run of the tiered compiler or of the test host on this thread may allocate: the least of several tries is the action's own.
        long least = long.MaxValue;
        for (int i = 0; i < 5; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
