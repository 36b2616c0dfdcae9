namespace Simulator.Validation.Tests.Theory;

/// <summary>
/// M/M/c in random order of service: a task that meets n others in the queue waits until it is drawn. Its chance to wait longer than t solves
/// dG(n)/dt = λ G(n+1) + cμ n/(n+1) G(n-1) - (λ + cμ) G(n) with G(n) = 1 at 0 (Vaulot, 1946), here numerically.
/// </summary>
internal sealed class RandomOrder(int servers, double arrivals, double service)
{
    private const double Negligible = 1e-10;
    private readonly Erlang queue = new(servers, arrivals, service);

    /// <summary>P(W > t).</summary>
    public double WaitExceeds(double time)
    {
        var drain = servers * service;
        var size = (int)Math.Ceiling(Math.Log(Negligible) / Math.Log(queue.Utilisation)) * 2;
        var waits = new double[size];
        Array.Fill(waits, 1);
        RungeKutta.Advance(waits, 0, time, 0.2 / (arrivals + drain), (_, state, slope) =>
        {
            for (var n = 0; n < size; n++)
            {
                var more = n + 1 < size ? state[n + 1] : state[n];
                var fewer = n > 0 ? state[n - 1] * n / (n + 1) : 0;
                slope[n] = (arrivals * more) + (drain * fewer) - ((arrivals + drain) * state[n]);
            }
        });
        var chance = 0.0;
        for (var n = size - 1; n >= 0; n--)
        {
            chance += (1 - queue.Utilisation) * Math.Pow(queue.Utilisation, n) * waits[n];
        }

        return queue.ProbabilityOfWaiting * chance;
    }

    /// <summary>E[W²] of one server: 2/(2 - ρ) times that of first come, first served (Takács, 1963), by which the solution above is held.</summary>
    public static double SecondMoment(double arrivals, double service)
    {
        var utilisation = arrivals / service;
        var firstCome = 2 * utilisation / Math.Pow(service - arrivals, 2);
        return firstCome * 2 / (2 - utilisation);
    }
}
