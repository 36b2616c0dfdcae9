namespace Simulator.Scenarios;

/// <summary>The keys of the controller that widens what runs unasked while the backlog is long.</summary>
internal static class WideningDefinition
{
    /// <summary>The word for the backlog of all pools together.</summary>
    public const string AllPools = "all";

    private const ulong LargestBacklog = 1_000_000;

    /// <summary>The controller.</summary>
    public static BlockShape Widening { get; } = new(
        new Key("author", new TextType(200, "Head of operations"), "who answers for each switch; the audit trail names it"),
        new Key("pool", new NameType("desk"), "the pool whose backlog (waiting and in review) counts; all for all pools together")
        {
            Default = Default.Convention("\"all\""),
        },
        new Key("above", new CountType(0, LargestBacklog), "the scope is widened when the backlog stays above this")
        {
            Default = Default.Hypothesis("30", "an assumption; vary it from 10 to 100"),
        },
        new Key("widenAfter", DurationType.NotNegative, "for how long it has to stay there")
        {
            Default = Default.Hypothesis("\"30m\"", "an assumption; vary it from 5m to 4h"),
        },
        new Key("below", new CountType(1, LargestBacklog), "the scope is restored when the backlog stays below this")
        {
            Default = Default.Hypothesis("10", "an assumption, below the other for hysteresis; vary it from 1 to 30"),
        },
        new Key("restoreAfter", DurationType.NotNegative, "for how long it has to stay there")
        {
            Default = Default.Hypothesis("\"60m\"", "an assumption; vary it from 5m to 8h"),
        });
}
