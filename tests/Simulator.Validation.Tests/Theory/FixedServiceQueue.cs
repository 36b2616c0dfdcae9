using MathNet.Numerics.LinearAlgebra;

namespace Simulator.Validation.Tests.Theory;

/// <summary>
/// M/D/c: service takes exactly D. Whoever is in service now has left D later, which gives a Markov chain (Crommelin, 1932); its stationary
/// probabilities give the whole distribution of the wait (Franx, 2001).
/// </summary>
internal sealed class FixedServiceQueue
{
    private readonly int servers;
    private readonly double arrivalRate;
    private readonly double service;
    private readonly double[] probability;

    /// <param name="servers">Number of servers.</param>
    /// <param name="arrivalRate">Arrival rate.</param>
    /// <param name="service">D.</param>
    /// <param name="states">States that are kept; the probability of the others must be negligible.</param>
    public FixedServiceQueue(int servers, double arrivalRate, double service, int states = 300)
    {
        (this.servers, this.arrivalRate, this.service) = (servers, arrivalRate, service);
        var arrivals = PoissonWeights.Of(arrivalRate * service, states);

        // π(P - I) = 0 with one equation replaced by the sum of probabilities.
        var equations = Matrix<double>.Build.Dense(states, states, (to, from) =>
        {
            if (to == states - 1)
            {
                return 1;
            }

            var left = Math.Max(0, from - servers);
            return (to >= left ? arrivals[to - left] : 0) - (to == from ? 1 : 0);
        });
        var right = Vector<double>.Build.Dense(states);
        right[states - 1] = 1;
        probability = equations.Solve(right).ToArray();
    }

    public double ProbabilityOfWaiting => 1 - probability.Take(servers).Sum();

    public double MeanWaiting => probability.Select((p, n) => Math.Max(0, n - servers) * p).Sum();

    public double MeanWait => MeanWaiting / arrivalRate;

    /// <summary>Franx' formula: with (k-1) D &lt;= x &lt; kD, a sum of kc terms.</summary>
    public double WaitWithin(double time)
    {
        var terms = ((int)Math.Floor(time / service) + 1) * servers;
        var rest = arrivalRate * ((terms / servers * service) - time);
        return PoissonWeights.Of(rest, terms).Select((weight, count) => QueueAtMost(terms - count - 1) * weight).Sum();
    }

    private double QueueAtMost(int waiting) => probability.Take(servers + waiting + 1).Sum();
}
