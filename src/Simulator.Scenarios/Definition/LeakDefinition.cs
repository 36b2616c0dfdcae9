using Simulator.Governance;

namespace Simulator.Scenarios;

/// <summary>The keys of leaks of the credentials that simulated requests hold.</summary>
internal static class LeakDefinition
{
    private static readonly EnumType Whose = new(("credential", Component.Executor), ("session", Component.Orchestrator));

    public static BlockShape Leak { get; } = new(
    [
        new Key("of", Whose, "what leaks: the credential of an execution, or the session of the agent; only of root requests, never of containment itself"),
        Response.Containment,
        new Key("perCredentialHour", new FactorType(0, 1e6), "leaks per hour of validity of one credential")
        {
            Default = Default.Hypothesis("0.00001", "an assumption; vary it from a tenth to a hundred times; 0 is off"),
        },
        new Key("perUse", ShareType.Plain,
            "probability that one use leaks it; an execution credential is used when the execution starts, a session at the draft and when the execution starts")
        {
            Default = Default.Hypothesis("\"0.0001%\"", "an assumption; vary it from a tenth to a hundred times; 0% is off"),
        },
        .. Response.Keys,
    ]);
}
