namespace Simulator.Statistics.Tests;

public sealed class VerdictTests
{
    // Eight replications of 100 with a common pattern; the candidate is shifted and has small noise of its own.
    private static readonly double[] Base = [100, 90, 110, 95, 105, 100, 120, 80];
    private static readonly double[] Noise = [0.5, -0.5, 0.2, -0.2, 0.4, -0.4, 0.1, -0.1];

    [Theory]
    [InlineData(-20, ComparisonVerdict.Improved)]
    [InlineData(-1, ComparisonVerdict.Improved)]
    [InlineData(0, ComparisonVerdict.NoWorse)]
    [InlineData(4, ComparisonVerdict.NoWorse)]
    [InlineData(5, ComparisonVerdict.Inconclusive)]
    [InlineData(7, ComparisonVerdict.Regression)]
    public void Each_difference_has_its_verdict(double shift, ComparisonVerdict expected)
    {
        Assert.Equal(expected, Compare(shift).Verdict);
        Assert.Equal(expected, Compare(shift, new ComparisonOptions { Margin = Margin.Of(5) }).Verdict);
    }

    [Theory]
    [InlineData(20, ComparisonVerdict.Improved)]
    [InlineData(0, ComparisonVerdict.NoWorse)]
    [InlineData(-4, ComparisonVerdict.NoWorse)]
    [InlineData(-5, ComparisonVerdict.Inconclusive)]
    [InlineData(-7, ComparisonVerdict.Regression)]
    public void Where_lower_is_worse_everything_is_mirrored(double shift, ComparisonVerdict expected)
    {
        var result = Compare(shift, new ComparisonOptions { Worse = WorseSide.Lower });

        Assert.Equal(expected, result.Verdict);
        Assert.Equal(shift, result.Difference.Value, 1e-9);
        Assert.True(result.Difference.Low < result.Difference.High);
    }

    [Fact]
    public void Negative_values_have_a_margin_of_their_size()
    {
        double[] negative = [.. Base.Select(value => -value)];
        double[] better = [.. Base.Select((value, r) => -value + 7 + Noise[r])];
        var result = RunComparison.Of(RunSamples.Means(negative), RunSamples.Means(better));

        Assert.Equal(5, result.Tolerance, 1e-9);
        Assert.Equal(ComparisonVerdict.Regression, result.Verdict); // higher is worse, also below 0
        Assert.Equal(2, result.Excess.Value, 1e-9);
    }

    [Fact]
    public void A_regression_has_to_exceed_both_margins()
    {
        Assert.Equal(ComparisonVerdict.NoWorse, Compare(7, new ComparisonOptions { Margin = Margin.OfBase(0.05).OrAbsolute(10) }).Verdict);
        Assert.Equal(ComparisonVerdict.NoWorse, Compare(7, new ComparisonOptions { Margin = Margin.OfBase(0.1).OrAbsolute(2) }).Verdict);
        Assert.Equal(ComparisonVerdict.Regression, Compare(12, new ComparisonOptions { Margin = Margin.OfBase(0.05).OrAbsolute(10) }).Verdict);
        Assert.Equal(10, Compare(7, new ComparisonOptions { Margin = Margin.OfBase(0.05).OrAbsolute(10) }).Tolerance);
    }

    [Fact]
    public void Equivalence_needs_the_lower_end_too()
    {
        Assert.True(Compare(0).IsEquivalent);
        Assert.False(Compare(7).IsEquivalent);
        var wide = RunComparison.Of(
            RunSamples.Means([100, 101, 99, 100]), RunSamples.Means([98, 110, 80, 95]), new ComparisonOptions { Alpha = 0.2, Margin = Margin.Of(3) });

        Assert.Equal((ComparisonVerdict.NoWorse, false), (wide.Verdict, wide.IsEquivalent));
    }

    [Fact]
    public void Equal_runs_are_unchanged_at_once()
    {
        var result = Compare(0, noise: false);

        Assert.Equal((ComparisonVerdict.NoWorse, ComparisonReason.Unchanged, true), (result.Verdict, result.Reason, result.IsEquivalent));
        Assert.Equal((0, 0), (result.Difference.Low, result.Difference.High));
        var independent = Compare(0, new ComparisonOptions { Pairing = Pairing.Independent }, noise: false);
        Assert.Equal(ComparisonReason.NotSignificant, independent.Reason);
    }

