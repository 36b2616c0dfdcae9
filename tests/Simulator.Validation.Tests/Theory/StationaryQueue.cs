namespace Simulator.Validation.Tests.Theory;

/// <summary>
/// A birth and death queue in its stationary state, from the balance of neighbouring states: whoever arrives sees the time averages (Wolff, 1982).
/// </summary>
internal sealed class StationaryQueue
{
    /// <summary>States whose probability is below this share of the largest are left out.</summary>
    private const double Negligible = 1e-16;

    private readonly int servers;
    private readonly double arrivalRate;
    private readonly double[] probability;

    private StationaryQueue(int servers, double arrivalRate, double[] weights)
    {
        this.servers = servers;
        this.arrivalRate = arrivalRate;
        var total = weights.Sum();
        probability = [.. weights.Select(weight => weight / total)];
    }

    /// <summary>Who waits gives up after an exponential time (Palm's Erlang-A; Garnett, Mandelbaum and Reiman, 2002).</summary>
    public static StationaryQueue WithPatience(int servers, double arrivalRate, double serviceRate, double patienceRate) => new(
        servers, arrivalRate, Weights(arrivalRate, n => (Math.Min(n, servers) * serviceRate) + (Math.Max(0, n - servers) * patienceRate), int.MaxValue));

    /// <summary>At most so many may wait; a further arrival is turned away.</summary>
    public static StationaryQueue WithRoom(int servers, int room, double arrivalRate, double serviceRate) =>
        new(servers, arrivalRate, Weights(arrivalRate, n => Math.Min(n, servers) * serviceRate, servers + room));

    public double MeanInSystem => probability.Select((p, n) => n * p).Sum();

    public double MeanWaiting => probability.Select((p, n) => Math.Max(0, n - servers) * p).Sum();

    public double MeanBusy => MeanInSystem - MeanWaiting;

    /// <summary>The share of arrivals that find every place taken; meaningful with a finite room.</summary>
    public double TurnedAway => probability[^1];

    /// <summary>The share of arrivals that give up: they leave at the patience rate while they wait.</summary>
    public double GivesUp(double patienceRate) => patienceRate * MeanWaiting / arrivalRate;

    /// <summary>The mean time in the queue of all who join it, served or not (Little, 1961).</summary>
    public double MeanWait(double turnedAway = 0) => MeanWaiting / (arrivalRate * (1 - turnedAway));

    /// <summary>The share of those who join that find all servers busy.</summary>
    public double ProbabilityOfWaiting(double turnedAway = 0) => (probability.Skip(servers).Sum() - turnedAway) / (1 - turnedAway);

    private static double[] Weights(double arrivalRate, Func<int, double> deathRate, int last)
    {
        var weights = new List<double> { 1 };
        for (var n = 1; n <= last; n++)
        {
            weights.Add(weights[^1] * arrivalRate / deathRate(n));
            if (last == int.MaxValue && weights[^1] < Negligible * weights.Max())
            {
                break;
            }
        }

        return [.. weights];
    }
}
