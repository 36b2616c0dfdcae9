namespace Simulator.Validation.Tests.Theory;

/// <summary>Queues whose server is not always there.</summary>
internal static class Visiting
{
    /// <summary>
    /// Mean number waiting when visits at Poisson instants take up to <paramref name="batch"/> of those who wait (Bailey, 1954, in his
    /// Poisson case): the balance (λ + ν) p(n) = λ p(n-1) + ν p(n+B) has the solution (1-r) rⁿ, r the root of ν r^(B+1) - (λ+ν) r + λ in (0, 1).
    /// </summary>
    public static double MeanWaiting(double arrivals, double visits, int batch)
    {
        // The polynomial less its root 1, in a form without that root: λ = ν (r + r² + … + r^B).
        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < 200; step++)
        {
            var r = (low + high) / 2;
            var taken = 0.0;
            for (var power = 1; power <= batch; power++)
            {
                taken += visits * Math.Pow(r, power);
            }

            (low, high) = taken < arrivals ? (r, high) : (low, r);
        }

        return low / (1 - low);
    }

    /// <summary>
    /// Mean number in an M/M/1 whose server stops at rate <paramref name="stops"/>, idle or not, and comes back at rate
    /// <paramref name="returns"/>, work in hand resumed (White and Christie, 1958): from the generating functions of both phases.
    /// </summary>
    public static double MeanWithStops(double arrivals, double service, double stops, double returns)
    {
        var ratio = stops / returns;
        return (arrivals * ratio / (returns + stops))
            + (arrivals * (1 + ratio + (arrivals * ratio / returns)) / (service - (arrivals * (1 + ratio))));
    }
}
