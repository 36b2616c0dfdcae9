namespace Simulator.Validation.Tests.Theory;

/// <summary>Queues with one server.</summary>
internal static class SingleServer
{
    /// <summary>Mean wait of M/G/1 from the mean and the coefficient of variation of service (Pollaczek, 1930; Khinchine, 1932).</summary>
    public static double MeanWait(double arrivalRate, double meanService, double variation)
    {
        var utilisation = arrivalRate * meanService;
        return utilisation * meanService / (1 - utilisation) * (1 + (variation * variation)) / 2;
    }

    /// <summary>
    /// The share of arrivals of GI/M/1 that wait: the root below 1 of σ = A(μ(1 - σ)), A being the Laplace transform of the time between
    /// arrivals (Kendall, 1953). The wait is σ / (μ(1 - σ)) on average.
    /// </summary>
    public static double RootOf(Func<double, double> transform, double serviceRate)
    {
        double low = 0, high = 1 - 1e-9; // A(μ(1 - σ)) - σ is convex, above 0 at 0, and has its second root at 1
        for (var step = 0; step < 200; step++)
        {
            var middle = 0.5 * (low + high);
            if (transform(serviceRate * (1 - middle)) > middle)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Mean wait of GI/M/1 once the root is known.</summary>
    public static double MeanWaitFromRoot(double root, double serviceRate) => root / (serviceRate * (1 - root));
}
