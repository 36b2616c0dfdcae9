namespace Simulator.Statistics.Tests;

public sealed class QuantileComparisonTests
{
    private static readonly ComparisonOptions Independent = new() { Pairing = Pairing.Independent };

    [Fact]
    public void A_paired_quantile_that_is_a_quarter_worse_is_caught()
    {
        var result = RunComparison.Of(Run(30), Run(30, speed: 1.24));

        Assert.Equal(ComparisonVerdict.Regression, result.Verdict);
        Assert.True(result.PValueRegression < 0.01);
        Assert.Equal(ComparisonMethod.PairedBootstrap, result.Difference.Method);
        Assert.True(result.IsApproximate);
        Assert.InRange(result.MinimumDetectableEffect, result.Tolerance, result.Difference.Value);
    }

    [Fact]
    public void Equal_histograms_are_unchanged_and_other_seeds_are_no_regression()
    {
        Assert.Equal(ComparisonReason.Unchanged, RunComparison.Of(Run(30), Run(30)).Reason);
        var other = RunComparison.Of(Run(30), Run(30, from: 1_000), Independent);
        Assert.NotEqual(ComparisonVerdict.Regression, other.Verdict);
        Assert.Equal(ComparisonMethod.StratifiedBootstrap, other.Difference.Method);
    }

    [Fact]
    public void A_large_improvement_is_one()
    {
        Assert.Equal(ComparisonVerdict.Improved, RunComparison.Of(Run(30), Run(30, speed: 0.8)).Verdict);
        Assert.Equal(
            ComparisonVerdict.Regression, RunComparison.Of(Run(30), Run(30, speed: 0.8), new ComparisonOptions { Worse = WorseSide.Lower }).Verdict);
    }

    [Fact]
    public void The_same_data_give_the_same_bits_and_another_seed_other_ends()
    {
        var options = new ComparisonOptions { Seed = 9 };
        var one = RunComparison.Of(Run(30), Run(30, speed: 1.1), options);

        Assert.Equal(one, RunComparison.Of(Run(30), Run(30, speed: 1.1), options));
        Assert.NotEqual(one.Difference, RunComparison.Of(Run(30), Run(30, speed: 1.1)).Difference);
    }

    [Fact]
    public void Equal_weights_give_the_quantile_to_the_width_of_a_bucket()
    {
        var parts = Parts(40);
        double quantile = HistogramSnapshot.Merge(parts).Quantile(0.95);

        Numeric.Close(quantile, RunSamples.Quantiles(parts, 0.95).Value, 0.008);
    }

    [Fact]
    public void A_weighted_quantile_is_that_of_repeated_replications()
    {
        var parts = Parts(6, never: 1);
        double[] weights = [0, 3, 1, 0, 2, 0];
        HistogramSnapshot[] repeated = [parts[1], parts[1], parts[1], parts[2], parts[4], parts[4]];
        foreach (var p in new[] { 0.01, 0.3, 0.5, 0.9, 0.97, 0.999 })
        {
            int near = 3;
            var samples = (QuantileSamples)RunSamples.Quantiles(parts, p);
            double weighted = samples.Weighted(weights, ref near);
            double again = samples.Weighted(weights, ref near);
            double plain = RunSamples.Quantiles(repeated, p).Value;

            Assert.Equal(weighted, again);
            Assert.True(weighted == plain || Math.Abs(weighted - plain) < 0.008 * plain, $"{p}: {weighted} against {plain}");
        }
    }

    [Fact]
    public void Never_reached_against_reached_decides_when_nearly_all_resamples_agree()
    {
        var lost = RunComparison.Of(Run(40), Run(40, never: 30));
        var found = RunComparison.Of(Run(40, never: 30), Run(40));
        var border = RunComparison.Of(Run(40), RunSamples.Quantiles(Parts(40, never: 6).Select((each, r) => r < 20 ? each : Parts(40)[r]).ToArray(), 0.95));

        Assert.Equal((ComparisonVerdict.Regression, double.PositiveInfinity), (lost.Verdict, lost.CandidateValue));
        Assert.Equal(1.0 / (ComparisonOptions.DefaultResamples + 1), lost.PValueRegression, 1e-12);
        Assert.Equal((ComparisonVerdict.Improved, double.NegativeInfinity), (found.Verdict, found.Difference.Value));
        Assert.NotEqual(ComparisonVerdict.NoWorse, border.Verdict);
    }

    [Fact]
    public void Never_reached_in_either_is_no_difference()
    {
        var result = RunComparison.Of(Run(40, never: 30), Run(40, never: 40));

        Assert.Equal((ComparisonVerdict.Inconclusive, ComparisonReason.NotReachedInEither), (result.Verdict, result.Reason));
        Assert.True(double.IsNaN(result.Difference.Value));
    }

    [Fact]
    public void Too_little_is_inconclusive()
    {
        Assert.Equal(ComparisonReason.TooFewReplications, RunComparison.Of(Run(9), Run(9, speed: 2)).Reason);
        Assert.Equal(ComparisonReason.NoSamples, RunComparison.Of(RunSamples.Quantiles([], 0.5), RunSamples.Quantiles([], 0.5)).Reason);
        HistogramSnapshot[] empty = [.. Enumerable.Repeat(HistogramSnapshot.Empty(), 12)];
        Assert.Equal(ComparisonReason.NoSamples, RunComparison.Of(RunSamples.Quantiles(empty, 0.95), Run(12)).Reason);
    }

    [Fact]
    public void Empty_replications_among_others_do_no_harm()
    {
        HistogramSnapshot[] some = [.. Parts(30).Select((each, r) => r % 3 == 0 ? HistogramSnapshot.Empty() : each)];
        var result = RunComparison.Of(RunSamples.Quantiles(some, 0.95), Run(30, speed: 2), Independent);

        Assert.Equal(ComparisonVerdict.Regression, result.Verdict);
    }

    [Fact]
    public void P_values_agree_with_the_interval()
    {
        foreach (var alpha in new[] { 0.001, 0.01, 0.05 })
        {
            foreach (var speed in new[] { 0.9, 0.99, 1.03, 1.05, 1.07, 1.3 })
            {
                var result = RunComparison.Of(Run(30), Run(30, from: 500, speed: speed), Independent with { Alpha = alpha });
                Assert.Equal(result.Excess.Low > 0, result.PValueRegression < alpha);
                Assert.Equal(result.Excess.High < 0, result.PValueNoWorse < alpha);
                Assert.Equal(result.Difference.High < 0, result.PValueImproved < alpha);
            }
        }
    }

    [Fact]
    public void Resampling_costs_no_merge_of_histograms()
    {
        var (one, other) = (Run(64), Run(64, speed: 1.1));
        RunComparison.Of(one, other);
        long before = GC.GetAllocatedBytesForCurrentThread();
        RunComparison.Of(one, other);

        // A few arrays of one number a resample; merged histograms would be hundreds of megabytes.
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 2_000_000);
    }

    private static RunSamples Run(int count, double speed = 1, int from = 0, long never = 0) =>
        RunSamples.Quantiles(Parts(count, speed, from, never), 0.95);

    private static HistogramSnapshot[] Parts(int count, double speed = 1, int from = 0, long never = 0) =>
        [.. Enumerable.Range(from, count).Select(r => PooledQuantileTests.Exponentials(r, 100, never, speed))];
}
