using Simulator.Statistics;

namespace Simulator.Coverage.Tests;

/// <summary>A limit that is the truth exactly, looked at twice: is the level kept for both looks together?</summary>
internal sealed class TwoLooksStudy : Study
{
    private const double Alpha = 0.05;

    private readonly ValueModel model = ValueModel.Normal;
    private readonly Row passes;
    private readonly Row fails;

    public TwoLooksStudy()
    {
        passes = Line(Headings.Planning, "mean, two looks", model.Name, TwoLooks.Last, "pass at either look, exactly at the limit", Promise.AtMost, Alpha);
        fails = Line(Headings.Planning, "mean, two looks", model.Name, TwoLooks.Last, "fail at either look, exactly at the limit", Promise.AtMost, Alpha);
    }

    public override int Factor => 2;

    public override void Experiment(Arms arms)
    {
        var values = model.Values(arms[0], TwoLooks.Last);
        var verdict = LimitVerdict.Inconclusive;
        for (var n = TwoLooks.Next(0, Alpha); n is { } count && verdict == LimitVerdict.Inconclusive; n = TwoLooks.Next(count, Alpha))
        {
            verdict = LimitClaims.OfMean(values.AsSpan(0, count), Limit.AtMost(model.Mean), TwoLooks.At(count, Alpha).Alpha).Verdict;
        }

        passes.Add(verdict == LimitVerdict.Pass);
        fails.Add(verdict == LimitVerdict.Fail);
    }
}

/// <summary>Twelve weeks after a warm-up, each correlated with the one before: steady, and still 20 % above the level and decaying.</summary>
internal sealed class WarmUpStudy : Study
{
    private const int Weeks = 12;
    private const double Alpha = 0.05;

    private readonly (int Size, Row Steady, Row Warming)[] lines;

    public WarmUpStudy() => lines = [.. Sizes.Select(size => (
        size,
        Line(Headings.Planning, "steady-state check", "autoregressive weeks, steady", size, "called too short", Promise.AtMost, Alpha),
        Line(Headings.Planning, "steady-state check", "autoregressive weeks, from 20 % above", size, "called too short", Promise.AtLeast, 0.95)))];

    public override void Experiment(Arms arms)
    {
        foreach (var (size, steady, warming) in lines)
        {
            steady.Add(SteadyStateCheck.Of(Series(arms[0], size, 0), 0, 4, Alpha).Verdict == SteadyStateVerdict.TooShort);
            warming.Add(SteadyStateCheck.Of(Series(arms[0], size, 0.2), 0.05, 4, Alpha).Verdict == SteadyStateVerdict.TooShort);
        }
    }

    private static double[][] Series(KeyedDraws draws, int count, double above) => [.. Enumerable.Range(0, count).Select(r =>
    {
        var series = new double[Weeks];
        var x = draws.StandardNormal((ulong)r, 1);
        for (var week = 0; week < Weeks; week++)
        {
            series[week] = 10 * (1 + (above * Math.Pow(0.6, week)) + (0.15 * x));
            x = (0.3 * x) + (Math.Sqrt(0.91) * draws.StandardNormal((ulong)r, 2, week));
        }

        return series;
    })];
}

/// <summary>A candidate that is worse by exactly the minimum detectable effect: is it found with the power stated?</summary>
internal sealed class DetectableStudy : Study
{
    private readonly (int Size, Row Found)[] lines;

    public DetectableStudy() => lines = [.. Sizes.Select(size => (
        size,
        Line(Headings.Planning, "minimum detectable effect", "normal, paired", size, "regression", Promise.AtLeast, 0.8)))];

    public override int Factor => 2;

    public override void Experiment(Arms arms)
    {
        var options = new ComparisonOptions { Margin = Margin.None };
        foreach (var (size, found) in lines)
        {
            var effect = DetectableEffects.Minimum(1 / Math.Sqrt(size), size - 1, options.Alpha, options.Power);
            var first = ValueModel.Exponential.Values(arms[0], size);
            double[] second = [.. first.Select((value, r) => value + effect + arms[1].StandardNormal((ulong)r, 1))];
            found.Add(RunComparison.Of(RunSamples.Means(first), RunSamples.Means(second), options).Verdict == ComparisonVerdict.Regression);
        }
    }
}
