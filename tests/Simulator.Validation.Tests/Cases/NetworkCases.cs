using Simulator.Validation.Tests.Theory;
using static Simulator.Validation.Tests.Checks;

namespace Simulator.Validation.Tests;

/// <summary>More than one place of review: one after the other, or at the same time.</summary>
internal static class NetworkCases
{
    private const double Hour = 60;

    public static IReadOnlyList<ValidationCase> List { get; } =
    [
        new("tandem-gates", "Two gates in series, M/M/3 and then M/M/2, utilisation 0.67 and 0.8",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "1720h", "warmUp": "120h" },
              "pools": { "desk": { "reviewers": 3 }, "second": { "reviewers": 2 } },
              "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "10/h" } } },
              "gates": {
                "approval": { "order": 1 },
                "release": { "order": 2, "levels": ["single"], "factors": { "risk": { "pool": "second" } }, "expiry": "never" } },
              "roles": { "risk": { "timeFactor": 0.8 } } }
            """,
            () => Tandem(new Erlang(3, 10, 5), new Erlang(2, 10, 6.25), 12 + 9.6)),
        new("serial-factors", "One gate with two approvals in series, M/M/3 and then M/M/2",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "1720h", "warmUp": "120h" },
              "pools": { "desk": { "reviewers": 3 }, "second": { "reviewers": 2 } },
              "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "10/h" } } },
              "gates": { "approval": { "mode": "serial", "factors": {
                "owner": { "order": 1, "pool": "desk" }, "risk": { "order": 2, "pool": "second" } } } },
              "roles": { "risk": { "timeFactor": 0.8 } } }
            """,
            () => Tandem(new Erlang(3, 10, 5), new Erlang(2, 10, 6.25), 12 + 9.6)),
        new("fork-join", "Two approvals at the same time, one reviewer each, utilisation 0.6",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "3200h", "warmUp": "200h" },
              "pools": { "desk": { "reviewers": 1 }, "second": { "reviewers": 1 } },
              "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "3/h" } } },
              "gates": { "approval": { "mode": "parallel", "factors": { "owner": { "pool": "desk" }, "peer": { "pool": "second" } } } } }
            """,
            () =>
            [
                Latency(Hour * (12 - 0.6) / 8 / (5 - 3), Formulas.ForkJoin, 0.03),
                MeanWait(Hour * new Erlang(1, 3, 5).MeanWait, Formulas.ErlangC, 0.05, "governed second"),
            ]),
    ];

    private static Check[] Tandem(Erlang first, Erlang second, double service) =>
    [
        MeanWait(Hour * first.MeanWait, Formulas.ErlangC, 0.06),
        Waits(second.ProbabilityOfWaiting, Formulas.Jackson, 0.02, "governed second"),
        MeanWait(Hour * second.MeanWait, Formulas.Jackson, 0.07, "governed second"),
        Backlog(second.MeanInSystem, Formulas.Jackson, 0.05, "governed second"),
        Latency((Hour * (first.MeanWait + second.MeanWait)) + service, Formulas.Jackson, 0.03),
    ];
}
