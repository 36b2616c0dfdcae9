namespace Simulator.Scenarios;

/// <summary>Makes what follows the requests of a class.</summary>
internal static class FollowUpBuilder
{
    public static ClassFollowUps OfClass(Resolved node, Resolved root, CompiledDistributions tables) => new()
    {
        Resubmission = node["resubmission"].IsNone ? null : Resubmission(node["resubmission"], tables),
        Next = [.. node["next"].Members.Select(next => new NextStep(
            Position(root, next.Name), next["probability"].As<Share>().Value, next["scope"].As<StepScope>()))],
        Pivot = node["pivot"].IsNone ? null : Pivot(node["pivot"], root, tables),
        Triggers = [.. node["triggers"].Members.Select(other => new Trigger(
            Position(root, other.Name), other.Name, other["probability"].As<Share>().Value))],
    };

    public static ChainModel? Chains(Resolved node, CompiledDistributions tables) => node.IsNone ? null : new ChainModel(
        (int)node["longest"].As<ulong>(), tables.Of(node["delay"]), node["compositeWrong"].As<Share>().Value, node["outOfOrder"].As<Share>().Value);

    public static CascadeModel? Cascades(Resolved node, CompiledDistributions tables) => node.IsNone ? null : new CascadeModel(
        (int)node["depth"].As<ulong>(), tables.Of(node["delay"]), node["ownerLost"].As<Share>().Value);

    private static Pivoting Pivot(Resolved node, Resolved root, CompiledDistributions tables) => new(
        node["probability"].As<Share>().Value,
        [.. node["to"].Items<string>().Select(kind => Position(root, kind))],
        node["newToken"].As<Share>().Value,
        node["identity"].As<Governance.IdentityMode>(),
        tables.Of(node["delay"]),
        (int)node["limit"].As<ulong>());

    private static int Position(Resolved root, string kind) => root["classes"].Members.ToList().FindIndex(one => one.Name == kind);

    private static Resubmission Resubmission(Resolved node, CompiledDistributions tables) => new(
        node["probability"].As<Share>().Value, tables.Of(node["delay"]), Wrong(node["wrong"]), (int)node["limit"].As<ulong>());

    /// <summary>A probability, or that of the class.</summary>
    private static double? Wrong(Resolved node) => node.IsNone ? null : node.As<Share>().Value;
}
