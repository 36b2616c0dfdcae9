namespace Simulator.Statistics.Tests;

public sealed class ClaimTests
{
    [Fact]
    public void A_clear_claim_holds_and_its_opposite_fails()
    {
        var (few, many) = (Repeat(100, i => 1 + (i % 3)), Repeat(100, i => 8 + (i % 5)));
        var entered = Repeat(100, _ => 100);

        Assert.Equal(ClaimVerdict.Holds, ClaimTest.OfQuantileAtMost(few, entered, 0.95).Verdict);
        Assert.Equal(ClaimVerdict.Fails, ClaimTest.OfQuantileAtMost(many, entered, 0.95).Verdict);
        Assert.Equal(ClaimReason.None, ClaimTest.OfQuantileAtMost(few, entered, 0.95).Reason);
    }

    [Fact]
    public void A_close_claim_is_inconclusive()
    {
        var result = ClaimTest.OfQuantileAtMost(Repeat(100, i => i % 11), Repeat(100, _ => 100), 0.95);

        Assert.Equal((ClaimVerdict.Inconclusive, ClaimReason.NotSignificant), (result.Verdict, result.Reason));
    }

    [Fact]
    public void Too_few_replications_or_breaches_give_no_answer()
    {
        var small = ClaimTest.OfQuantileAtMost(Repeat(63, _ => 1), Repeat(63, _ => 100), 0.95);
        var rare = ClaimTest.OfQuantileAtMost(Repeat(100, i => i < 19 ? 1 : 0), Repeat(100, _ => 100), 0.95);
        var enough = ClaimTest.OfQuantileAtMost(Repeat(100, i => i < 20 ? 1 : 0), Repeat(100, _ => 100), 0.95);

        Assert.Equal((ClaimVerdict.Inconclusive, ClaimReason.TooFewReplications), (small.Verdict, small.Reason));
        Assert.Equal((ClaimVerdict.Inconclusive, ClaimReason.TooFewBreaches), (rare.Verdict, rare.Reason));
        Assert.Equal(19, rare.Breached);
        Assert.Equal(ClaimVerdict.Holds, enough.Verdict);
    }

    [Fact]
    public void P_values_of_a_claim_that_holds_are_never_below_one_in_a_hundred()
    {
        var result = ClaimTest.OfQuantileAtMost(Repeat(200, i => 1 + (i % 2)), Repeat(200, _ => 100), 0.95);

        Assert.Equal(0.01, result.PValueHolds);
        Assert.Equal(1, result.PValueFails, 1e-9);
        Assert.True(result.Statistic < -50);
    }

    [Fact]
    public void Clear_failures_survive_the_division_among_many_claims()
    {
        var result = ClaimTest.OfQuantileAtMost(Repeat(100, i => 8 + (i % 5)), Repeat(100, _ => 100), 0.95);
        double[] family = [.. Enumerable.Repeat(0.5, 49), result.PValueFails];

        Assert.True(Holm.Rejected(family, 0.05)[49]);
    }

    [Fact]
    public void A_small_p_value_of_failure_is_the_more_careful_of_two()
    {
        // Skewed to the right: Hall's own p-value is the smaller one.
        double[] values = [.. Enumerable.Range(0, 64).Select(i => i % 8 == 0 ? 8.0 : 0.5)];
        var moments = Samples.Of(values, "values");
        double plain = MathNet.Numerics.Distributions.StudentT.CDF(0, 1, 63, -moments.Mean / moments.StandardError);
        var result = ClaimTest.OfMeanAtMostZero(values, 64);

        Assert.True(MathNet.Numerics.Distributions.StudentT.CDF(0, 1, 63, -result.Statistic) < plain);
        Assert.Equal(plain, result.PValueFails, 1e-12);
    }

    [Fact]
    public void Hall_statistic_of_a_worked_example()
    {
        // 64 values, 48 of -1 and 16 of 2: mean -1/4, variance 12/7, skewness (population) 2 / sqrt(3).
        double[] values = [.. Enumerable.Range(0, 64).Select(i => i % 4 == 0 ? 2.0 : -1.0)];
        double s = -0.25 / Math.Sqrt(12.0 / 7);
        double g = 2 / Math.Sqrt(3);
        double expected = 8 * (s + (g * s * s / 3) + (g * g * s * s * s / 27) + (g / 384));

        Numeric.Close(expected, ClaimTest.OfMeanAtMostZero(values, 20).Statistic, 1e-12);
    }

    [Fact]
    public void Values_without_spread_decide_by_their_sign()
    {
        var draws = Repeat(64, _ => 5);

        Assert.Equal(ClaimVerdict.Inconclusive, ClaimTest.OfMeanAtMostZero(new double[64], 64).Verdict);
        Assert.Equal(ClaimVerdict.Holds, ClaimTest.OfQuantileAtMost(draws, Repeat(64, _ => 200), 0.95).Verdict);
        Assert.Equal(ClaimVerdict.Fails, ClaimTest.OfQuantileAtMost(draws, Repeat(64, _ => 20), 0.95).Verdict);
        Assert.True(double.IsNaN(ClaimTest.OfMeanAtMostZero([1], 1).Statistic));
    }

    [Fact]
    public void Wrong_use_is_rejected()
    {
        Assert.Throws<ArgumentException>(() => ClaimTest.OfMeanAtMostZero([], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClaimTest.OfMeanAtMostZero([1, 2], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClaimTest.OfMeanAtMostZero([1, 2], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClaimTest.OfMeanAtMostZero([1, 2], 0, 0.009));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClaimTest.OfMeanAtMostZero([1, 2], 0, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClaimTest.OfQuantileAtMost([1], [2], 1));
        Assert.Throws<ArgumentException>(() => ClaimTest.OfQuantileAtMost([1], [2, 3], 0.5));
        Assert.Throws<ArgumentException>(() => ClaimTest.OfQuantileAtMost([3], [2], 0.5));
        Assert.Throws<ArgumentException>(() => ClaimTest.OfQuantileAtMost([-1], [2], 0.5));
    }

    private static long[] Repeat(int count, Func<int, long> value) => [.. Enumerable.Range(0, count).Select(value)];
}
