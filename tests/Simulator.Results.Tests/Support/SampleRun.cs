using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.TestSupport;

/// <summary>
/// A made-up but plausible result: two pools over three days, leak incidents, a quantile that is never reached and a ratio that is
/// undefined. Smooth formulas rounded to a few digits, so that it is the same on every machine.
/// </summary>
internal static class SampleRun
{
    private const int Replications = 64;

    /// <summary>The result that golden files are made of.</summary>
    public static RunResult Create() => new()
    {
        Identity = Identity(),
        Headline = "Human gates cut wrong-action exposure by about 70 %, but they slow containment: the attacker comes first in 41.2 % of leaks, against 7.1 % under the auto twin.",
        Notes =
        [
            "Two of 64 replications ended with open requests; every number about them is a lower bound.",
            "Hypothesis: review.detection.tau (10 min) has no source; the ranking holds from 5 to 20 min.",
            "Hypothesis: attack.fastest (9 min) is a sample minimum, not a proven bound; the fast-attacker family reverses X5.",
        ],
        Assumptions =
        [
            new Assumption("classes.*.discovery", ["refund", "secret-rotation"], "lognormal (median 6h, p95 3d)", "an assumption", "0.2× to 5×", "0s"),
            new Assumption("classes.*.patience", ["refund", "secret-rotation"], "none", "off; to vary it: lognormal, median 4h to 48h", string.Empty, "none"),
            new Assumption("review.detectionMaximum", [], "90%", "an assumption", string.Empty, "0%"),
        ],
        Trail = new TrailCheck(0, 74_297, 6_730, 12,
        [
            new RuleCheck("I01", "what was executed was authorised before", 0, null, string.Empty, string.Empty),
            new RuleCheck("I07", "who approves is a person, and not the one on whose behalf the work runs", 1_204, 812, "00000000000004d1", "person-3 approves work that runs for person-3"),
            new RuleCheck("I25", "the hash chain holds", 0, null, string.Empty, string.Empty),
        ]),
        Obstacles = [new Obstacle(ObstacleKind.Unresolved, string.Empty, "Two of 64 replications ended with open requests.")],
        Metrics = SampleMetrics.All(),
        Backlog = [Fan("owners", 22, 9), Fan("risk", 7, 13)],
        TimeToAuthorised =
        [
            Spread("auto", "auto", 0.25, 0.55, 0.02, 30, tail: 0, tailMedian: 1, 0.01),
            Spread("gated", "gated", 13, 1.0, 0.5, 4_000, tail: 0.12, tailMedian: 700, 0.035),
        ],
        Race = Race(),
        Replications = Table(),
    };

    /// <summary>What was run.</summary>
    public static RunIdentity Identity() => new()
    {
        Scenario = "leak-at-shift-change",
        Title = "Shift handover under a credential leak",
        Description = "An assistant deploys round the clock while owners and risk reviewers change shift; secrets leak at times nobody plans.",
        ScenarioDigest = "9f2c4e7a01b35d68c2f4a6e8091b3d5f7a9c1e3052749688badcfe1032547698",
        RunId = "5b1f0c9a7d3e4826",
        TrailDigest = "00c0ffee12345678",
        Seed = 1,
        Replications = Replications,
        Start = "2026-03-02T06:00:00Z",
        HorizonMinutes = 4_320,
        WarmUpMinutes = 0,
        ProgramVersion = "0.1.0",
        Platform = ".NET 10.0.12, Linux, X64",
        Command = "./run.sh run scenarios/leak-at-shift-change.json --seed 1 --replications 64",
        Events = 18_204_511,
    };

    /// <summary>An estimate with an interval of a half-width around it.</summary>
    public static Estimate About(double value, double half, IntervalMethod method = IntervalMethod.StudentT) =>
        new(value, Math.Round(value - half, 6), Math.Round(value + half, 6), 0.95, Replications, method);