    [Fact]
    public void A_constant_difference_decides_by_its_size()
    {
        Assert.Equal(ComparisonVerdict.Regression, Compare(6, new ComparisonOptions { Margin = Margin.Of(5) }, noise: false).Verdict);
        Assert.Equal(ComparisonVerdict.NoWorse, Compare(5, new ComparisonOptions { Margin = Margin.Of(5) }, noise: false).Verdict);
    }

    [Fact]
    public void P_values_agree_with_the_interval()
    {
        foreach (var alpha in new[] { 0.001, 0.01, 0.05, 0.2 })
        {
            foreach (var shift in new[] { -3, -0.3, 0, 0.3, 4.6, 5, 5.4, 8 })
            {
                var result = Compare(shift, new ComparisonOptions { Alpha = alpha });
                Assert.Equal(result.Excess.Low > 0, result.PValueRegression < alpha);
                Assert.Equal(result.Excess.High < 0, result.PValueNoWorse < alpha);
                Assert.Equal(result.Difference.High < 0, result.PValueImproved < alpha);
            }
        }
    }

    [Fact]
    public void An_inconclusive_verdict_says_how_many_replications_would_settle_it()
    {
        var open = Compare(5.1, new ComparisonOptions { Margin = Margin.Of(5) });
        double half = open.Excess.Value - open.Excess.Low;

        Assert.Equal((ComparisonVerdict.Inconclusive, ComparisonReason.NotSignificant), (open.Verdict, open.Reason));
        Assert.Equal((int)Math.Ceiling(8 * Math.Pow(half / open.Excess.Value, 2)), open.Needed.Count);
        Assert.Equal(ReplicationNeed.None, Compare(0).Needed);
    }

    [Fact]
    public void The_detectable_effect_is_the_margin_and_what_the_spread_adds()
    {
        var result = Compare(0, new ComparisonOptions { Margin = Margin.Of(5) });
        double error = (result.Excess.Value - result.Excess.Low) / -MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, 7, 0.01);

        Assert.Equal(5 + DetectableEffects.Minimum(error, 7, 0.01), result.MinimumDetectableEffect, 1e-9);
        Assert.InRange(result.MinimumDetectableEffect, 5, 6);
    }

    [Fact]
    public void Too_little_is_inconclusive_and_never_a_pass()
    {
        var none = RunComparison.Of(RunSamples.Means([]), RunSamples.Means([]));
        var one = RunComparison.Of(RunSamples.Means([1]), RunSamples.Means([2]));
        var half = RunComparison.Of(RunSamples.Means([1, 2]), RunSamples.Means([]), new ComparisonOptions { Pairing = Pairing.Independent });

        Assert.Equal((ComparisonVerdict.Inconclusive, ComparisonReason.NoSamples), (none.Verdict, none.Reason));
        Assert.Equal((ComparisonVerdict.Inconclusive, ComparisonReason.TooFewReplications), (one.Verdict, one.Reason));
        Assert.Equal((ComparisonVerdict.Inconclusive, ComparisonReason.NoSamples), (half.Verdict, half.Reason));
        Assert.Equal((1, 1), (none.PValueRegression, none.PValueNoWorse));
    }

    [Fact]
    public void Wrong_use_is_rejected()
    {
        var one = RunSamples.Means([1, 2]);
        Assert.Throws<ArgumentException>(() => RunComparison.Of(one, RunSamples.Means([1, 2, 3])));
        Assert.Throws<ArgumentException>(() => RunComparison.Of(one, RunSamples.Quantiles([HistogramSnapshot.Empty()], 0.5)));
        Assert.Throws<ArgumentException>(() => RunComparison.Of(
            RunSamples.Quantiles([HistogramSnapshot.Empty()], 0.5), RunSamples.Quantiles([HistogramSnapshot.Empty()], 0.9)));
        Assert.Throws<ArgumentException>(() => RunSamples.Means([double.NaN]));
        Assert.Throws<ArgumentException>(() => RunSamples.Ratios([1], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RunComparison.Of(one, one, new ComparisonOptions { Alpha = 0.5 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => RunComparison.Of(one, one, new ComparisonOptions { Power = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => RunComparison.Of(one, one, new ComparisonOptions { Resamples = 100 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Margin.OfBase(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Margin.Of(double.PositiveInfinity));
    }

    private static ComparisonResult Compare(double shift, ComparisonOptions? options = null, bool noise = true) => RunComparison.Of(
        RunSamples.Means(Base), RunSamples.Means([.. Base.Select((value, r) => value + shift + (noise ? Noise[r] : 0))]), options);
}
