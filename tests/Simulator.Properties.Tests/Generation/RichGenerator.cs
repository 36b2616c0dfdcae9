using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using static Simulator.Properties.Tests.Text;

namespace Simulator.Properties.Tests;

/// <summary>
/// What random scenarios may have beyond people, gates and work: factors that age, rejections that do not end a gate, questions, content,
/// tickets, widening, planted instructions, ways around gates, compressed workflows and parted pools.
/// </summary>
internal static class RichGenerator
{
    private static readonly (string Path, Gen<string> Value)[] Everywhere =
    [
        ("gates.approval.denyThreshold", Any("2")),
        ("gates.dual.denyThreshold", Any("2", "3")),
        ("gates.release.denyThreshold", Any("2")),
        ("review.asksInformation", Quoted("20%", "60%")),
        ("review.informationWait", Span("0s", "5m", "1h")),
        ("review.escalates", Quoted("30%")),
        ("classes.c0.content.noise", Quoted("30%")),
        ("classes.c0.content.intentMismatch", Quoted("30%")),
        ("classes.c0.content.excessScope", Any("{}", """{ "share": "50%", "factor": 2 }""")),
        ("classes.c0.content.hiddenDependency", Object(Key("share", Quoted("50%")), Key("outage", Span("30m")))),
        ("classes.c0.content.playbook", Quoted("bound")),
        ("classes.c0.content.deviation", Quoted("20%")),
        ("classes.c0.content.environment", Quoted("staging", "sandbox")),
        ("classes.c0.content.identity", Quoted("sharedBroad", "inheritedUser", "standing")),
        ("tickets", Object(
            Key("stages", Object(
                Key("open", Object(Key("delay", Span("0s", "5m")), Sometimes(50, "loss", Quoted("30%", "90%")), Sometimes(50, "retries", Count(0, 2)), Sometimes(50, "retryAfter", Quoted("5m")))),
                Sometimes(50, "sync", Object(Key("delay", Span("2m")), Key("duplicate", Quoted("50%")), Key("hidden", Object(Key("probability", Quoted("50%")), Key("delay", Span("5m")))))))),
            Sometimes(30, "except", Any("""["containment"]""")))),
        ("injections.mail", Object(
            Key("classes", Any("""["c0"]""")), Key("starts", Any("""{ "kind": "scripted", "at": ["30m", "2h"] }""")), Key("length", Quoted("1h")), Key("share", Quoted("50%", "100%")), Key("seen", Quoted("0%", "50%")))),
        ("workflows.w", Any(
            """{ "process": "claims", "owner": "Head of claims", "compressed": {} }""",
            """{ "process": "claims", "owner": "Head of claims", "ownerMissing": "20%", "compressed": { "replacementControls": { "reviewFrom": "medium", "record": true } } }""",
            """{ "process": "claims", "owner": "Head of claims", "compressed": { "contextLeft": "30%", "replacementControls": { "automaticCheck": { "falseAlarm": "50%" } } } }""",
            """{ "process": "claims", "owner": "Head of claims", "compressed": { "review": false } }""")),
        ("pools.p0.queues", Object(Key("personsWork", Quoted("50%")))),
    ];

    /// <summary>What fails: often enough to meet work, and at times that all scenarios have in common.</summary>
    private static readonly (string Path, Gen<string> Value)[] Faults =
    [
        ("faults.policyEngine", Object(Key("when", When), Key("whileDown", Quoted("failClosedHold", "failClosedDeny", "failOpenAuto", "fallbackTemplate", "fallbackHuman", "slow")))),
        ("faults.signIn", Object(Key("when", When), Key("retention", Quoted("0%", "40%", "100%")))),
        ("faults.credentialBroker", Object(Key("when", When), Key("whileDown", Quoted("wait", "cached")), Key("cachedLife", Quoted("30m", "3h")), Any("\"delaysRevocation\": true", "\"delaysRevocation\": false", "\"delaysRevocation\": true, \"lostRevocation\": \"40%\""))),
        ("faults.notifier", Object(Key("when", When), Key("whileDown", Quoted("delay", "lose")))),
        ("faults.ticketing", Object(Key("when", When), Key("whileDown", Quoted("buffer", "lose", "bypass", "slow")))),
        ("faults.ai", Object(Key("when", When), Key("qualityDrop", Quoted("30%")), Key("confidenceDrift", Any("0", "-0.5", "0.3")))),
    ];

