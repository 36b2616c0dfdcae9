using Simulator.Statistics;

namespace Simulator.Coverage.Tests;

/// <summary>Limits on counts, shares and quantiles, with the truth exactly at the limit: both answers are wrong.</summary>
internal static class ClaimStudies
{
    private static readonly int Most = Study.Sizes.Max();

    public static IEnumerable<Study> Make()
    {
        yield return new AtLimitStudy("count, Hall", "compound", 10, arms =>
        {
            var counts = Bursts(arms[0]);
            return (n, alpha) => LimitClaims.OfCounts(counts.AsSpan(0, n), Limit.AtMost(2 / (1 - 0.6)), alpha);
        });
        yield return Share("share, Hall", ItemModels.TwoLevel(), 1.5);
        yield return Quantile(ItemModels.TwoLevel(), 1);
        yield return Quantile(ItemModels.Autoregressive(), 1);
        yield return Quantile(ItemModels.Queue(Math.Log(20) / 0.2), 1);
        yield return Quantile(ItemModels.Crises(), 4);
        yield return RareShare();
    }

    /// <summary>A Poisson number of bursts, mean 2, each with a geometric number of events, mean 2.5.</summary>
    private static long[] Bursts(KeyedDraws draws) => [.. Enumerable.Range(0, Most).Select(r =>
    {
        long events = 0;
        var time = draws.StandardExponential((ulong)r, 1);
        for (var burst = 1; time < 2; burst++)
        {
            events += 1 + (long)(draws.StandardExponential((ulong)r, 2, burst) / -Math.Log(0.6));
            time += draws.StandardExponential((ulong)r, 1, burst);
        }

        return events;
    })];

    private static AtLimitStudy Share(string method, ItemModel model, double threshold) => new(method, model.Name, 2, arms =>
    {
        var (over, entered) = Above(model, threshold, arms[0]);
        var truth = 0.5 * (Math.Exp(-threshold / 0.75) + Math.Exp(-threshold / 1.25));
        return (n, alpha) => LimitClaims.OfShare(over.AsSpan(0, n), entered.AsSpan(0, n), Limit.AtMost(truth), alpha);
    });

    /// <summary>One replication in twelve loses everything, the others nothing: the exact bound has to judge.</summary>
    private static AtLimitStudy RareShare() => new("share, exact bound", "crises", 4, arms =>
    {
        long[] lost = [.. Enumerable.Range(0, Most).Select(r => arms[0].Bernoulli(1.0 / 12, (ulong)r, 1) ? 50L : 0)];
        long[] entered = [.. Enumerable.Repeat(50L, Most)];
        return (n, alpha) => LimitClaims.OfShare(lost.AsSpan(0, n), entered.AsSpan(0, n), Limit.AtMost(1.0 / 12), alpha);
    });

    private static AtLimitStudy Quantile(ItemModel model, int factor) => new("p95, Hall", model.Name, factor, arms =>
    {
        var replications = model.Replications(arms[0], Most);
        var limit = Limit.AtMost(ItemModel.Unit * model.Quantile(0.95));
        return (n, alpha) => LimitClaims.OfQuantile(replications[..n], 0.95, limit, alpha);
    });

    private static (long[] Over, long[] Entered) Above(ItemModel model, double threshold, KeyedDraws draws)
    {
        var (over, entered) = (new long[Most], new long[Most]);
        var items = new List<double>();
        for (var r = 0; r < Most; r++)
        {
            items.Clear();
            model.Items(draws, r, items);
            (over[r], entered[r]) = (items.Count(item => item > threshold), items.Count);
        }

        return (over, entered);
    }
}

/// <summary>How often a limit that is the truth exactly passes and fails, at 5 %, and how small the p-values of failures get.</summary>
internal sealed class AtLimitStudy : Study
{
    private const double Alpha = 0.05;
    private const double InFamily = 0.001;

    private readonly Func<Arms, Func<int, double, LimitResult>> make;
    private readonly int factor;
    private readonly (int Size, Row Passes, Row Fails, Row Small)[] lines;

    public AtLimitStudy(string method, string model, int factor, Func<Arms, Func<int, double, LimitResult>> make)
    {
        (this.make, this.factor) = (make, factor);
        // The methods with Hall's transform ask for 64 replications.
        lines = [.. Sizes.Where(size => size >= ClaimTest.MinReplications).Select(size => (
            size,
            Line(Headings.Claims, method, model, size, "pass, exactly at the limit", Promise.AtMost, Alpha),
            Line(Headings.Claims, method, model, size, "fail, exactly at the limit", Promise.AtMost, Alpha),
            Line(Headings.Claims, method, model, size, "p-value of failure ≤ 0.001, exactly at the limit", Promise.AtMost, InFamily)))];
    }

    public override int Factor => factor;

    public override void Experiment(Arms arms)
    {
        var judge = make(arms);
        foreach (var (size, passes, fails, small) in lines)
        {
            var result = judge(size, Alpha);
            passes.Add(result.Verdict == LimitVerdict.Pass);
            fails.Add(result.Verdict == LimitVerdict.Fail);
            small.Add(result.PValueFail <= InFamily);
        }
    }
}
