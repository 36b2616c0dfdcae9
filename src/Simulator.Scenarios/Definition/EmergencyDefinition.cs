namespace Simulator.Scenarios;

/// <summary>The keys of whom gates ask in an emergency.</summary>
internal static class EmergencyDefinition
{
    public static BlockShape Emergency { get; } = new(
        new Key("pool", new NameType("reviewers"), "the pool whose people are asked where a policy row names the emergency side; it goes before the pool that the gate names"),
        new Key("escalateAfter", DurationType.Positive, "how long a task waits for them before it goes to the pool that the gate names")
        {
            Default = Default.Convention("\"5m\"", "a convention of this format; try 1m to 30m"),
        });
}
