using MathNet.Numerics.Distributions;

namespace Simulator.Statistics;

/// <summary>Student's t distribution with any number of degrees of freedom.</summary>
internal static class Student
{
    /// <summary>The value exceeded with a probability below one half.</summary>
    public static double Critical(double alpha, double degrees) => -StudentT.InvCDF(0, 1, degrees, alpha);

    /// <summary>P(T > t), accurate in the upper tail; 0 and 1 at the infinities.</summary>
    public static double Above(double t, double degrees) =>
        double.IsInfinity(t) ? (t > 0 ? 0 : 1) : StudentT.CDF(0, 1, degrees, -t);
}
