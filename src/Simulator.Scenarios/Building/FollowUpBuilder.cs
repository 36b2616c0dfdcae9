namespace Simulator.Scenarios;

/// <summary>Makes what follows the requests of a class.</summary>
internal static class FollowUpBuilder
{
    public static ClassFollowUps OfClass(Resolved node, CompiledDistributions tables) => node["resubmission"].IsNone
        ? ClassFollowUps.None
        : new ClassFollowUps { Resubmission = Resubmission(node["resubmission"], tables) };

    private static Resubmission Resubmission(Resolved node, CompiledDistributions tables) => new(
        node["probability"].As<Share>().Value, tables.Of(node["delay"]), Wrong(node["wrong"]), (int)node["limit"].As<ulong>());

    /// <summary>A probability, or that of the class.</summary>
    private static double? Wrong(Resolved node) => node.IsNone ? null : node.As<Share>().Value;
}
