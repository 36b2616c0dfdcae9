using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes a class of actions.</summary>
internal static class ClassBuilder
{
    public static ActionClass Build(Resolved node, Resolved root, CompiledDistributions tables)
    {
        var origin = node["origin"].As<Origin>();
        return new ActionClass
        {
            Name = node.Name,
            Arrivals = ArrivalMaker.Of(node["arrivals"], tables),
            Origin = origin,
            Access = node["access"].As<Access>(),
            Impact = node["impact"].As<Impact>(),
            Flags = FlagsOf(node["flags"]),
            Reversible = node["reversible"].As<bool>(),
            Wrong = node["wrong"].As<Share>().Value,
            ConfidenceWhenRight = Confidence(node["confidence"]["right"], origin, tables),
            ConfidenceWhenWrong = Confidence(node["confidence"]["wrong"], origin, tables),
            Severity = node["severity"].As<double>(),
            BlastRadius = node["blastRadius"].As<double>(),
            Priority = (int)node["priority"].As<ulong>(),
            AdvisoryBias = node["advisoryBias"].As<double>(),
            ServiceLevel = node.ValueOf<Duration>("serviceLevel"),
            DelayCost = node["delayCost"].As<double>(),
            ReviewTime = tables.Of(node["review"]),
            DetectionTime = node["detectionTime"].As<Duration>(),
            Patience = tables.OrNull(node["patience"]),
            ExecutionTime = tables.Of(node["execution"]),
            DiscoveryTime = tables.Of(node["discovery"]),
            RollbackTime = node["rollback"].As<Duration>(),
            Staleness = node["staleness"].IsNone ? null : new Staleness(
                tables.Of(node["staleness"]["after"]), node["staleness"]["noticed"].As<Share>().Value),
            ContextChange = node["contextChange"].IsNone ? null : new ContextChange(
                tables.Of(node["contextChange"]["after"]), node["contextChange"]["impact"].As<Impact>()),
            Content = node["content"].IsNone ? Scenarios.Content.Plain : ContentOf(node["content"], tables),
            FollowUps = FollowUpBuilder.OfClass(node, root, tables),
            Executor = Credential(node["credential"]),
            Session = node["session"].IsNone ? null : Credential(node["session"]),
        };
    }

    /// <summary>The flags of a list.</summary>
    public static RiskFlags FlagsOf(Resolved list) => list.Items<RiskFlags>().Aggregate(RiskFlags.None, (all, flag) => all | flag);

    /// <summary>A person's own request carries no confidence: its distribution is never drawn from and needs no table.</summary>
    private static Statistics.Distribution Confidence(Resolved value, Origin origin, CompiledDistributions tables) =>
        origin == Origin.Human ? DistributionMaker.Of(value) : tables.Of(value);

    private static Content ContentOf(Resolved node, CompiledDistributions tables) => new()
    {
        MayExecute = node["mayExecute"].As<bool>(),
        Overreach = node["overreach"].As<Share>().Value,
        Drift = node["drift"] is { IsNone: false } drift
            ? new Drift(drift["perWeek"].As<Share>().Value, drift["maximum"].As<Share>().Value, drift["seen"].As<Share>().Value)
            : null,
        Playbook = node["playbook"].As<Playbook>(),
        Deviation = node["deviation"].As<Share>().Value,
        IntentMismatch = node["intentMismatch"].As<Share>().Value,
        MismatchSeen = node["mismatchSeen"].As<Share>().Value,
        Noise = node["noise"].As<Share>().Value,
        ExcessScope = node["excessScope"].IsNone ? null : new ExcessScope(node["excessScope"]["share"].As<Share>().Value, node["excessScope"]["factor"].As<double>()),
        HiddenDependency = node["hiddenDependency"].IsNone ? null : new HiddenDependency(
            node["hiddenDependency"]["share"].As<Share>().Value, tables.Of(node["hiddenDependency"]["outage"])),
        Exception = node["exception"].IsNone ? null : new SpecialCase(
            node["exception"]["probability"].As<Share>().Value, node["exception"]["unlogged"].As<Share>().Value),
        ConnectorReviewed = node["connectorReviewed"].As<bool>(),
        Environment = node["environment"].As<RunEnvironment>(),
        Identity = node["identity"].As<IdentityMode>(),
    };

    private static CredentialPlan Credential(Resolved node) => new(
        node["ttl"].As<Duration>(), node["scope"].As<double>(), node["revokeOnCompletion"].As<bool>(), node["revokeDelay"].As<Duration>());
}
