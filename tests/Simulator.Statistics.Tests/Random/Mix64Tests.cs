using System.Numerics;

namespace Simulator.Statistics.Tests;

public sealed class Mix64Tests
{
    [Fact]
    public void Flipping_any_input_bit_flips_each_output_bit_half_of_the_time()
    {
        const int samples = 4_000;
        for (int argument = 0; argument < 3; argument++)
        {
            for (int bit = 0; bit < 64; bit++)
            {
                var flips = new int[64];
                for (ulong i = 0; i < samples; i++)
                {
                    ulong difference = Combine(i, argument, 0) ^ Combine(i, argument, 1UL << bit);
                    for (int o = 0; o < 64; o++)
                    {
                        flips[o] += (int)((difference >> o) & 1);
                    }
                }

                // 12,288 pairs of bits: 5.5 standard errors is beyond what chance gives.
                double tolerance = 5.5 * 0.5 / Math.Sqrt(samples);
                Assert.All(flips, n => Assert.InRange((double)n / samples, 0.5 - tolerance, 0.5 + tolerance));
            }
        }
    }

    [Fact]
    public void Small_neighbouring_triples_never_collide()
    {
        var seen = new HashSet<ulong>();
        for (ulong parent = 0; parent < 40; parent++)
        {
            for (ulong cause = 0; cause < 40; cause++)
            {
                for (ulong ordinal = 0; ordinal < 40; ordinal++)
                {
                    Assert.True(seen.Add(Mix64.Combine(parent, cause, ordinal)));
                }
            }
        }
    }

    [Fact]
    public void Order_of_the_arguments_matters()
    {
        Assert.NotEqual(Mix64.Combine(1, 2, 3), Mix64.Combine(1, 3, 2));
        Assert.NotEqual(Mix64.Combine(1, 2, 3), Mix64.Combine(2, 1, 3));
        Assert.NotEqual(0UL, Mix64.Combine(0, 0, 0));
        Assert.NotEqual(0UL, Mix64.Mix(0));
    }

    [Fact]
    public void A_chain_of_children_shows_no_short_cycle()
    {
        var seen = new HashSet<ulong>();
        ulong node = 1;
        for (int i = 0; i < 100_000; i++)
        {
            Assert.True(seen.Add(node));
            node = Mix64.Combine(node, 1, 0);
        }

        Assert.InRange(seen.Average(BitOperations.PopCount), 31.9, 32.1);
    }

    // Small numbers, as identifiers mostly are.
    private static ulong Combine(ulong i, int argument, ulong flip) => Mix64.Combine(
        (i % 20) ^ (argument == 0 ? flip : 0),
        (i / 20 % 10) ^ (argument == 1 ? flip : 0),
        (i / 200) ^ (argument == 2 ? flip : 0));
}
