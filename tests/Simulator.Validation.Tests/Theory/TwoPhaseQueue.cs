using MathNet.Numerics.LinearAlgebra;

namespace Simulator.Validation.Tests.Theory;

/// <summary>
/// M/PH/c with two phases of service, solved level by level (a level-dependent quasi birth and death process; Bright and Taylor, 1995): the
/// state is how many are in the system and how many of those in service are in the first phase. No closed form is known for c above 1.
/// </summary>
internal sealed class TwoPhaseQueue
{
    private readonly int servers;
    private readonly double arrivalRate;
    private readonly double startsInFirst;
    private readonly double firstRate;
    private readonly double goesOn;
    private readonly double secondRate;
    private readonly double[] levels;

    private TwoPhaseQueue(
        int servers, double arrivalRate, double startsInFirst, double firstRate, double goesOn, double secondRate, int highest)
    {
        this.servers = servers;
        this.arrivalRate = arrivalRate;
        this.startsInFirst = startsInFirst;
        this.firstRate = firstRate;
        this.goesOn = goesOn;
        this.secondRate = secondRate;
        levels = Solve(highest);
    }

    /// <summary>Service in two equal exponential stages, one after the other.</summary>
    public static TwoPhaseQueue ErlangTwo(int servers, double arrivalRate, double meanService, int highest = 300) =>
        new(servers, arrivalRate, 1, 2 / meanService, 1, 2 / meanService, highest);

    /// <summary>Service with one of two exponential means.</summary>
    public static TwoPhaseQueue Hyperexponential(int servers, double arrivalRate, double weight, double mean, double otherMean, int highest = 800) =>
        new(servers, arrivalRate, weight, 1 / mean, 0, 1 / otherMean, highest);

    public double ProbabilityOfWaiting => levels.Skip(servers).Sum();

    public double MeanWait => levels.Select((p, n) => Math.Max(0, n - servers) * p).Sum() / arrivalRate;

    public double MeanInSystem => levels.Select((p, n) => n * p).Sum();

    /// <summary>π(n) = π(n-1) R(n), with R from the highest level down; above it nothing arrives.</summary>
    private double[] Solve(int highest)
    {
        var ratios = new Matrix<double>[highest + 1];
        Matrix<double>? fromAbove = null;
        for (var n = highest; n >= 1; n--)
        {
            var stay = Within(n, hasArrivals: n < highest);
            if (fromAbove is not null)
            {
                stay += fromAbove;
            }

            ratios[n] = Up(n - 1) * (-stay).Inverse();
            fromAbove = ratios[n] * Down(n);
        }

        var state = Vector<double>.Build.Dense(1, 1);
        var weights = new List<double> { 1 };
        for (var n = 1; n <= highest; n++)
        {
            state *= ratios[n];
            weights.Add(state.Sum());
        }

        var total = weights.Sum();
        return [.. weights.Select(weight => weight / total)];
    }

    private int Busy(int n) => Math.Min(n, servers);

    private Matrix<double> Up(int n)
    {
        var up = Matrix<double>.Build.Dense(Busy(n) + 1, Busy(n + 1) + 1);
        for (var first = 0; first <= Busy(n); first++)
        {
            if (n < servers)
            {
                up[first, first + 1] += arrivalRate * startsInFirst;
                up[first, first] += arrivalRate * (1 - startsInFirst);
            }
            else
            {
                up[first, first] += arrivalRate;
            }
        }

        return up;
    }

    private Matrix<double> Down(int n)
    {
        var down = Matrix<double>.Build.Dense(Busy(n) + 1, Busy(n - 1) + 1);
        for (var first = 0; first <= Busy(n); first++)
        {
            Leave(first - 1, first * firstRate * (1 - goesOn));
            Leave(first, (Busy(n) - first) * secondRate);

            // After the departure `left` are in the first phase; when somebody waits, the next one begins.
            void Leave(int left, double rate)
            {
                if (rate == 0)
                {
                    return;
                }

                if (n <= servers)
                {
                    down[first, left] += rate;
                    return;
                }

                if (startsInFirst > 0)
                {
                    down[first, left + 1] += rate * startsInFirst;
                }

                if (startsInFirst < 1)
                {
                    down[first, left] += rate * (1 - startsInFirst);
                }
            }
        }

        return down;
    }

    private Matrix<double> Within(int n, bool hasArrivals)
    {
        var size = Busy(n) + 1;
        var within = Matrix<double>.Build.Dense(size, size);
        for (var first = 0; first < size; first++)
        {
            var moves = first * firstRate * goesOn;
            if (moves > 0)
            {
                within[first, first - 1] += moves;
            }

            within[first, first] -= (hasArrivals ? arrivalRate : 0) + (first * firstRate) + ((Busy(n) - first) * secondRate);
        }

        return within;
    }
}
