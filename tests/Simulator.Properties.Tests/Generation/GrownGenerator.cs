using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Simulator.Properties.Tests;

/// <summary>
/// Random scenarios with what else a scenario file knows: how people come to their queue and what they carry over, reviews after the fact,
/// evidence that fails, leaks of requests' own credentials, and what follows a request. What does not go together is left out.
/// </summary>
internal static class GrownGenerator
{
    private const int Most = 8;

    /// <summary>Paths and what stands there; <c>pools.*</c> is one of the pools.</summary>
    private static readonly (string Path, string Value)[] Additions =
    [
        ("pools.*.assignment", "\"push\""),
        ("pools.*.assignment", "\"named\""),
        ("pools.*.visits", """{ "rate": "2/h", "items": 2, "response": "10m" }"""),
        ("pools.*.visits", """{ "rate": "3/h", "reminder": "20m" }"""),
        ("pools.*.distraction", """{ "every": { "kind": "exponential", "mean": "20m" }, "length": { "kind": "exponential", "mean": "5m" } }"""),
        ("pools.*.concurrency", "2"),
        ("pools.*.certification", """{ "validity": "5h", "first": "1h", "renewal": "1h" }"""),
        ("pools.*.certification", """{ "validity": "5h", "first": "1h", "renewal": "1h", "onLapse": "fallBack" }"""),
        ("pools.*.training", """{ "newcomers": 2, "ramp": "2d" }"""),
        ("pools.*.queues", """{ "personsWork": "50%" }"""),
        ("pools.*.preemption", """{ "priorityAtMost": 3 }"""),
        ("pools.*.authority", """{ "kind": "beta", "a": 3, "b": 2 }"""),
        ("pools.*.discipline", "\"aiAdvisory\""),
        ("pools.*.discipline", "\"random\""),
        ("pools.*.pullAways", """{ "x": { "arrivals": { "kind": "poisson", "rate": "0.5/h" }, "people": 3, "length": "30m" } }"""),
        ("review.pressure", "{}"),
        ("review.skipping", "{}"),
        ("review.fatigue", "{}"),
        ("review.prevalence", "{}"),
        ("review.plantedCases", "{}"),
        ("review.difficultySpread", "0.5"),
        ("postHoc", """{ "pool": "p0" }"""),
        ("postHoc", """{ "delay": "1h" }"""),
        ("policy.rows.R6.sampleShare", "\"60%\""),
        ("policy.rows.R5.postHocReviewers", "3"),
        ("emergency", """{ "pool": "p0" }"""),
        ("auditSink", """{ "outages": { "kind": "poisson", "rate": "1/h" }, "length": "10m", "whileDown": "block" }"""),
        ("auditSink", """{ "outages": { "kind": "poisson", "rate": "1/h" }, "length": "20m", "whileDown": "buffer", "bufferSize": 3 }"""),
        ("leaks", """{ "own": { "of": "credential", "containment": "containment", "perCredentialHour": 2 } }"""),
        ("classes.c0.resubmission", "{}"),
        ("classes.c0.next", """{ "c0": { "probability": "40%" } }"""),
        ("classes.c0.triggers", """{ "c0": { "probability": "30%" } }"""),
        ("classes.c0.pivot", "{}"),
        ("classes.c0.patience", "\"15m\""),
    ];

    /// <summary>Every path that is laid over some scenarios.</summary>
    public static IEnumerable<string> Names => Additions.Select(addition => addition.Path.Split('.')[^1]).Distinct();

    /// <summary>Lays some of it over a scenario.</summary>
    public static Gen<RandomScenario> Over(RandomScenario scenario) =>
        from count in Gen.Choose(0, Most)
        from additions in Gen.Elements(Additions).ArrayOf(count)
        from pool in Gen.Choose(0, JsonNode.Parse(scenario.Json)!["pools"]!.AsObject().Count - 1)
        select additions.Aggregate(scenario, (before, addition) => With(before, addition.Path.Replace("*", $"p{pool}", StringComparison.Ordinal).Split('.'), addition.Value));

    private static RandomScenario With(RandomScenario scenario, string[] path, string value)
    {
        var root = JsonNode.Parse(scenario.Json)!.AsObject();
        var node = root;
        foreach (var name in path[..^1])
        {
            node[name] ??= new JsonObject();
            node = node[name]!.AsObject();
        }

        node[path[^1]] = JsonNode.Parse(value);
        var grown = new RandomScenario(root.ToJsonString());
        return grown.Errors.Count == 0 ? grown : scenario;
    }
}
