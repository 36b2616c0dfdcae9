using MathNet.Numerics.Distributions;

namespace Simulator.Statistics;

/// <summary>
/// A sample for attributes, drawn without replacement from a finite population: how many deviations an auditor accepts, what the sample then
/// shows, and how often it misleads. Exact by the hypergeometric distribution (Bickel and Doksum 1977, tests turned into bounds).
/// </summary>
public sealed class AcceptanceSample
{
    /// <summary>Plans a sample.</summary>
    /// <param name="population">Items in all, 1 or more.</param>
    /// <param name="size">Items drawn, 1 to <paramref name="population"/>.</param>
    /// <param name="tolerable">The share of deviating items that could just be tolerated, 0 to below 1.</param>
    /// <param name="confidence">Probability that a worse population is not accepted, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public AcceptanceSample(int population, int size, double tolerable, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(population, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, population);
        ArgumentOutOfRangeException.ThrowIfNegative(tolerable);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tolerable, 1);
        Require.OpenUnit(confidence);
        (Population, Size, Tolerable, Confidence) = (population, size, tolerable, confidence);
        Accepted = MostAccepted();
    }

    /// <summary>Items in all.</summary>
    public int Population { get; }

    /// <summary>Items drawn.</summary>
    public int Size { get; }

    /// <summary>The share of deviating items that could just be tolerated.</summary>
    public double Tolerable { get; }

    /// <summary>Probability that a worse population is not accepted.</summary>
    public double Confidence { get; }

    /// <summary>The most deviations in the sample that still show a tolerable population; -1 when not even none would: the sample is too small.</summary>
    public int Accepted { get; }

    /// <summary>The smallest sample of which no deviation at all would show a tolerable population; the whole population when none less does.</summary>
    public static int SmallestSize(int population, double tolerable, double confidence)
    {
        var (low, high) = (1, population);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (AtMost(0, population, Intolerable(population, tolerable), middle) <= 1 - confidence)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    /// <summary>The exact one-sided upper bound of the share of deviating items: the largest that would show so few with more than 1 - confidence.</summary>
    /// <param name="deviations">Deviating items in the sample, 0 to <see cref="Size"/>.</param>
    public double UpperBound(int deviations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(deviations);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(deviations, Size);
        var (low, high) = (deviations, Population - Size + deviations); // what was seen is there; what was seen to be in order is not
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            if (AtMost(deviations, Population, middle, Size) > 1 - Confidence)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return (double)low / Population;
    }

    /// <summary>Whether a sample with so many deviations shows a tolerable population.</summary>
    public bool Accepts(int deviations) => deviations <= Accepted;

    /// <summary>The probability that a sample from a population with so many deviating items is accepted, 0 to 1: the operating characteristic.</summary>
    /// <param name="deviating">Deviating items in the population, 0 to <see cref="Population"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many items.</exception>
    public double ChanceOfAcceptance(int deviating)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(deviating);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(deviating, Population);
        return Accepted < 0 ? 0 : AtMost(Accepted, Population, deviating, Size);
    }

    /// <summary>The most deviations that the best of all intolerable populations shows seldom enough.</summary>
    private int MostAccepted()
    {
        var worse = Intolerable(Population, Tolerable);
        var (low, high) = (-1, Size);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            if (AtMost(middle, Population, worse, Size) <= 1 - Confidence)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    /// <summary>The fewest deviating items that are too many; the tolerance keeps 5 % of 40 at 2.</summary>
    private static int Intolerable(int population, double tolerable) => Math.Min(population, (int)Math.Floor((tolerable * population) + 1e-9) + 1);

    private static double AtMost(int deviations, int population, int deviating, int size) =>
        deviations >= Math.Min(deviating, size) ? 1 : Hypergeometric.CDF(population, deviating, size, deviations);
}
