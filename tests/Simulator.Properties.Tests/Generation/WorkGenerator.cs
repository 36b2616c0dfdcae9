using FsCheck;
using FsCheck.Fluent;
using static Simulator.Properties.Tests.Text;

namespace Simulator.Properties.Tests;

/// <summary>Classes of actions, incidents and the policy over them.</summary>
internal static class WorkGenerator
{
    private static readonly string[] Arrivals =
    [
        """{ "kind": "poisson", "rate": "4/h" }""",
        """{ "kind": "poisson", "rate": "9/h", "amplitude": 0.8, "period": "5h" }""",
        """{ "kind": "renewal", "interval": "15m" }""",
        """{ "kind": "renewal", "interval": { "kind": "erlang", "stages": 2, "mean": "10m" } }""",
        """{ "kind": "scripted", "at": ["0s", "0s", "5m", "10m", "1h", "1h", "1h", "150m", "3h", "230m", "4h"] }""",
    ];

    /// <summary>Beside those of the profile: what is refused, an approval that grows old soon, a review that must last.</summary>
    private static readonly string[] Rows =
    [
        """{ "stop": { "stage": "stop", "when": { "anyFlag": ["financial"] }, "then": "deny" } }""",
        """{ "quick": { "then": "single", "approvalTtl": "1m", "minimumReview": "2m" } }""",
        """{ "slow": { "then": "dual", "when": { "impactAtLeast": "high" }, "minimumReview": "10m", "credentialTtl": "1m" } }""",
    ];

    /// <summary>Circumstances only become graver.</summary>
    private static readonly string[] Impacts =
    [
        "\"impact\": \"low\"", "\"impact\": \"medium\"", "\"impact\": \"medium\"", "\"impact\": \"high\"", "\"impact\": \"critical\"",
        """ "impact": "medium", "contextChange": { "after": "20m", "impact": "high" } """,
        """ "impact": "medium", "contextChange": { "after": "0s", "impact": "critical" } """,
    ];

    /// <summary>A class; the one that contains incidents has no arrivals of its own.</summary>
    public static Gen<string> Class(bool arrives) => Object(
        arrives ? Key("arrivals", Any(Arrivals)) : Gen.Constant(string.Empty),
        Key("access", Quoted("write", "write", "read")),
        Any(Impacts),
        Sometimes(40, "origin", Quoted("human")),
        Sometimes(40, "flags", Any("[]", """["financial"]""", """["secrets", "production"]""", """["sensitiveData"]""")),
        Sometimes(20, "reversible", Any("false")),
        Sometimes(50, "wrong", Quoted("0%", "30%", "100%")),
        Sometimes(50, "priority", Count(0, 9)),
        arrives ? Sometimes(40, "serviceLevel", Quoted("10m", "2h")) : Key("serviceLevel", Quoted("1h")), // one class must have one
        arrives ? Sometimes(30, "delayCost", Any("0", "1", "5")) : Key("delayCost", Any("1")),
        Key("review", Span("0s", "5m", "12m", "40m")),
        Sometimes(25, "patience", Span("1m", "20m")),
        Key("execution", Span("0s", "5m")),
        Sometimes(50, "credential", Object(
            Key("ttl", Quoted("1m", "5m", "15m", "never")),
            Key("revokeOnCompletion", Any("true", "false")),
            Key("revokeDelay", Quoted("0s", "1m")))),
        Sometimes(50, "session", Quoted("none")),
        Sometimes(25, "staleness", Object(Key("after", Span("0s", "20m", "5h")), Key("noticed", Quoted("0%", "100%")))));

    /// <summary>Leaks that are contained through the same gates.</summary>
    public static Gen<string> Incident { get; } = Object(
        Key("arrivals", Any("""{ "kind": "poisson", "rate": "0.5/h" }""", """{ "kind": "scripted", "at": ["1h", "1h", "2h"] }""")),
        Key("containment", Quoted("containment")),
        Key("remainingLife", Any("\"never\"", "\"9m\"", "\"30m\"", """{ "kind": "uniform", "from": "0s", "to": "3h" }""")),
        Key("detectionProbability", Quoted("0%", "50%", "100%")),
        Key("detectionDelay", Span("0s", "5m")),
        Key("propagation", Span("0s", "1m")));

    /// <summary>The policy and how quickly it answers.</summary>
    public static Gen<string> Policy { get; } = Object(
        Key("profile", Quoted("risk_tiered", "risk_tiered", "gate_everywhere")),
        Key("threshold", Quoted("50%", "80%", "95%")),
        Key("latency", Span("0s", "1m")),
        Key("issueDelay", Span("0s", "2m")),
        Sometimes(50, "rows", Any(Rows)));

    /// <summary>What reviewers see and how they err.</summary>
    public static Gen<string> Review { get; } = Object(
        Key("detectionMaximum", Quoted("0%", "60%", "100%")),
        Key("falseRejection", Quoted("0%", "10%")),
        Key("copyProbability", Quoted("0%", "40%", "100%")));
}
