using Simulator.Statistics;

namespace Simulator.Coverage.Tests;

/// <summary>Whole comparisons with their defaults, the two looks, and the check of a warm-up.</summary>
internal static class VerdictStudies
{
    public static IEnumerable<Study> Make()
    {
        yield return new UnchangedStudy();
        yield return new DetectionStudy();
        yield return new CornerStudy();
        yield return new TwoLooksStudy();
        yield return new WarmUpStudy();
        yield return new DetectableStudy();
    }
}

/// <summary>An unchanged queue under another seed, compared by six metrics at once: does Holm's procedure name any of them a regression?</summary>
internal sealed class UnchangedStudy : Study
{
    private readonly ItemModel model = ItemModels.Queue(Math.Log(20) / 0.2);
    private readonly (int Size, Row Any)[] lines;

    public UnchangedStudy() => lines = [.. new[] { 30, 64 }.Select(size => (
        size,
        Line(Headings.Power, "compare six metrics, Holm", "queue, independent, unchanged", size, "any false regression",
            Promise.AtMost, ComparisonOptions.DefaultAlpha)))];

    public override void Experiment(Arms arms)
    {
        var (first, second) = (model.Replications(arms[0], 64), model.Replications(arms[1], 64));
        var options = new ComparisonOptions { Pairing = Pairing.Independent };
        foreach (var (size, any) in lines)
        {
            var (one, other) = (first[..size], second[..size]);
            double[] pValues =
            [
                .. new[] { 0.5, 0.9, 0.95, 0.99 }.Select(p => RunComparison.Of(RunSamples.Quantiles(one, p), RunSamples.Quantiles(other, p), options).PValueRegression),
                RunComparison.Of(Mean(one), Mean(other), options).PValueRegression,
                RunComparison.Of(Late(one), Late(other), options).PValueRegression,
            ];
            any.Add(Array.Exists(Holm.Rejected(pValues, options.Alpha), rejected => rejected));
        }
    }

    private static RunSamples Mean(HistogramSnapshot[] run) =>
        RunSamples.Ratios([.. run.Select(each => (double)each.Sum)], [.. run.Select(each => (double)each.Count)]);

    private static RunSamples Late(HistogramSnapshot[] run) =>
        RunSamples.Ratios([.. run.Select(each => (double)each.CountNotWithin((long)(10 * ItemModel.Unit)))], [.. run.Select(each => (double)each.Entered)]);
}

/// <summary>A queue whose 95 % quantile is 24 % worse, compared with the same random numbers: is it caught?</summary>
internal sealed class DetectionStudy : Study
{
    private readonly ItemModel model = ItemModels.Queue(Math.Log(20) / 0.2);
    private readonly ItemModel worse = ItemModels.Queue(1.24 * Math.Log(20) / 0.2);
    private readonly (int Size, Row Caught)[] lines;

    public DetectionStudy() => lines = [.. new[] { 30, 64 }.Select(size => (
        size,
        Line(Headings.Power, "compare p95, defaults", "queue, paired, p95 24 % worse", size, "regression", Promise.AtLeast, 0.95)))];

    public override void Experiment(Arms arms)
    {
        var (first, second) = (model.Replications(arms[0], 64), worse.Replications(arms[0], 64));
        foreach (var (size, caught) in lines)
        {
            var result = RunComparison.Of(RunSamples.Quantiles(first[..size], 0.95), RunSamples.Quantiles(second[..size], 0.95));
            caught.Add(result.Verdict == ComparisonVerdict.Regression);
        }
    }
}

/// <summary>Relative and absolute margin equal: the corner where "no worse" by the larger of both has the most room for error.</summary>
internal sealed class CornerStudy : Study
{
    private readonly (int Size, Row Regression, Row NoWorse)[] lines;

    public CornerStudy() => lines = [.. Sizes.Select(size => (
        size,
        Line(Headings.Power, "margin 5 % or 1, both equal", "normal, independent", size, "regression, exactly at the margin",
            Promise.AtMost, ComparisonOptions.DefaultAlpha),
        Line(Headings.Power, "margin 5 % or 1, both equal", "normal, independent", size, "no worse, exactly at the margin",
            Promise.AtMost, ComparisonOptions.DefaultAlpha)))];

    public override int Factor => 4;

    public override void Experiment(Arms arms)
    {
        var options = new ComparisonOptions { Pairing = Pairing.Independent, Margin = Margin.OfBase(0.05).OrAbsolute(1) };
        foreach (var (size, regression, noWorse) in lines)
        {
            var verdict = RunComparison.Of(Values(arms[0], 20, size), Values(arms[1], 21, size), options).Verdict;
            regression.Add(verdict == ComparisonVerdict.Regression);
            noWorse.Add(verdict == ComparisonVerdict.NoWorse);
        }
    }

    private static RunSamples Values(KeyedDraws draws, double mean, int count) =>
        RunSamples.Means([.. Enumerable.Range(0, count).Select(r => mean + (3 * draws.StandardNormal((ulong)r, 1)))]);
}
