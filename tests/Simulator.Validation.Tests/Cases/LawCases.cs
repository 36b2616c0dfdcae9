using Simulator.Results;

namespace Simulator.Validation.Tests;

/// <summary>Laws without chance in them: they hold in every run, to the last digit but for the rounding of the summary's own arithmetic.</summary>
internal static class LawCases
{
    public static IReadOnlyList<ValidationCase> List { get; } =
    [
        new("little", "All work arrives in two hours and is done within the day",
            $$"""
            { "extends": "mm5.json",
              "run": { "horizon": "24h", "warmUp": "0s", "replications": 32 },
              "pools": { "desk": { "reviewers": 3 } },
              "classes": { "item": { "arrivals": { "kind": "scripted", "at": [{{string.Join(", ", Enumerable.Range(0, 60).Select(index => $"\"{2 * index}m\""))}}] } } } }
            """,
            () =>
            [
                new Identity("L × horizon against λ × W, min", Little, Formulas.Little),
                new Identity("unresolved requests", run => (run.Value("unresolved", "count", "governed").Value, 0), Formulas.Conservation),
            ]),
        new("conservation", "Rejected, expired, withdrawn, turned away or approved",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "120h", "replications": 32 },
              "pools": { "desk": { "reviewers": 2, "waitingRoom": 6 } },
              "classes": { "item": { "wrong": "20%", "patience": { "kind": "exponential", "mean": "30m" } } },
              "gates": { "approval": { "expiry": "40m" } },
              "review": { "detectionMaximum": "80%", "falseRejection": "5%" } }
            """,
            () =>
            [
                new Identity("sum of the shares of outcomes", run => (Sum(run, "outcome_share"), 1), Formulas.Conservation),
                new Identity("sum of the shares of routes", run => (Sum(run, "route_share"), 1), Formulas.Conservation),
                new Identity("sum of the shares of the latency", run => (Sum(run, "latency_share"), 1), Formulas.Conservation),
                new Identity("unresolved requests", run => (run.Value("unresolved", "count", "governed").Value, 0), Formulas.Conservation),
            ]),
        new("no-errors", "Nothing is wrong and nothing leaks",
            """{ "extends": "mm5.json", "run": { "horizon": "120h", "replications": 32 } }""",
            () =>
            [
                new Identity("wrong-action exposure", run => (run.Value("wrong_action_exposure", "per_1000_roots", "governed").Value, 0), Formulas.Conservation),
                new Identity("share denied", run => (run.Value("route_share", "share", "governed denied").Value, 0), Formulas.Conservation),
            ]),
    ];

    private static (double Left, double Right) Little(RunResult run) => (
        run.Value("backlog", "mean", Checks.Desk).Value * run.Identity.HorizonMinutes,
        run.Value("root_requests", "mean", "governed").Value * run.Value("approval_latency", "mean_decided", "governed").Value);

    private static double Sum(RunResult run, string metric) => run.Metrics.Where(result => result.Metric == metric).Sum(result => result.Estimate.Value);
}
