using Simulator.Validation.Tests.Theory;
using static Simulator.Validation.Tests.Checks;

namespace Simulator.Validation.Tests;

/// <summary>Non-preemptive priorities: the most urgent class first, nobody drops what he is doing. Latencies are wait and review together.</summary>
internal static class PriorityCases
{
    private const double Hour = 60;

    /// <summary>What a class needs beside arrivals and priority to be a plain customer.</summary>
    private const string Plain = """
        "access": "write", "impact": "low", "wrong": "0%", "session": "none", "execution": "0s", "credential": { "ttl": "15m", "revokeDelay": "0s" },
        """;

    private const string Exponential = """{ "kind": "exponential", "mean": "12m" }""";

    public static IReadOnlyList<ValidationCase> List { get; } =
    [
        Case("priority-2-mm1", "M/M/1 with two priorities, utilisation 0.8", 1, "8400h", ("a", 1, Exponential), ("item", 3, Exponential)),
        Case("priority-3-mm1", "M/M/1 with three priorities, utilisation 0.75", 1, "6400h",
            ("a", 1, Exponential), ("b", 1.25, Exponential), ("item", 1.5, Exponential)),
        Case("priority-2-mm5", "M/M/5 with two priorities, utilisation 0.8", 5, "1220h", ("a", 5, Exponential), ("item", 15, Exponential)),
        Case("priority-3-mm5", "M/M/5 with three priorities, utilisation 0.8", 5, "1220h",
            ("a", 5, Exponential), ("b", 5, Exponential), ("item", 10, Exponential)),
        new("priority-2-mg1", "M/G/1 with two priorities: short fixed reviews before long exponential ones, utilisation 0.7",
            Text(1, "4400h", ("a", 6, "\"3m\""), ("item", 1.6, """{ "kind": "exponential", "mean": "15m" }""")),
            () =>
            {
                var waits = Priorities.MeanWaits((6, 0.05, 0.0025), (1.6, 0.25, 2 * 0.0625));
                return
                [
                    Latency((Hour * waits[0]) + 3, Formulas.Cobham, 0.04, "a"),
                    Latency((Hour * waits[1]) + 15, Formulas.Cobham, 0.05, "item"),
                ];
            }),
    ];

    private static ValidationCase Case(string id, string title, int servers, string horizon, params (string Name, double Rate, string Review)[] classes) => new(
        id,
        title,
        Text(servers, horizon, classes),
        () =>
        {
            var waits = Priorities.MeanWaits(servers, 5, [.. classes.Select(kind => kind.Rate)]);
            return [.. classes.Select((kind, index) => Latency((Hour * waits[index]) + 12, Formulas.Cobham, index + 1 == classes.Length ? 0.06 : 0.02, kind.Name))];
        });

    private static string Text(int servers, string horizon, params (string Name, double Rate, string Review)[] classes) =>
        $$"""
        { "extends": "mm5.json",
          "run": { "horizon": "{{horizon}}", "warmUp": "200h" },
          "pools": { "desk": { "reviewers": {{servers}}, "discipline": "priority" } },
          "classes": {
            {{string.Join(",\n    ", classes.Select((kind, index) => FormattableString.Invariant(
                $$"""
                "{{kind.Name}}": { {{Plain}}
                      "priority": {{index}}, "arrivals": { "kind": "poisson", "rate": "{{kind.Rate}}/h" }, "review": {{kind.Review}} }
                """)))}} } }
        """;
}
