using MathNet.Numerics.Distributions;

namespace Simulator.Coverage.Tests;

/// <summary>Which way a measured share may not miss what is expected.</summary>
internal enum Promise
{
    /// <summary>At least as often as expected: a coverage, a detection.</summary>
    AtLeast,

    /// <summary>At most as often as expected: an error.</summary>
    AtMost,
}

/// <summary>One line of the table: how often something happened in so many experiments.</summary>
/// <param name="section">Heading of its part of the document.</param>
/// <param name="method">The method, as the library calls it.</param>
/// <param name="model">The model with the known answer.</param>
/// <param name="replications">Replications of each run.</param>
/// <param name="quantity">What is counted.</param>
/// <param name="promise">Which way it is promised.</param>
/// <param name="nominal">What the method states.</param>
/// <param name="expected">What it is known to do where that is worse than stated; the stated value otherwise.</param>
internal sealed class Row(
    string section, string method, string model, int replications, string quantity, Promise promise, double nominal, double expected)
{
    private int hits;
    private int experiments;

    public string Section => section;

    public string Method => method;

    public string Model => model;

    public int Replications => replications;

    public string Quantity => quantity;

    public Promise Promise => promise;

    public double Nominal => nominal;

    public double Expected => expected;

    public double Measured => hits / (double)experiments;

    public void Add(bool hit)
    {
        hits += hit ? 1 : 0;
        experiments++;
    }

    /// <summary>The share up to which (from which on) chance explains the distance from what is expected, by the exact binomial distribution.</summary>
    /// <param name="risk">Probability of calling a method wrong that does what is expected.</param>
    public double Allowed(double risk)
    {
        var law = new Binomial(Expected, experiments);
        var low = -1; // the quantile of the number of hits: P(hits <= low) < share <= P(hits <= high)
        var high = experiments;
        var share = promise == Promise.AtMost ? 1 - risk : risk;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = law.CumulativeDistribution(middle) < share ? (middle, high) : (low, middle);
        }

        return high / (double)experiments;
    }

    public bool IsKept(double risk) => promise == Promise.AtMost ? Measured <= Allowed(risk) : Measured >= Allowed(risk);
}
