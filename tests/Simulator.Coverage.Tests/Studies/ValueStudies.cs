using Simulator.Statistics;

namespace Simulator.Coverage.Tests;

/// <summary>Means and ratios of replication values, of one run and of two.</summary>
internal static class ValueStudies
{
    private const double Margin = ComparisonOptions.DefaultRelativeMargin;
    private static readonly int Most = Study.Sizes.Max();

    public static IEnumerable<Study> Make()
    {
        yield return new MeanStudy(ValueModel.Normal);
        yield return new MeanStudy(ValueModel.Exponential);
        yield return new MeanStudy(ValueModel.SkewGamma);
        yield return new RatioStudy();
        yield return new ProportionStudy(0.05);
        yield return new ProportionStudy(0.3);
        yield return PairedMeans();
        yield return IndependentMeans();
        yield return UnchangedMeans(ValueModel.Exponential);
        yield return UnchangedMeans(ValueModel.SkewGamma);
        yield return PairedRatios();
        yield return IndependentRatios();
    }

    /// <summary>What both runs have in common is skew, what they do not is normal.</summary>
    private static ComparisonStudy PairedMeans() => new(
        "paired t", "exponential", 30 * Margin, true, new ComparisonOptions(), arms =>
        {
            var draws = arms[0];
            double[] first = [.. Replications(r => 20 + (10 * draws.StandardExponential(r, 1)) + draws.StandardNormal(r, 2))];
            double[] second = [.. Replications(r => (1 + Margin) * (20 + (10 * draws.StandardExponential(r, 1))) + draws.StandardNormal(r, 3))];
            return n => (RunSamples.Means(first.AsSpan(0, n)), RunSamples.Means(second.AsSpan(0, n)));
        });

    /// <summary>Unequal variances: the candidate is a twentieth larger and three times as spread.</summary>
    private static ComparisonStudy IndependentMeans() => new(
        "Welch", "exponential, spread 1 and 3", 20 * Margin, true, Independent, arms =>
        {
            var (one, other) = (arms[0], arms[1]);
            double[] first = [.. Replications(r => 18 + (2 * one.StandardExponential(r, 1)))];
            double[] second = [.. Replications(r => (20 * (1 + Margin)) - 6 + (6 * other.StandardExponential(r, 1)))];
            return n => (RunSamples.Means(first.AsSpan(0, n)), RunSamples.Means(second.AsSpan(0, n)));
        });

    private static ComparisonStudy UnchangedMeans(ValueModel model) => new(
        "Welch", model.Name, 0, false, Independent, arms =>
        {
            double[] first = model.Values(arms[0], Most);
            double[] second = model.Values(arms[1], Most);
            return n => (RunSamples.Means(first.AsSpan(0, n)), RunSamples.Means(second.AsSpan(0, n)));
        });

    private static ComparisonStudy PairedRatios() => new(
        "paired ratio", "two-level", Margin, true, new ComparisonOptions(), arms =>
        {
            var (above, below) = Sums(ItemModels.TwoLevel(), arms[0]);
            var (worse, _) = Sums(ItemModels.TwoLevel(1 + Margin), arms[0]);
            // Noise of its own keeps the candidate from being a plain multiple.
            double[] noisy = [.. worse.Select((sum, r) => sum + (5 * arms[1].StandardNormal((ulong)r, 1)))];
            return n => (RunSamples.Ratios(above.AsSpan(0, n), below.AsSpan(0, n)), RunSamples.Ratios(noisy.AsSpan(0, n), below.AsSpan(0, n)));
        });

    private static ComparisonStudy IndependentRatios() => new(
        "Welch ratio", "two-level", Margin, true, Independent, arms =>
        {
            var (above, below) = Sums(ItemModels.TwoLevel(), arms[0]);
            var (worse, others) = Sums(ItemModels.TwoLevel(1 + Margin), arms[1]);
            return n => (RunSamples.Ratios(above.AsSpan(0, n), below.AsSpan(0, n)), RunSamples.Ratios(worse.AsSpan(0, n), others.AsSpan(0, n)));
        });

    private static ComparisonOptions Independent { get; } = new() { Pairing = Pairing.Independent };

    private static IEnumerable<double> Replications(Func<ulong, double> value) => Enumerable.Range(0, Most).Select(r => value((ulong)r));

    /// <summary>Per replication the sum of its items and their number.</summary>
    private static (double[] Above, double[] Below) Sums(ItemModel model, KeyedDraws draws)
    {
        var (above, below) = (new double[Most], new double[Most]);
        var items = new List<double>();
        for (var r = 0; r < Most; r++)
        {
            items.Clear();
            model.Items(draws, r, items);
            (above[r], below[r]) = (items.Sum(), items.Count);
        }

        return (above, below);
    }
}
