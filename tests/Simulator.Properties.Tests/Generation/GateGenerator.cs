using FsCheck;
using FsCheck.Fluent;
using static Simulator.Properties.Tests.Text;

namespace Simulator.Properties.Tests;

/// <summary>One or two gates for each level; never more approvals from one pool than it has people.</summary>
internal static class GateGenerator
{
    /// <summary>Gates over pools p0 to p(n-1).</summary>
    public static Gen<string> Over(int pools) => Object(
        Key("approval", Gate("""["single"]""", Key("owner", Factor(pools, 2)))),
        Key("dual", Gate("""["dual"]""", Key("owner", Factor(pools, 1)), Key("risk", Factor(pools, 1)))),
        Sometimes(30, "release", Gate("""["single", "dual"]""", Key("peer", Factor(pools, 1)))));

    private static Gen<string> Gate(string levels, params Gen<string>[] factors) =>
        from text in Object(factors)
        from gate in Object(
            Gen.Constant($"\"levels\": {levels}"),
            Gen.Constant($"\"factors\": {text}"),
            Key("order", Any("1", "20")),
            Key("mode", Quoted("parallel", "serial")),
            Key("expiry", Quoted("never", "7m", "1h", "4h")),
            Key("onExpiry", text.Contains("escalation", StringComparison.Ordinal) ? Quoted("deny", "escalate") : Quoted("deny", "deny", "deny", "autoApprove")))
        select gate;

    private static Gen<string> Factor(int pools, int approvals) => Object(
        Key("pool", Pool(pools)),
        Key("approvals", Count(1, approvals)),
        Sometimes(20, "escalation", Object(
            Key("first", Object(Key("order", Any("1")), Key("after", Quoted("5m", "1h")), Key("pool", Pool(pools)))),
            Sometimes(50, "second", Object(Key("order", Any("2")), Key("after", Quoted("10m")), Key("pool", Pool(pools)))))));

    private static Gen<string> Pool(int pools) => Count(0, pools - 1).Select(number => $"\"p{number}\"");
}
