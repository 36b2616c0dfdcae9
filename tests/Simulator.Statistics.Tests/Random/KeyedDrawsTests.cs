namespace Simulator.Statistics.Tests;

public sealed class KeyedDrawsTests
{
    private static readonly KeyedDraws Draws = KeyedDraws.FromSeed(42, 1, 7);

    [Fact]
    public void A_draw_is_the_block_of_the_documented_counter()
    {
        const ulong node = 0x0123456789ABCDEF;
        var block = Philox4x32.Generate(
            new PhiloxBlock(0x89ABCDEF, 0x01234567, (0xBEEFu << 16) | 0x1234, (7u << 8) | 0x56),
            unchecked((uint)Draws.Key),
            (uint)(Draws.Key >> 32));
        ulong bits = ((ulong)block.Word1 << 32) | block.Word0;

        Assert.Equal(bits, Draws.Bits(node, 0xBEEF, 0x1234, 0x56));
        Assert.Equal(((bits >> 12) + 0.5) * Math.ScaleB(1, -52), Draws.Uniform(node, 0xBEEF, 0x1234, 0x56));
    }

    [Fact]
    public void Four_draws_at_once_are_the_four_draws()
    {
        for (ulong node = 1; node < 2_000; node++)
        {
            var name = Mix64.Mix(node);
            var (first, second, third, fourth) = unchecked(((ushort)name, (ushort)(name >> 16), (ushort)(name >> 32), (ushort)(name >> 48)));
            var occurrence = (int)(node % 3) * (KeyedDraws.MaxOccurrence / 2);
            var four = Draws.Uniforms(name, first, second, third, fourth, occurrence);

            Assert.Equal(Draws.Uniform(name, first, occurrence), four[0]);
            Assert.Equal(Draws.Uniform(name, second, occurrence), four[1]);
            Assert.Equal(Draws.Uniform(name, third, occurrence), four[2]);
            Assert.Equal(Draws.Uniform(name, fourth, occurrence), four[3]);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Draws.Uniforms(1, 1, 2, 3, 4, KeyedDraws.MaxOccurrence + 1));
    }

    [Fact]
    public void The_draws_of_a_seed_never_change()
    {
        // Recorded once: a change means that old results cannot be reproduced, and needs a new format version.
        Assert.Equal(0x344695CF4599250AUL, KeyedDraws.KeyFromSeed(42, 1));
        Assert.Equal(0.9111331363628604, Draws.Uniform(1, 2));
        Assert.Equal(0xD0734750FDE362B3UL, Mix64.Combine(1, 2, 3));
    }

    [Fact]
    public void Every_part_of_the_name_changes_the_draw()
    {
        double reference = Draws.Uniform(5, 6, 7, 8);
        double[] others =
        [
            Draws.Uniform(4, 6, 7, 8),
            Draws.Uniform(5UL | (1UL << 63), 6, 7, 8),
            Draws.Uniform(5, 7, 7, 8),
            Draws.Uniform(5, 6, 6, 8),
            Draws.Uniform(5, 6, 7, 9),
            Draws.ForReplication(8).Uniform(5, 6, 7, 8),
            KeyedDraws.FromSeed(43, 1, 7).Uniform(5, 6, 7, 8),
            KeyedDraws.FromSeed(42, 2, 7).Uniform(5, 6, 7, 8),
        ];

        Assert.DoesNotContain(reference, others);
        Assert.Equal(others.Length, others.Distinct().Count());
        Assert.Equal(reference, KeyedDraws.FromSeed(42, 1, 7).Uniform(5, 6, 7, 8));
    }

    [Fact]
    public void Uniforms_lie_strictly_inside_the_unit_interval()
    {
        double lowest = KeyedDraws.ToOpenUnit(0);
        double highest = KeyedDraws.ToOpenUnit(ulong.MaxValue);

        Assert.Equal(Math.ScaleB(1, -53), lowest);
        Assert.Equal(1 - Math.ScaleB(1, -53), highest);
        Assert.Equal(1 - lowest, highest);
        Assert.Equal(0.5 + Math.ScaleB(1, -53), KeyedDraws.ToOpenUnit(1UL << 63));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65_536)]
    [InlineData(int.MinValue)]
    public void An_occurrence_that_overflows_its_field_is_rejected(int occurrence) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(occurrence), () => Draws.Uniform(1, 1, occurrence));

    [Theory]
    [InlineData(-1)]
    [InlineData(256)]
    public void A_block_that_overflows_its_field_is_rejected(int block) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(block), () => Draws.Uniform(1, 1, 0, block));

    [Theory]
    [InlineData(-1)]
    [InlineData(1 << 24)]
    public void A_replication_that_overflows_its_field_is_rejected(int replication)
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(replication), () => new KeyedDraws(1, replication));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(replication), () => KeyedDraws.FromSeed(1, 1, replication));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(replication), () => Draws.ForReplication(replication));
    }

    [Fact]
    public void The_largest_fields_are_legal_and_distinct()
    {
        var last = new KeyedDraws(9, KeyedDraws.MaxReplication);

        Assert.Equal(KeyedDraws.MaxReplication, last.Replication);
        Assert.Equal(9UL, last.Key);
        Assert.NotEqual(
            last.Uniform(ulong.MaxValue, ushort.MaxValue, KeyedDraws.MaxOccurrence, KeyedDraws.MaxBlock),
            last.Uniform(ulong.MaxValue, ushort.MaxValue, KeyedDraws.MaxOccurrence, KeyedDraws.MaxBlock - 1));
    }

    [Fact]
    public void Helpers_are_monotone_functions_of_the_uniform_of_the_same_name()
    {
        for (ulong node = 0; node < 2_000; node++)
        {
            double u = Draws.Uniform(node, 3, 1, 2);

            Numeric.Close(u, 1 - Math.Exp(-Draws.StandardExponential(node, 3, 1, 2)), 1e-12, 1e-16);
            Numeric.Close(u, MathNet.Numerics.Distributions.Normal.CDF(0, 1, Draws.StandardNormal(node, 3, 1, 2)), 1e-12);
            Assert.Equal(u < 0.3, Draws.Bernoulli(0.3, node, 3, 1, 2));
            Assert.False(Draws.Bernoulli(0, node, 3, 1, 2));
            Assert.True(Draws.Bernoulli(1, node, 3, 1, 2));
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_probability_outside_0_to_1_is_rejected(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Draws.Bernoulli(probability, 1, 1));

    [Fact]
    public void Equality_is_that_of_key_and_replication()
    {
        Assert.True(new KeyedDraws(1, 2) == new KeyedDraws(1, 9).ForReplication(2));
        Assert.True(new KeyedDraws(1, 2) != new KeyedDraws(1, 3));
        Assert.False(new KeyedDraws(1, 2).Equals((object)new KeyedDraws(2, 2)));
        Assert.Equal(new KeyedDraws(1, 2).GetHashCode(), new KeyedDraws(1, 2).GetHashCode());
    }
}
