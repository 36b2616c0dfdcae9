namespace Simulator.Statistics.Tests;

public sealed class LinearComparisonTests
{
    private static readonly ComparisonOptions Independent = new() { Pairing = Pairing.Independent, Margin = Margin.None, Alpha = 0.05 };

    [Fact]
    public void Paired_interval_of_a_worked_example()
    {
        // Differences 1, 2, 3, 4, 5: mean 3, standard error sqrt(2.5 / 5), t(0.95; 4) = 2.131847.
        var result = RunComparison.Of(
            RunSamples.Means([10, 20, 30, 40, 50]), RunSamples.Means([11, 22, 33, 44, 55]), Independent with { Pairing = Pairing.Paired });
        double half = 2.1318467863266499 * Math.Sqrt(0.5);

        Assert.Equal(3, result.Difference.Value, 1e-12);
        Assert.Equal(3 - half, result.Difference.Low, 1e-9);
        Assert.Equal(3 + half, result.Difference.High, 1e-9);
        Assert.Equal((0.9, ComparisonMethod.PairedT), (Math.Round(result.Difference.Level, 12), result.Difference.Method));
        Assert.Equal(ComparisonVerdict.Regression, result.Verdict);
    }

    [Fact]
    public void Welch_interval_of_a_worked_example()
    {
        // Variances 2.5 / 5 and 10 / 5: standard error sqrt(2.5), degrees of freedom 2.5^2 / (0.25 / 4 + 4 / 4) = 5.88235.
        var result = RunComparison.Of(RunSamples.Means([1, 2, 3, 4, 5]), RunSamples.Means([2, 4, 6, 8, 10]), Independent);
        double critical = -MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, 6.25 / 1.0625, 0.05);

        Assert.Equal(3, result.Difference.Value, 1e-12);
        Assert.Equal(3 - (critical * Math.Sqrt(2.5)), result.Difference.Low, 1e-9);
        Assert.Equal(ComparisonMethod.Welch, result.Difference.Method);
    }

    [Fact]
    public void A_relative_margin_is_tested_with_both_sides_random()
    {
        // Candidate = 1.1 base exactly: against a base taken as known the spread would be that of the candidate, here it is none.
        double[] values = [10, 20, 30, 40];
        double[] larger = [11, 22, 33, 44];
        var at = new ComparisonOptions { Margin = Margin.OfBase(0.1001), Alpha = 0.05 };
        var below = new ComparisonOptions { Margin = Margin.OfBase(0.0999), Alpha = 0.4 };

        Assert.Equal(0, RunComparison.Of(RunSamples.Means(values), RunSamples.Means(larger), at with { Margin = Margin.OfBase(0.1) }).Excess.Value, 1e-12);
        Assert.True(RunComparison.Of(RunSamples.Means(values), RunSamples.Means(larger), at).Excess.High < 0.01);
        Assert.Equal(ComparisonVerdict.NoWorse, RunComparison.Of(RunSamples.Means(values), RunSamples.Means(larger), at).Verdict);
        Assert.Equal(ComparisonVerdict.Regression, RunComparison.Of(RunSamples.Means(values), RunSamples.Means(larger), below).Verdict);
    }

    [Fact]
    public void A_paired_ratio_with_equal_denominators_is_a_paired_mean()
    {
        double[] tens = [10, 10, 10, 10];
        var ratio = RunComparison.Of(RunSamples.Ratios([1, 5, 2, 7], tens), RunSamples.Ratios([2, 5, 4, 9], tens));
        var mean = RunComparison.Of(RunSamples.Means([0.1, 0.5, 0.2, 0.7]), RunSamples.Means([0.2, 0.5, 0.4, 0.9]));

        Assert.Equal(mean.Difference.Low, ratio.Difference.Low, 1e-12);
        Assert.Equal(mean.PValueRegression, ratio.PValueRegression, 1e-12);
    }

    [Fact]
    public void A_ratio_is_compared_as_a_ratio_of_sums()
    {
        var result = RunComparison.Of(RunSamples.Ratios([1, 9], [10, 30]), RunSamples.Ratios([3, 9], [10, 20]), Independent);

        Assert.Equal((0.25, 0.4), (result.BaseValue, result.CandidateValue));
        Assert.Equal(0.15, result.Difference.Value, 1e-12);
    }

    [Fact]
    public void Pairing_sees_what_independent_runs_cannot()
    {
        var draws = KeyedDraws.FromSeed(3, 1, 0);
        double[] first = [.. Enumerable.Range(0, 30).Select(r => 100 * draws.StandardExponential((ulong)r, 1))];
        double[] second = [.. first.Select((value, r) => (1.1 * value) + draws.StandardNormal((ulong)r, 2))];

        Assert.Equal(ComparisonVerdict.Regression, RunComparison.Of(RunSamples.Means(first), RunSamples.Means(second)).Verdict);
        Assert.Equal(
            ComparisonVerdict.Inconclusive,
            RunComparison.Of(RunSamples.Means(first), RunSamples.Means(second), new ComparisonOptions { Pairing = Pairing.Independent }).Verdict);
    }

    [Fact]
    public void An_uncertain_denominator_makes_the_comparison_undefined()
    {
        var result = RunComparison.Of(RunSamples.Ratios([1, 2, 3], [0, 0, 9]), RunSamples.Ratios([1, 2, 3], [5, 5, 5]));

        Assert.Equal((ComparisonVerdict.Inconclusive, ComparisonReason.Undefined), (result.Verdict, result.Reason));
        Assert.Equal(1, result.PValueRegression);
    }
}
