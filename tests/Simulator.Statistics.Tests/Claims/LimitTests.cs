namespace Simulator.Statistics.Tests;

public sealed class LimitTests
{
    [Fact]
    public void A_mean_is_judged_by_its_one_sided_end()
    {
        // Mean 5, standard error sqrt(0.5), t(0.95; 4) = 2.131847: ends 3.4926 and 6.5074.
        double[] values = [3, 4, 5, 6, 7];
        double half = 2.1318467863266499 * Math.Sqrt(0.5);
        var pass = LimitClaims.OfMean(values, Limit.AtMost(6.6));
        var open = LimitClaims.OfMean(values, Limit.AtMost(6));

        Assert.Equal((LimitVerdict.Pass, LimitReason.None), (pass.Verdict, pass.Reason));
        Assert.Equal(5 + half, pass.EndUsed, 1e-9);
        Assert.Equal(5 - half, pass.Low, 1e-9);
        Assert.Equal((LimitVerdict.Inconclusive, LimitReason.NotSignificant), (open.Verdict, open.Reason));
        Assert.Equal((int)Math.Ceiling(5 * half * half), open.Needed.Count);
        Assert.Equal(LimitVerdict.Fail, LimitClaims.OfMean(values, Limit.AtMost(3.4)).Verdict);
        Assert.Equal(LimitVerdict.Pass, LimitClaims.OfMean(values, Limit.AtLeast(3.4)).Verdict);
        Assert.Equal(LimitVerdict.Fail, LimitClaims.OfMean(values, Limit.AtLeast(6.6)).Verdict);
        Assert.Equal(5 + half, LimitClaims.OfMean(values, Limit.AtLeast(6.6)).EndUsed, 1e-9);
    }

    [Fact]
    public void A_ratio_has_the_ends_of_Fieller_and_p_values_that_agree()
    {
        double[] y = [8, 30, 22, 15, 19];
        double[] n = [80, 120, 100, 90, 95];
        foreach (var alpha in new[] { 0.01, 0.05, 0.2 })
        {
            var ends = LimitClaims.OfRatio(y, n, Limit.AtMost(0.2), alpha);
            Assert.Equal(alpha, LimitClaims.OfRatio(y, n, Limit.AtMost(ends.High), alpha).PValuePass, 1e-9);
            Assert.Equal(alpha, LimitClaims.OfRatio(y, n, Limit.AtMost(ends.Low), alpha).PValueFail, 1e-9);
        }

        Assert.Equal(94.0 / 485, LimitClaims.OfRatio(y, n, Limit.AtMost(0.2)).Value, 1e-12);
        Assert.Equal(LimitReason.Undefined, LimitClaims.OfRatio([1, 2, 3], [0, 0, 9], Limit.AtMost(1)).Reason);
    }

    [Fact]
    public void From_64_replications_on_the_skewness_of_means_and_ratios_is_removed()
    {
        double[] values = [.. Enumerable.Range(0, 64).Select(i => i % 8 == 0 ? 8.0 : 0.5 + (0.01 * i))];
        double[] ones = [.. Enumerable.Repeat(1.0, 64)];
        var mean = LimitClaims.OfMean(values, Limit.AtMost(2));
        var ratio = LimitClaims.OfRatio(values, ones, Limit.AtMost(2));

        Assert.Equal((LimitMethod.Hall, LimitMethod.Hall), (mean.Method, ratio.Method));
        Assert.True(mean.High - mean.Value > mean.Value - mean.Low);
        Assert.Equal(mean.High, ratio.High, 1e-9);
        Assert.Equal(mean.Low, ratio.Low, 1e-9);
        Assert.Equal(0.05, LimitClaims.OfMean(values, Limit.AtMost(mean.High)).PValuePass, 1e-9);
        Assert.Equal(0.05, LimitClaims.OfMean(values, Limit.AtMost(mean.Low)).PValueFail, 1e-9);
        Assert.Equal(LimitMethod.StudentT, LimitClaims.OfMean(values.AsSpan(0, 63), Limit.AtMost(2)).Method);
        Assert.Equal(LimitMethod.StudentT, LimitClaims.OfMean(values, Limit.AtMost(2), 0.005).Method);
    }

