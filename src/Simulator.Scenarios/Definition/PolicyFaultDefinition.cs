namespace Simulator.Scenarios;

/// <summary>The keys of a policy engine that answers, but not by the policy that is meant to be in force.</summary>
internal static class PolicyFaultDefinition
{
    private const string NoRow = "none";

    /// <summary>An older version of the policy.</summary>
    public static BlockShape Bundle { get; } = new(
        FaultDefinition.When("when it decides by the older version"),
        new Key("lacks", new ListShape(new NameType("R3"), 1, 64, isSet: true, words: NoRow), "the rows of the policy that the older version does not have yet")
        {
            Default = Default.Convention($"\"{NoRow}\"", "it has them all, and another threshold"),
        },
        new Key("threshold", new ShareType("same"), "its confidence threshold; same for that of the policy")
        {
            Default = Default.Convention("\"same\"", "a newer version seldom changes it"),
        },
        Author("whoever distributes the policy"));

    /// <summary>Rows that cannot be evaluated.</summary>
    public static BlockShape Rows { get; } = new(
        FaultDefinition.When("when they cannot be evaluated"),
        new Key("rows", new ListShape(new NameType("R3"), 1, 64, isSet: true), "the rows whose condition ends in an error for a request that it would hold for"),
        new Key("onError", new EnumType(("deny", false), ("skipRow", true)),
            "deny: such a request is refused; skipRow: it is decided by the other rows, as if the row were not there: a stop that is skipped lets pass what it was there to stop")
        {
            Default = Default.Convention("\"deny\"", "the safe one; policy engines that skip a policy in error are common"),
        },
        Author("whoever maintains the rows"));

    private static Key Author(string who) => new("author", new TextType(200, "Head of operations"), "who answers for what decides meanwhile; the audit trail names it when it comes into force")
    {
        Default = Default.Convention($"\"{who}\""),
    };
}
