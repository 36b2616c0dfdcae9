using Simulator.Validation.Tests.Theory;
using static Simulator.Validation.Tests.Checks;

namespace Simulator.Validation.Tests;

/// <summary>People who look at the queue at Poisson instants, or stop now and then. What a visit finds is decided at once, so that only visits are waited for.</summary>
internal static class EngagementCases
{
    private const double Hour = 60;

    public static IReadOnlyList<ValidationCase> List { get; } =
    [
        new("visit-single", "One person who decides one task a visit, 5 visits an hour: M/M/1 whose service is the visit, utilisation 0.8",
            Visits(1, "4/h", "5/h", "1", "8400h"),
            () =>
            [
                MeanWait(Hour / (5 - 4), Formulas.ErlangC, 0.06),
                WaitsNoLonger("1h", 1 - Math.Exp(-1), Formulas.ErlangC, 0.03),
            ]),
        new("visit-pool", "Four people who share the visits: what counts is their rate together",
            Visits(4, "4/h", "1.25/h", "1", "8400h"),
            () => [MeanWait(Hour / (5 - 4), Formulas.ErlangC, 0.06)]),
        new("visit-bulk", "One person who decides up to three tasks a visit, 2 visits an hour",
            Visits(1, "4/h", "2/h", "3", "4400h"),
            () => [MeanWait(Hour * Visiting.MeanWaiting(4, 2, 3) / 4, Formulas.BulkService, 0.05), Backlog(Visiting.MeanWaiting(4, 2, 3), Formulas.BulkService, 0.05)]),
        new("visit-all", "One person who decides all that waits, 2 visits an hour: waits are times to the next visit",
            Visits(1, "4/h", "2/h", "\"all\"", "2200h"),
            () => [MeanWait(Hour / 2, Formulas.BulkService, 0.03), WaitsNoLonger("1h", 1 - Math.Exp(-2), Formulas.BulkService, 0.02)]),
        new("visit-spread", "One person of a pool answers for each task; rates of visits differ as a gamma distribution of shape 4: a Pareto tail",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "420h", "warmUp": "20h" },
              "pools": { "desk": { "reviewers": 50, "assignment": "named", "visits": { "rate": "2/h", "spread": 0.5 } } },
              "classes": { "item": { "review": "0s" } },
              "observe": { "within": ["1h"] } }
            """,
            () => [WaitsNoLonger("1h", 1 - Math.Pow(4 / (4 + 2.0), 4), Formulas.MixedVisits, 0.02)]),
        new("stops", "M/M/1 with 5 reviews an hour whose reviewer is distracted twice an hour for 6 minutes, work in hand resumed",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "8400h", "warmUp": "400h" },
              "pools": { "desk": { "reviewers": 1,
                "distraction": { "every": { "kind": "exponential", "mean": "30m" }, "length": { "kind": "exponential", "mean": "6m" } } } },
              "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "3/h" } } } }
            """,
            () =>
            [
                Backlog(Visiting.MeanWithStops(3, 5, 2, 10), Formulas.Stops, 0.06),
                Latency(Hour * Visiting.MeanWithStops(3, 5, 2, 10) / 3, Formulas.Stops, 0.05),
                Busy(3 / 5.0, Formulas.Utilisation, 0.02),
            ]),
    ];

    private static string Visits(int people, string arrivals, string visits, string items, string horizon) =>
        $$"""
        { "extends": "mm5.json",
          "run": { "horizon": "{{horizon}}", "warmUp": "400h" },
          "pools": { "desk": { "reviewers": {{people}}, "visits": { "rate": "{{visits}}", "spread": 0, "items": {{items}} } } },
          "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "{{arrivals}}" }, "review": "0s" } },
          "observe": { "within": ["1h"] } }
        """;
}