    [Fact]
    public void No_samples_never_pass()
    {
        Assert.All(
            new[]
            {
                LimitClaims.OfMean([], Limit.AtMost(5)),
                LimitClaims.OfRatio([], [], Limit.AtMost(5)),
                LimitClaims.OfRatio([0, 0], [0, 0], Limit.AtMost(5)),
                LimitClaims.OfCounts([], Limit.AtMost(5)),
                LimitClaims.OfShare(new long[64], new long[64], Limit.AtMost(1)),
                LimitClaims.OfQuantile([], 0.95, Limit.AtMost(5)),
                LimitClaims.OfQuantile([.. Enumerable.Repeat(HistogramSnapshot.Empty(), 64)], 0.95, Limit.AtMost(5)),
                LimitClaims.OfTypicalPeriod(0, 0, Limit.AtMost(1)),
            },
            result => Assert.Equal((LimitVerdict.Inconclusive, LimitReason.NoSamples, 1, 1), (result.Verdict, result.Reason, result.PValuePass, result.PValueFail)));
    }

    [Fact]
    public void Counts_agree_with_their_own_p_values()
    {
        long[] counts = [.. Enumerable.Range(0, 80).Select(i => (long)(i % 7 * (i % 3)))];
        var ends = LimitClaims.OfCounts(counts, Limit.AtMost(3));

        Assert.Equal(0.05, LimitClaims.OfCounts(counts, Limit.AtMost(ends.High)).PValuePass, 1e-9);
        Assert.Equal(0.05, LimitClaims.OfCounts(counts, Limit.AtMost(ends.Low)).PValueFail, 1e-9);
        Assert.True(ends.High - ends.Value > ends.Value - ends.Low, "counts are skewed to the right, so the upper end is farther");
        Assert.Equal(LimitReason.TooFewReplications, LimitClaims.OfCounts(counts.AsSpan(0, 63), Limit.AtMost(3)).Reason);
        Assert.Equal(LimitReason.TooFewBreaches, LimitClaims.OfCounts(new long[80], Limit.AtMost(3)).Reason);
    }

    [Fact]
    public void A_share_without_events_is_judged_by_the_exact_bound()
    {
        long[] all = [.. Enumerable.Repeat(50L, 64)];
        var none = LimitClaims.OfShare(new long[64], all, Limit.AtMost(0.05));

        Assert.Equal((LimitVerdict.Pass, LimitMethod.ClopperPearson), (none.Verdict, none.Method));
        Assert.Equal(1 - Math.Pow(0.05, 1.0 / 64), none.EndUsed, 1e-12);
        var strict = LimitClaims.OfShare(new long[64], all, Limit.AtMost(0.04));
        Assert.Equal((LimitVerdict.Inconclusive, LimitReason.TooFewBreaches), (strict.Verdict, strict.Reason));
        Assert.Equal(1, none.PValueFail);
    }

    [Fact]
    public void A_share_near_one_is_judged_by_what_is_missing()
    {
        long[] all = [.. Enumerable.Repeat(50L, 64)];
        var attained = LimitClaims.OfShare(all, all, Limit.AtLeast(0.95));

        Assert.Equal((LimitVerdict.Pass, LimitMethod.ClopperPearson, 1), (attained.Verdict, attained.Method, attained.Value));
        Assert.Equal(Math.Pow(0.05, 1.0 / 64), attained.EndUsed, 1e-12);
        Assert.Equal(Limit.AtLeast(0.95), attained.Limit);
        Assert.NotEqual(LimitVerdict.Pass, LimitClaims.OfShare(all, all, Limit.AtLeast(0.97)).Verdict);
    }

    [Fact]
    public void A_share_has_ends_that_agree_with_its_p_values_also_turned_round()
    {
        long[] events = [.. Enumerable.Range(0, 80).Select(i => 1L + (i % 9))];
        long[] all = [.. Enumerable.Range(0, 80).Select(i => 40L + (i % 11))];
        long[] rest = [.. all.Zip(events, (n, y) => n - y)];
        var share = LimitClaims.OfShare(events, all, Limit.AtMost(0.12));
        var turned = LimitClaims.OfShare(rest, all, Limit.AtLeast(0.88));

        Assert.Equal(0.05, LimitClaims.OfShare(events, all, Limit.AtMost(share.High)).PValuePass, 1e-6);
        Assert.Equal(0.05, LimitClaims.OfShare(events, all, Limit.AtMost(share.Low)).PValueFail, 1e-6);
        Assert.Equal((share.Verdict, share.PValueFail), (turned.Verdict, turned.PValueFail));
        Assert.Equal(1 - share.High, turned.Low, 1e-9);
        Assert.Throws<ArgumentException>(() => LimitClaims.OfShare([2], [1], Limit.AtMost(1)));
    }

