using Simulator.Validation.Tests.Theory;
using static Simulator.Validation.Tests.Checks;

namespace Simulator.Validation.Tests;

/// <summary>Five reviewers, reviews of 12 minutes on average, 20 arrivals an hour: utilisation 0.8.</summary>
internal static class ManyServersCases
{
    private const double Hour = 60;
    private static readonly Erlang Five = new(5, 20, 5);

    public static IReadOnlyList<ValidationCase> List { get; } =
    [
        new("mm5-long", "M/M/5, the shipped oracle with a longer horizon",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "2020h" },
              "observe": { "within": ["15m", "1h"] } }
            """,
            () =>
            [
                Waits(Five.ProbabilityOfWaiting, Formulas.ErlangC, 0.02),
                MeanWait(Hour * Five.MeanWait, Formulas.ErlangC, 0.06),
                WaitsNoLonger("15m", 1 - Five.WaitExceeds(0.25), Formulas.ErlangC, 0.015),
                WaitsNoLonger("1h", 1 - Five.WaitExceeds(1), Formulas.ErlangC, 0.005),
                WaitQuantile(95, Hour * Five.WaitQuantile(0.95), Formulas.ErlangC, 0.07),
                Latency((Hour * Five.MeanWait) + 12, Formulas.ErlangC, 0.02),
                Backlog(Five.MeanInSystem, Formulas.ErlangC, 0.03),
                Busy(Five.Utilisation, Formulas.Utilisation, 0.01),
            ]),
        new("mm2-half", "M/M/2, utilisation 0.5",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "1020h" },
              "pools": { "desk": { "reviewers": 2 } },
              "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "5/h" } } } }
            """,
            () => WaitsOf(new Erlang(2, 5, 5), 0.08)),
        new("mm20", "M/M/20, utilisation 0.85",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "420h" },
              "pools": { "desk": { "reviewers": 20 } },
              "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "85/h" } } } }
            """,
            () => WaitsOf(new Erlang(20, 85, 5), 0.10)),
        new("md5", "M/D/5, utilisation 0.8",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "1020h" },
              "classes": { "item": { "review": "12m" } },
              "observe": { "within": ["6m", "15m"] } }
            """,
            () =>
            {
                var fixedService = new FixedServiceQueue(5, 20, 0.2);
                return
                [
                    Waits(fixedService.ProbabilityOfWaiting, Formulas.Crommelin, 0.03),
                    MeanWait(Hour * fixedService.MeanWait, Formulas.Crommelin, 0.05),
                    WaitsNoLonger("6m", fixedService.WaitWithin(0.1), Formulas.Crommelin, 0.015),
                    WaitsNoLonger("15m", fixedService.WaitWithin(0.25), Formulas.Crommelin, 0.01),
                ];
            }),
        PhaseType("me2-5", "M/E2/5, utilisation 0.8", """{ "kind": "erlang", "stages": 2, "mean": "12m" }""",
            () => TwoPhaseQueue.ErlangTwo(5, 20, 0.2), "1020h", 0.08),
        PhaseType("mh2-5", "M/H2/5, cv 1.84, utilisation 0.8",
            """{ "kind": "hyperexponential", "weights": ["90%", "10%"], "means": ["6m", "66m"] }""",
            () => TwoPhaseQueue.Hyperexponential(5, 20, 0.9, 0.1, 1.1), "2020h", 0.12),
    ];

    private static ValidationCase PhaseType(string id, string title, string review, Func<TwoPhaseQueue> theory, string horizon, double sharpness) => new(
        id,
        title,
        $$"""
        { "extends": "mm5.json",
          "run": { "horizon": "{{horizon}}" },
          "classes": { "item": { "review": {{review}} } } }
        """,
        () =>
        {
            var queue = theory();
            return
            [
                Waits(queue.ProbabilityOfWaiting, Formulas.PhaseType, 0.03),
                MeanWait(Hour * queue.MeanWait, Formulas.PhaseType, sharpness),
                Backlog(queue.MeanInSystem, Formulas.PhaseType, 0.7 * sharpness),
            ];
        });

    private static Check[] WaitsOf(Erlang queue, double sharpness) =>
    [
        Waits(queue.ProbabilityOfWaiting, Formulas.ErlangC, sharpness / 2),
        MeanWait(Hour * queue.MeanWait, Formulas.ErlangC, sharpness),
        Busy(queue.Utilisation, Formulas.Utilisation, 0.02),
    ];
}