    /// <summary>What suits risk tiers alone.</summary>
    private static readonly (string Path, Gen<string> Value)[] Tiered =
    [
        ("policy.rows.R6.factorTtl", Quoted("1m", "10m")),
        ("policy.rows.R7.factorTtl", Quoted("1m", "10m")),
        ("faults.policyBundle", Object(Key("when", When), Key("lacks", Any("""["R6"]""", """["R5", "R7"]""", """["R3"]""")))),
        ("faults.policyRows", Object(Key("when", When), Key("rows", Any("""["R6"]""", """["R3", "R5"]""")), Key("onError", Quoted("deny", "skipRow")))),
        ("policy.widening", Object(
            Key("author", Quoted("Head of operations")), Key("above", Any("2", "4")), Key("widenAfter", Quoted("0s", "5m")), Key("below", Any("1", "2")), Key("restoreAfter", Quoted("0s", "10m")))),
    ];

    private static Gen<string> When => Any(
        """{ "kind": "schedule", "at": ["10m", "90m"], "for": "45m" }""",
        """{ "kind": "schedule", "at": ["0s"], "for": "5m", "every": "20m" }""",
        """{ "kind": "renewal", "mtbf": "40m", "mttr": "20m" }""");

    private static readonly (string Path, Gen<string> Value)[] GatedEverywhere =
    [
        ("policy.rows.everything.factorTtl", Quoted("1m", "10m")),
        ("faults.policyBundle", Object(Key("when", When), Key("lacks", Any("""["everything"]""")))),
        ("faults.policyRows", Object(Key("when", When), Key("rows", Any("""["everything"]""")), Key("onError", Quoted("deny", "skipRow")))),
    ];

    /// <summary>Adds some of it to a scenario.</summary>
    public static Gen<RandomScenario> Over(RandomScenario plain) =>
        from additions in Chosen([.. Everywhere, .. Faults, .. plain.Json.Contains("risk_tiered", StringComparison.Ordinal) ? Tiered : GatedEverywhere])
        from special in Gen.Choose(1, 100)
        from around in Around
        select With(plain, [.. additions, .. special <= 25 ? around : []]);

    /// <summary>Overrides and exceptions only go together with what says what they are good for.</summary>
    private static Gen<(string Path, string Value)[]> Around =>
        from glass in Object(
            Key("hazard", Quoted("0.01/h", "6/h")), Key("unlogged", Quoted("0%", "40%")), Key("expiry", Quoted("1m", "1h")), Key("reviewWithin", Quoted("2h")), Key("reviewDelay", Span("1h")), Key("reviewPool", Quoted("p0")))
        from exception in Object(Key("probability", Quoted("0%", "30%", "100%")), Key("unlogged", Quoted("0%", "50%")))
        select new[] { ("breakGlass", glass), ("classes.c0.content.exception", exception) };

    private static Gen<(string Path, string Value)[]> Chosen((string Path, Gen<string> Value)[] parts) => parts.Aggregate(
        Gen.Constant(Array.Empty<(string, string)>()),
        (before, part) =>
            from known in before
            from chance in Gen.Choose(1, 100)
            from value in part.Value
            select chance <= 20 ? [.. known, (part.Path, value)] : known);

    /// <summary>Lays values over a scenario, as far as what they belong to is there.</summary>
    private static RandomScenario With(RandomScenario plain, (string Path, string Value)[] additions)
    {
        var root = JsonNode.Parse(plain.Json)!.AsObject();
        foreach (var (path, value) in additions)
        {
            Put(root, path.Split('.'), value);
        }

        return new RandomScenario(root.ToJsonString());
    }

    private static void Put(JsonObject root, string[] path, string value)
    {
        if ((path is ["gates", var gate, ..] && !root["gates"]!.AsObject().ContainsKey(gate))
            || (path is ["review", "escalates"] && !root["gates"]!.ToJsonString().Contains("escalation", StringComparison.Ordinal))
            || (path is ["faults", "ticketing"] && root["tickets"] is null)
            || (path is ["faults", "notifier"] && !root.ToJsonString().Contains("\"notification\"", StringComparison.Ordinal))
            || (path is [.., "hiddenDependency"] && root["classes"]!["c0"]!["access"]!.ToString() == "read"))
        {
            return; // what it belongs to is not there
        }

        var node = root;
        foreach (var name in path[..^1])
        {
            node[name] ??= new JsonObject();
            node = node[name]!.AsObject();
        }

        node[path[^1]] = JsonNode.Parse(value);
        var c0 = root["classes"]!["c0"]!.AsObject();
        if (path is ["workflows", ..])
        {
            c0["workflow"] = "w";
            c0.Remove("origin"); // an AI's: people compress nothing
        }

        if (path is ["injections", ..] or ["faults", "ai"])
        {
            c0.Remove("origin");
        }

        if (path is ["pools", _, "queues"])
        {
            root["pools"]!["p0"]!.AsObject().Remove("onCall");
            root["pools"]!["p0"]!.AsObject().Remove("waitingRoom");
        }
    }
}