    [Fact]
    public void A_quantile_is_judged_as_the_claim_test_judges_it()
    {
        HistogramSnapshot[] parts = [.. Enumerable.Range(0, 100).Select(r => PooledQuantileTests.Exponentials(r, 50))];
        long[] entered = [.. parts.Select(each => each.Entered)];
        foreach (var threshold in new[] { 2.5, 2.8, 2.95, 3.0, 3.1, 3.3, 4 })
        {
            long limit = LogLinearHistogram.EndOfBucket((long)(1e6 * threshold));
            var claim = ClaimTest.OfQuantileAtMost([.. parts.Select(each => each.CountNotWithin(limit))], entered, 0.95);
            var result = LimitClaims.OfQuantile(parts, 0.95, Limit.AtMost(limit));

            Assert.Equal(claim.Verdict == ClaimVerdict.Holds, result.Verdict == LimitVerdict.Pass);
            Assert.Equal(claim.Verdict == ClaimVerdict.Fails, result.Verdict == LimitVerdict.Fail);
            Assert.Equal(claim.PValueHolds, result.PValuePass, 1e-12);
        }
    }

    [Fact]
    public void A_limit_that_is_never_even_approached_is_kept()
    {
        HistogramSnapshot[] parts = [.. Enumerable.Range(0, 64).Select(r => PooledQuantileTests.Exponentials(r, 50))];

        Assert.Equal(LimitVerdict.Pass, LimitClaims.OfQuantile(parts, 0.95, Limit.AtMost(60e6)).Verdict);
        Assert.Equal(LimitVerdict.Fail, LimitClaims.OfQuantile(parts, 0.95, Limit.AtLeast(60e6)).Verdict);
        Assert.Equal(LimitVerdict.Fail, LimitClaims.OfQuantile(parts, 0.95, Limit.AtMost(1e6)).Verdict);
    }

    [Fact]
    public void A_quantile_that_is_never_reached_breaks_every_limit()
    {
        HistogramSnapshot[] parts = [.. Enumerable.Range(0, 64).Select(r => PooledQuantileTests.Exponentials(r, 50, never: 20 + (r % 3)))];
        var result = LimitClaims.OfQuantile(parts, 0.95, Limit.AtMost(1e12));

        Assert.Equal((LimitVerdict.Fail, double.PositiveInfinity), (result.Verdict, result.Value));
    }

    [Fact]
    public void Too_few_replications_give_no_answer_about_a_quantile()
    {
        HistogramSnapshot[] parts = [.. Enumerable.Range(0, 63).Select(r => PooledQuantileTests.Exponentials(r, 50))];

        Assert.Equal(LimitReason.TooFewReplications, LimitClaims.OfQuantile(parts, 0.95, Limit.AtMost(60e6)).Reason);
        Assert.Throws<ArgumentOutOfRangeException>(() => LimitClaims.OfQuantile(parts, 0.95, Limit.AtMost(1), 0.005));
    }

    [Fact]
    public void A_typical_period_is_judged_by_exact_tails()
    {
        Assert.Equal(LimitVerdict.Pass, LimitClaims.OfTypicalPeriod(0, 64, Limit.AtMost(0.05)).Verdict);
        Assert.Equal(LimitVerdict.Inconclusive, LimitClaims.OfTypicalPeriod(0, 64, Limit.AtMost(0.04)).Verdict);
        Assert.Equal(LimitVerdict.Fail, LimitClaims.OfTypicalPeriod(20, 64, Limit.AtMost(0.05)).Verdict);
        var open = LimitClaims.OfTypicalPeriod(5, 64, Limit.AtMost(0.1));
        Assert.Equal(0.05, LimitClaims.OfTypicalPeriod(5, 64, Limit.AtMost(open.High)).PValuePass, 1e-8);
        Assert.Equal(0.05, LimitClaims.OfTypicalPeriod(5, 64, Limit.AtMost(open.Low)).PValueFail, 1e-8);
    }

    [Fact]
    public void A_period_is_breached_when_its_own_quantile_is_above()
    {
        var fast = PooledQuantileTests.Exponentials(0, 100, speed: 0.01);
        var slow = PooledQuantileTests.Exponentials(1, 100, speed: 10);
        var lost = PooledQuantileTests.Exponentials(2, 10, never: 10);

        Assert.Equal((2, 3), LimitClaims.CountBreaching([fast, slow, lost, HistogramSnapshot.Empty()], 0.95, 1_000_000));
        long exact = (long)fast.Quantile(0.95);
        Assert.Equal((0, 1), LimitClaims.CountBreaching([fast], 0.95, exact));
        Assert.Equal((1, 1), LimitClaims.CountBreaching([fast], 0.95, (long)(exact * 0.98)));
    }
}
