namespace Simulator.Validation.Tests.Theory;

/// <summary>
/// One server after another: M/M/1 from the empty state until the shift changes, when the work in hand is begun from scratch by the next
/// server. The work is as long as it was, so of a review that was a hours old the new server needs those a hours again and then, because
/// exponential service has no memory, an exponential time: the state at the change is the number in the system and the age of the review.
/// </summary>
/// <remarks>
/// A review of age a with n in the system began a hours before with k of them there, at the rate at which services begin; n - k arrived
/// since. Until a hours after the change nobody can leave; then the queue is an M/M/1 queue again. The age is integrated by the trapezoidal rule.
/// </remarks>
internal sealed class RequeueingShift
{
    private readonly double arrivalRate;
    private readonly double serviceRate;
    private readonly double change;
    private readonly double step;
    private readonly int states;
    private readonly double[][] begins; // by time step: the rate at which services begin with k in the system
    private double[] free; // probabilities of the ordinary queue: before the change all of it, after it what is no longer held up

    public RequeueingShift(double arrivalRate, double serviceRate, double change, int states = 80, double step = 0.005)
    {
        (this.arrivalRate, this.serviceRate, this.change, this.states, this.step) = (arrivalRate, serviceRate, change, states, step);
        var steps = (int)Math.Round(change / step);
        begins = new double[steps + 1][];
        MeanBefore = new double[steps + 1];
        free = new double[states];
        free[0] = 1;
        for (var index = 0; index <= steps; index++)
        {
            begins[index] = Begins(free);
            MeanBefore[index] = MeanOf(free);
            if (index < steps)
            {
                RungeKutta.Advance(free, index * step, (index + 1) * step, step, Queue);
            }
        }

        BusyAtChange = 1 - free[0];
    }

    /// <summary>The mean number in the system on the grid of steps from the start to the change.</summary>
    public double[] MeanBefore { get; }

    /// <summary>The probability that a review is in hand when the shift changes.</summary>
    public double BusyAtChange { get; }

    /// <summary>The mean number in the system on a grid of steps from the change on; held up and free reviews together.</summary>
    /// <param name="until">Hours after the change, at most as long as the first shift.</param>
    public double[] MeanAfter(double until)
    {
        var idle = free[0];
        free = new double[states];
        free[0] = idle;
        var means = new List<double> { HeldUp(0) };
        for (var index = 0; index < (int)Math.Round(until / step); index++)
        {
            // What is released at a time is the density of reviews of that age at the change.
            RungeKutta.Advance(free, index * step, (index + 1) * step, step, (after, y, slope) =>
            {
                Queue(after, y, slope);
                Release(after, slope);
            });
            means.Add(HeldUp(index + 1) + MeanOf(free));
        }

        return [.. means];
    }

    /// <summary>The time mean over a grid, by the trapezoidal rule.</summary>
    public static double TimeMean(double[] grid) => (grid.Sum() - ((grid[0] + grid[^1]) / 2)) / (grid.Length - 1);

    private static double MeanOf(double[] p) => p.Select((each, n) => n * each).Sum();

    private double[] Begins(double[] p)
    {
        var rates = new double[states];
        rates[1] = arrivalRate * p[0];
        for (var k = 1; k + 1 < states; k++)
        {
            rates[k] += serviceRate * p[k + 1];
        }

        return rates;
    }

    private void Queue(double time, double[] y, double[] slope)
    {
        for (var n = 0; n < states; n++)
        {
            var arrivals = n + 1 < states ? arrivalRate : 0;
            slope[n] = -y[n] * (arrivals + (n > 0 ? serviceRate : 0));
            slope[n] += n > 0 ? y[n - 1] * arrivalRate : 0;
            slope[n] += n + 1 < states ? y[n + 1] * serviceRate : 0;
        }
    }

    private void Release(double age, double[] slope)
    {
        if (age > change)
        {
            return;
        }

        var survives = Math.Exp(-serviceRate * age);
        var came = PoissonWeights.Of(2 * arrivalRate * age, states); // while it was reviewed and while it is reviewed again
        for (var k = 1; k < states; k++)
        {
            var rate = BeginsAt(change - age, k) * survives;
            for (var n = k; n < states && rate > 1e-18; n++)
            {
                slope[n] += rate * came[n - k];
            }
        }
    }

    /// <summary>Linear between the steps.</summary>
    private double BeginsAt(double time, int k)
    {
        var position = Math.Max(0, time / step);
        var index = Math.Min((int)position, begins.Length - 2);
        var share = position - index;
        return ((1 - share) * begins[index][k]) + (share * begins[index + 1][k]);
    }

    /// <summary>The contribution of reviews that are still being done again: ages from the present step up.</summary>
    private double HeldUp(int step0)
    {
        var sum = 0.0;
        for (var index = step0; index < begins.Length; index++)
        {
            var age = index * step;
            var weight = index == step0 || index == begins.Length - 1 ? 0.5 : 1;
            var survives = Math.Exp(-serviceRate * age);
            for (var k = 1; k < states; k++)
            {
                sum += weight * step * survives * begins[begins.Length - 1 - index][k] * (k + (arrivalRate * (age + (step0 * step))));
            }
        }

        return sum;
    }
}
