namespace Simulator.Validation.Tests.Theory;

/// <summary>
/// A queue with exponential service whose arrival rate follows a function of time and whose staff changes by the clock, solved as a
/// continuous-time Markov chain from the empty state (Kolmogorov's forward equations, 1931). Times in hours.
/// </summary>
/// <remarks>
/// At a change of shift, work in hand either goes on at once in other hands (exponential service has no memory, so the number in the
/// system is all there is to know), or those who leave finish it first: then the state also holds how many of them are still at it.
/// </remarks>
internal sealed class ShiftQueue
{
    public const double UsualStep = 0.006;
    public const int UsualStates = 120;
    private const int Integrals = 5;
    private readonly Func<double, double> arrivalRate;
    private readonly double serviceRate;
    private readonly int states;
    private readonly int leavers;
    private readonly double step;
    private readonly double[] state;
    private int servers;
    private double time;

    /// <param name="arrivalRate">Arrivals an hour at a time.</param>
    /// <param name="serviceRate">Services an hour and server.</param>
    /// <param name="servers">Servers at the start.</param>
    /// <param name="leavers">How many may be finishing their work after a shift at most; 0 when work goes on in other hands.</param>
    /// <param name="states">Numbers in the system that are kept.</param>
    /// <param name="step">The longest step, hours.</param>
    public ShiftQueue(Func<double, double> arrivalRate, double serviceRate, int servers, int leavers = 0, int states = UsualStates, double step = UsualStep)
    {
        this.arrivalRate = arrivalRate;
        this.serviceRate = serviceRate;
        this.servers = servers;
        this.leavers = leavers;
        this.states = states;
        this.step = step;
        state = new double[((leavers + 1) * states) + Integrals];
        state[0] = 1;
    }

    /// <summary>In the system now: waiting, in service, and in the hands of those who leave.</summary>
    public double MeanInSystem => Sum((late, n) => late + n);

    /// <summary>In the hands of those who are on duty now.</summary>
    public double MeanBusy => Sum((_, n) => Math.Min(n, servers));

    /// <summary>The sum of all probabilities.</summary>
    public double Total => Sum((_, _) => 1);

    /// <summary>Integrals since <see cref="Measure"/>: in the system, busy on duty, in overtime, arrivals that wait, arrivals.</summary>
    public (double InSystem, double Busy, double Overtime, double Waiting, double Arrivals) Integrated =>
        (state[^5], state[^4], state[^3], state[^2], state[^1]);

    /// <summary>Sets the integrals to zero.</summary>
    public void Measure() => Array.Clear(state, state.Length - Integrals, Integrals);

    /// <summary>Lets time pass with the present staff.</summary>
    public void GoTo(double to)
    {
        RungeKutta.Advance(state, time, to, step, Derivative);
        time = to;
    }

    /// <summary>The shift changes now.</summary>
    public void Change(int newServers)
    {
        if (leavers > 0)
        {
            Leave();
        }

        servers = newServers;
    }

    /// <summary>Those in service leave with their work.</summary>
    private void Leave()
    {
        var before = state[..^Integrals];
        Array.Clear(state, 0, before.Length);
        for (var late = 0; late <= leavers; late++)
        {
            for (var n = 0; n < states; n++)
            {
                var leaving = Math.Min(Math.Min(n, servers), leavers - late); // who still worked since the shift before: next to nobody
                state[Index(late + leaving, n - leaving)] += before[Index(late, n)];
            }
        }
    }

    private void Derivative(double at, double[] y, double[] slope)
    {
        Array.Clear(slope);
        var rate = arrivalRate(at);
        for (var late = 0; late <= leavers; late++)
        {
            for (var n = 0; n < states; n++)
            {
                var p = y[Index(late, n)];
                var busy = Math.Min(n, servers);
                Flow(slope, Index(late, n), n + 1 < states ? Index(late, n + 1) : -1, p * rate);
                Flow(slope, Index(late, n), n > 0 ? Index(late, n - 1) : -1, p * busy * serviceRate);
                Flow(slope, Index(late, n), late > 0 ? Index(late - 1, n) : -1, p * late * serviceRate);
                slope[^5] += p * (late + n);
                slope[^4] += p * busy;
                slope[^3] += p * late;
                slope[^2] += n >= servers ? p * rate : 0;
            }
        }

        slope[^1] = rate;
    }

    private static void Flow(double[] slope, int from, int to, double amount)
    {
        if (to >= 0)
        {
            slope[from] -= amount;
            slope[to] += amount;
        }
    }

    private double Sum(Func<int, int, double> value)
    {
        var sum = 0.0;
        for (var late = 0; late <= leavers; late++)
        {
            for (var n = 0; n < states; n++)
            {
                sum += state[Index(late, n)] * value(late, n);
            }
        }

        return sum;
    }

    private int Index(int late, int n) => (late * states) + n;
}
