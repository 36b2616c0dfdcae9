using Simulator.Validation.Tests.Theory;
using static Simulator.Validation.Tests.Checks;

namespace Simulator.Validation.Tests;

/// <summary>Requests that give up, and waiting rooms that are full. Reviews of 12 minutes on average. Waits are those of all, also of who gave up.</summary>
internal static class ImpatienceCases
{
    private const double Hour = 60;

    public static IReadOnlyList<ValidationCase> List { get; } =
    [
        ErlangA("light", 20, "520h", 0.10),
        ErlangA("critical", 25, "420h", 0.05),
        ErlangA("overload", 30, "420h", 0.04),
        new("fixed-patience", "M/M/5 + D, everybody gives up after 30 minutes, offered load 6",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "420h" },
              "classes": { "item": { "patience": "30m", "arrivals": { "kind": "poisson", "rate": "30/h" } } } }
            """,
            () =>
            {
                var theory = new FixedPatience(5, 30, 5, 0.5);
                return
                [
                    Ends("withdrawn", theory.GivesUp, Formulas.FixedPatience, 0.05),
                    MeanWait(Hour * theory.MeanWait, Formulas.FixedPatience, 0.02),
                ];
            }),
        new("finite-room", "M/M/3/8: at most five wait, offered load 3",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "620h" },
              "pools": { "desk": { "reviewers": 3, "waitingRoom": 5 } },
              "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "15/h" } } } }
            """,
            () => Room(StationaryQueue.WithRoom(3, 5, 15, 5), 3)),
        new("no-room", "M/G/5/5: nobody may wait, lognormal reviews, offered load 4",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "620h" },
              "pools": { "desk": { "waitingRoom": 0 } },
              "classes": { "item": { "review": { "kind": "lognormal", "mean": "12m", "cv": 1.5 } } } }
            """,
            () =>
            [
                Ends("turned_away", Erlang.Loss(5, 4), Formulas.ErlangB, 0.04),
                Busy(4 * (1 - Erlang.Loss(5, 4)) / 5, Formulas.ErlangB, 0.02),
            ]),
    ];

    private static ValidationCase ErlangA(string name, double rate, string horizon, double sharpness) => new(
        "erlang-a-" + name,
        FormattableString.Invariant($"M/M/5 + M, patience of an hour on average, offered load {rate / 5}"),
        FormattableString.Invariant(
            $$"""
            { "extends": "mm5.json",
              "run": { "horizon": "{{horizon}}" },
              "classes": { "item": { "patience": { "kind": "exponential", "mean": "1h" }, "arrivals": { "kind": "poisson", "rate": "{{rate}}/h" } } } }
            """),
        () =>
        {
            var theory = StationaryQueue.WithPatience(5, rate, 5, 1);
            return
            [
                Ends("withdrawn", theory.GivesUp(1), Formulas.ErlangA, sharpness),
                MeanWait(Hour * theory.MeanWait(), Formulas.ErlangA, sharpness),
                Waits(theory.ProbabilityOfWaiting(), Formulas.ErlangA, 0.04),
                Backlog(theory.MeanInSystem, Formulas.ErlangA, 0.03),
            ];
        });

    private static Check[] Room(StationaryQueue theory, int servers) =>
    [
        Ends("turned_away", theory.TurnedAway, Formulas.FiniteRoom, 0.05),
        MeanWait(Hour * theory.MeanWait(theory.TurnedAway), Formulas.FiniteRoom, 0.03),
        Waits(theory.ProbabilityOfWaiting(theory.TurnedAway), Formulas.FiniteRoom, 0.02),
        Backlog(theory.MeanInSystem, Formulas.FiniteRoom, 0.02),
        Busy(theory.MeanBusy / servers, Formulas.FiniteRoom, 0.02),
    ];
}
