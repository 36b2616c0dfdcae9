using MathNet.Numerics.Distributions;

namespace Simulator.Statistics.Tests;

/// <summary>
/// Sanity of keyed draws along each axis of the counter: chi-square of single draws in 256 cells and of neighbours in 16 x 16 cells. Seeds
/// are fixed, so a p-value in either outermost 1e-4 means a changed (and suspicious) generator, not bad luck.
/// </summary>
public sealed class UniformityTests
{
    private const int Count = 200_000;

    public static TheoryData<string> Axes => ["node", "high node", "purpose", "occurrence", "replication", "seed", "child node"];

    [Theory]
    [MemberData(nameof(Axes))]
    public void Draws_along_an_axis_are_uniform_and_neighbours_independent(string axis)
    {
        var single = new long[256];
        var pairs = new long[256];
        double previous = Draw(axis, 0);
        for (int i = 1; i <= Count; i++)
        {
            double u = Draw(axis, i);
            single[(int)(u * 256)]++;
            pairs[(16 * (int)(previous * 16)) + (int)(u * 16)]++;
            previous = u;
        }

        Assert.InRange(PValue(single), 1e-4, 1 - 1e-4);
        Assert.InRange(PValue(pairs), 1e-4, 1 - 1e-4);
    }

    [Fact]
    public void The_test_itself_notices_a_biased_and_a_correlated_source()
    {
        var biased = new long[256];
        var correlated = new long[256];
        double previous = 0.5;
        for (int i = 0; i < Count; i++)
        {
            double u = Draw("node", i);
            biased[(int)(Math.Pow(u, 1.02) * 256)]++;
            double mixed = u < 0.02 ? previous : u; // one draw in fifty repeats the one before
            correlated[(16 * (int)(previous * 16)) + (int)(mixed * 16)]++;
            previous = mixed;
        }

        Assert.True(PValue(biased) < 1e-4);
        Assert.True(PValue(correlated) < 1e-4);
    }

    private static double Draw(string axis, int i) => axis switch
    {
        "node" => new KeyedDraws(11, 0).Uniform((ulong)i, 1),
        "high node" => new KeyedDraws(11, 0).Uniform((ulong)i << 44, 1),
        "purpose" => new KeyedDraws(11, i >> 16).Uniform(5, (ushort)(i & 0xFFFF)),
        "occurrence" => new KeyedDraws(11, i >> 16).Uniform(5, 1, i & 0xFFFF),
        "replication" => new KeyedDraws(11, i).Uniform(5, 1),
        "seed" => KeyedDraws.FromSeed((ulong)i, 1, 0).Uniform(5, 1),
        "child node" => new KeyedDraws(11, 0).Uniform(Mix64.Combine(7, 2, (ulong)i), 1),
        _ => throw new ArgumentOutOfRangeException(nameof(axis)),
    };

    private static double PValue(long[] cells)
    {
        double expected = (double)cells.Sum() / cells.Length;
        double statistic = cells.Sum(n => (n - expected) * (n - expected) / expected);
        return 1 - ChiSquared.CDF(cells.Length - 1, statistic);
    }
}