    private static BacklogFan Fan(string pool, double peak, double peakHour)
    {
        double[] minutes = [.. Enumerable.Range(0, 433).Select(index => index * 10d)];
        double[] median = [.. minutes.Select(minute => Math.Round(peak * Load(minute, peakHour)))];
        return new BacklogFan(
            pool, minutes,
            [.. median.Select((value, index) => Math.Round(value * 1.04 + 0.2 + (0.1 * (index % 5)), 2))],
            [.. median.Select((value, index) => Math.Max(0, Math.Round((value * 0.55) - 1 + Math.Sin(index / 4d))))],
            median,
            [.. median.Select((value, index) => Math.Max(value, Math.Round((value * 1.6) + 1.5 + Math.Sin(index / 6d) + Math.Sin(index / 2.3))))]);
    }

    /// <summary>A day's hump, a little higher each day.</summary>
    private static double Load(double minute, double peakHour)
    {
        var day = Math.Floor(minute / 1_440);
        var hour = (minute / 60 % 24) - peakHour + 3;
        return Math.Exp(-hour * hour / 12) * (1 + (0.12 * day));
    }

    private static Curve Spread(string id, string label, double median, double sigma, double from, double to, double tail, double tailMedian, double half)
    {
        const int points = 160;
        double[] x = [.. Enumerable.Range(0, points).Select(index => Round(from * Math.Pow(to / from, index / (points - 1d))))];
        double[] y = [.. x.Select(at => Math.Round(((1 - tail) * Step(Math.Log(at / median) / sigma)) + (tail * Step(Math.Log(at / tailMedian) / 0.35)), 5))];
        return new Curve(id, label, x, y, [.. y.Select(share => Math.Round(Math.Max(0, share - half), 5))], [.. y.Select(share => Math.Round(Math.Min(1, share + half), 5))]);
    }

    private static RaceResult Race() => new(
        [
            new Curve("attack", "attacker's first attempt", Minutes(60), [.. Minutes(60).Select(at => at <= 9 ? 0 : Math.Round(1 - Math.Exp(-(at - 9) / 8), 5))], null, null),
            Spread("contained_governed", "secret dead, governed", 14, 0.7, 1, 480, 0.08, 200, 0.04),
            Spread("contained_auto_twin", "secret dead, auto twin", 4.5, 0.45, 1, 480, 0.028, 60, 0.02),
        ],
        9, 17,
        [
            new RaceOutcome("governed", "attacker_first", About(0.412, 0.031)),
            new RaceOutcome("auto_twin", "attacker_first", About(0.071, 0.014)),
            new RaceOutcome("governed", "contained", About(0.56, 0.033)),
            new RaceOutcome("auto_twin", "contained", About(0.901, 0.018)),
            new RaceOutcome("governed", "expired", About(0.028, 0.009)),
            new RaceOutcome("auto_twin", "expired", About(0.028, 0.009)),
        ]);

    private static ReplicationTable Table() => new(
        ["approval_latency_mean_min", "attacker_first_share", "x1_per_1000_roots_scope_min"],
        [
            .. Enumerable.Range(0, Replications).SelectMany(index => new[] { "governed", "auto_twin" }.Select(arm => new ReplicationRow(
                index, arm,
                arm == "governed"
                    ? [Math.Round(31 + (index * 37 % 11 * 0.71), 3), Math.Round(0.3 + (index * 13 % 9 * 0.027), 4), 1_200.5 + index]
                    : [double.NaN, Math.Round(0.02 + (index * 5 % 7 * 0.015), 4), index == 7 ? double.PositiveInfinity : 1_950.25 + index]))),
        ]);

    private static double[] Minutes(int last) => [.. Enumerable.Range(0, (last * 2) + 1).Select(index => index / 2d)];

    /// <summary>A logistic step, close to the normal distribution's.</summary>
    private static double Step(double z) => 1 / (1 + Math.Exp(-1.702 * z));

    private static double Round(double value) => double.Parse(value.ToString("G4", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
