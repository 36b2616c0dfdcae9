using Simulator.Results;

namespace Simulator.Experiments;

/// <summary>The restrictions of metrics, spelled once.</summary>
internal static class Where
{
    public const string Governed = "governed";
    public const string AutoTwin = "auto_twin";

    public static Dimension GovernedArm { get; } = new("arm", Governed);

    public static Dimension AutoTwinArm { get; } = new("arm", AutoTwin);

    public static Dimension Effect { get; } = new("arm", "effect");

    public static Dimension Route(string route) => new("route", route);

    public static Dimension Class(string name) => new("class", name);

    public static Dimension Workflow(string name) => new("workflow", name);

    public static Dimension Origin(Governance.Origin origin) => new("origin", origin == Governance.Origin.Human ? "human" : "ai");

    public static Dimension Pool(string name) => new("pool", name);

    public static Dimension Gate(string name) => new("gate", name);

    public static Dimension Role(string name) => new("role", name);

    public static Dimension Shift(string name) => new("shift", name);

    public static Dimension Within(Time.Duration time) => new("within", time.ToString());

    public static Dimension At(Time.Duration time) => new("at", time.ToString());

    public static Dimension Part(string name) => new("part", name);

    public static Dimension Incident(string origin) => new("incident", origin);

    public static Dimension Outcome(string name) => new("outcome", name);
}
