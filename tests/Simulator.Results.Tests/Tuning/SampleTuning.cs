using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Results.Tests.Tuning;

/// <summary>A result of a search with every part filled in.</summary>
internal static class SampleTuning
{
    private static readonly TuningQuantity Exposure = new("wrong_action_exposure", "per_1000_roots", [new("arm", "governed")]);
    private static readonly TuningQuantity Latency = new("approval_latency", "p95", [new("arm", "governed"), new("class", "refund")]);

    public static TuningResult Create(TuningOutcome outcome = TuningOutcome.Recommended)
    {
        var result = new TuningResult
        {
            Identity = new TuningIdentity
            {
                Scenario = "baseline", Title = "A desk", ScenarioDigest = new string('a', 64), TuningId = "0123456789abcdef", Seed = ulong.MaxValue,
                ProgramVersion = "0.1.0", Platform = ".NET", Command = "./run.sh tune baseline",
            },
            Outcome = outcome,
            Answer = string.Empty,
            Notes = ["A note."],
            Keys = [new VariedKey("policy.threshold", ["80%", "85%"]), new VariedKey("pools['night.desk'].reviewers", ["4", "5"]), new VariedKey("classes.refund.credential.ttl", ["15m", "1h"])],
            Objective = new TuningObjective(Exposure, true, "X2 wrong-action exposure", 1.5),
            Limits = [new TuningLimit(Latency, LimitSide.AtMost, 45)],
            Axes = [Exposure, Latency],
            Chosen = 6,
            IsChosenByConfirmation = false,
            Finalists =
            [
                Finalist(6, ["85%", "5", "15m"], outcome == TuningOutcome.Recommended ? LimitVerdict.Pass : outcome == TuningOutcome.NoFeasibleSetting ? LimitVerdict.Fail : LimitVerdict.Inconclusive),
                Finalist(0, ["80%", "4", "15m"], LimitVerdict.Fail),
            ],
            Map = [.. Enumerable.Range(0, 8).Select(number => new SearchedSetting(
                number, [number / 4, number / 2 % 2, number % 2], number % 2 == 0 ? Feasibility.Feasible : Feasibility.Infeasible, number == 2 ? 6 : null, 32))],
            Sensitivity = [new SensitivityStep(0, "80%", -1, Number(12, 10, 14), Number(2, -1, 5), "severity min", [new ConfirmedLimit(0, LimitVerdict.Pass, 30, 25, 35, 0.05, null)])],
            Robustness = new RobustnessResult([new VariedHypothesis("review.copyProbability", 0.001, 2.5, "documented")], 20, 17, Number(0.85, 0.6, 0.97), [0], ["classes.refund.patience"]),
            Flip = new FlipResult(0, new FlipPoint("review.copyProbability", 2.2), null, ["review.copyProbability"], 0.25, 4),
            Account = new SearchAccount
            {
                Settings = 8, IsWholeGrid = true, GridPoints = 8, SearchReplications = 256, BudgetReplications = 32, Feasible = 4, Infeasible = 4, WithoutValue = 0,
                Eliminated = 1, IsDecided = true, ConfirmationReplications = 256, RobustnessReplications = 640, FirstSearchReplication = 0,
                FirstFreshReplication = 1 << 20, Level = 0.95, SearchAlpha = 0.05,
            },
        };
        return result with { Answer = TuningSentences.Answer(result) };
    }

    private static ConfirmedSetting Finalist(int number, string[] values, LimitVerdict verdict) => new()
    {
        Setting = number,
        Values = values,
        Objective = Number(10.5, 9.5, 11.5),
        Limits = [new ConfirmedLimit(0, verdict, verdict == LimitVerdict.Fail ? 61 : 38.123456789, double.NegativeInfinity, double.PositiveInfinity, 0.03, verdict == LimitVerdict.Inconclusive ? 900 : null)],
        Box = [Number(10.5, 9.5, 11.5), Number(38, 30, double.PositiveInfinity)],
        Front = ParetoStatus.Undecided,
    };

    private static Estimate Number(double value, double low, double high) => new(value, low, high, 0.9875, 256, IntervalMethod.StudentT);
}
