using Simulator.Statistics;

namespace Simulator.Coverage.Tests;

/// <summary>The t interval of a mean and the limit on it.</summary>
internal sealed class MeanStudy : Study
{
    private readonly ValueModel model;
    private readonly (int Size, Row Covers, Row Passes, Row Fails)[] lines;

    public MeanStudy(ValueModel model)
    {
        this.model = model;
        lines = [.. Sizes.Select(size => (
            size,
            Line(Headings.OneRun, "mean, Student's t", model.Name, size, "interval covers", Promise.AtLeast, 0.95),
            Line(Headings.Claims, Method("mean", size), model.Name, size, "pass, exactly at the limit", Promise.AtMost, 0.05),
            Line(Headings.Claims, Method("mean", size), model.Name, size, "fail, exactly at the limit", Promise.AtMost, 0.05)))];
    }

    public override int Factor => 4;

    /// <summary>Limits on means and ratios are judged with Hall's transform where there are enough replications for it.</summary>
    public static string Method(string kind, int size) => kind + (size >= ClaimTest.MinReplications ? ", Hall" : ", Student's t");

    public override void Experiment(Arms arms)
    {
        var values = model.Values(arms[0], Sizes.Max());
        foreach (var (size, covers, passes, fails) in lines)
        {
            var part = values.AsSpan(0, size);
            var verdict = LimitClaims.OfMean(part, Limit.AtMost(model.Mean)).Verdict;
            covers.Add(MeanInterval.Of(part).Contains(model.Mean));
            passes.Add(verdict == LimitVerdict.Pass);
            fails.Add(verdict == LimitVerdict.Fail);
        }
    }
}

/// <summary>The interval of a ratio whose numerator depends on its denominator, and the limit on it.</summary>
internal sealed class RatioStudy : Study
{
    private const double Ratio = 0.3;

    private readonly (int Size, Row Covers, Row Passes, Row Fails)[] lines;

    public RatioStudy() => lines = [.. Sizes.Select(size => (
        size,
        Line(Headings.OneRun, "ratio, delta method", "exponential", size, "interval covers", Promise.AtLeast, 0.95),
        Line(Headings.Claims, MeanStudy.Method("ratio", size), "exponential", size, "pass, exactly at the limit", Promise.AtMost, 0.05),
        Line(Headings.Claims, MeanStudy.Method("ratio", size), "exponential", size, "fail, exactly at the limit", Promise.AtMost, 0.05)))];

    public override void Experiment(Arms arms)
    {
        var draws = arms[0];
        double[] below = [.. Enumerable.Range(0, Sizes.Max()).Select(r => 20 + (10 * draws.StandardExponential((ulong)r, 1)))];
        double[] above = [.. below.Select((n, r) => (Ratio * n) + (Math.Sqrt(n) * draws.StandardNormal((ulong)r, 2)))];
        foreach (var (size, covers, passes, fails) in lines)
        {
            var y = above.AsSpan(0, size);
            var n = below.AsSpan(0, size);
            var verdict = LimitClaims.OfRatio(y, n, Limit.AtMost(Ratio)).Verdict;
            covers.Add(RatioInterval.Of(y, n).Contains(Ratio));
            passes.Add(verdict == LimitVerdict.Pass);
            fails.Add(verdict == LimitVerdict.Fail);
        }
    }
}

/// <summary>Intervals of a proportion and the limit on a typical period.</summary>
internal sealed class ProportionStudy : Study
{
    private readonly double share;
    private readonly (int Size, Row Wilson, Row Exact, Row Passes, Row Fails)[] lines;

    public ProportionStudy(double share)
    {
        this.share = share;
        var model = FormattableString.Invariant($"{share * 100:0} % of replications");
        lines = [.. Sizes.Select(size => (
            size,
            Line(Headings.OneRun, "proportion, Wilson", model, size, "interval covers", Promise.AtLeast, 0.95),
            Line(Headings.OneRun, "proportion, Clopper-Pearson", model, size, "interval covers", Promise.AtLeast, 0.95),
            Line(Headings.Claims, "typical period, Clopper-Pearson", model, size, "pass, exactly at the limit", Promise.AtMost, 0.05),
            Line(Headings.Claims, "typical period, Clopper-Pearson", model, size, "fail, exactly at the limit", Promise.AtMost, 0.05)))];
    }

    public override int Factor => 4;

    public override void Experiment(Arms arms)
    {
        foreach (var (size, wilson, exact, passes, fails) in lines)
        {
            var hits = Enumerable.Range(0, size).Count(r => arms[0].Bernoulli(share, (ulong)r, 1));
            var verdict = LimitClaims.OfTypicalPeriod(hits, size, Limit.AtMost(share)).Verdict;
            wilson.Add(ProportionInterval.Wilson(hits, size).Contains(share));
            exact.Add(ProportionInterval.ClopperPearson(hits, size).Contains(share));
            passes.Add(verdict == LimitVerdict.Pass);
            fails.Add(verdict == LimitVerdict.Fail);
        }
    }
}

/// <summary>Headings of the document.</summary>
internal static class Headings
{
    public const string OneRun = "One run: 95 % intervals";
    public const string Claims = "One run: limits";
    public const string Power = "Comparisons as a whole";
    public const string Planning = "Looks and warm-up";
}
