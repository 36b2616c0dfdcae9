using Simulator.Governance;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes channels, incidents and leaks.</summary>
internal static class ThreatBuilder
{
    public static AttackModel Channel(Resolved node, CompiledDistributions tables) => new(tables.Of(node["firstAttempt"]), Share(node, "neverAttacked"))
    {
        Name = node.Name,
        PublicationDelay = Delay(node["publication"], tables),
        AttemptSucceeds = Share(node, "attemptSucceeds"),
        AttemptGap = node["attemptGap"].As<Duration>(),
        Pivot = Share(node, "pivot"),
        PivotSearch = Delay(node["pivotSearch"], tables),
    };

    public static IncidentSource Incident(Resolved node, Resolved root, CompiledDistributions tables) => new()
    {
        Name = node.Name,
        Arrivals = ArrivalMaker.Of(node["arrivals"], tables)!,
        RemainingLife = tables.OrNull(node["remainingLife"]),
        Scope = node["scope"].As<double>(),
        Channel = ChannelOf(node, root),
        DetectionProbability = Share(node, "detectionProbability"),
        DetectionDelay = tables.Of(node["detectionDelay"]),
        SummaryDelay = Delay(node["summaryDelay"], tables),
        Containment = ContainmentOf(node, root),
        ContainmentSigns = (node["secondIdentity"].As<bool>() ? Governance.Signs.SecondIdentity : Governance.Signs.None)
            | (node["preApprovedPlaybook"].As<bool>() ? Governance.Signs.PreApprovedPlaybook : Governance.Signs.None),
        Propagation = tables.Of(node["propagation"]),
        OutageOfWrongContainment = node["outagePerWrongContainment"].As<Duration>(),
    };

    public static LeakSource Leak(Resolved node, Resolved root, CompiledDistributions tables) => new()
    {
        Name = node.Name,
        Component = node["of"].As<Component>(),
        PerCredentialHour = node["perCredentialHour"].As<double>(),
        PerUse = Share(node, "perUse"),
        Channel = ChannelOf(node, root),
        DetectionProbability = Share(node, "detectionProbability"),
        DetectionDelay = tables.Of(node["detectionDelay"]),
        SummaryDelay = Delay(node["summaryDelay"], tables),
        Containment = ContainmentOf(node, root),
        Propagation = tables.Of(node["propagation"]),
        OutageOfWrongContainment = node["outagePerWrongContainment"].As<Duration>(),
    };

    /// <summary>A delay; null when there is never any, so that nothing is drawn for it.</summary>
    private static Distribution? Delay(Resolved node, CompiledDistributions tables) => tables.Of(node) is { Maximum: > 0 } delay ? delay : null;

    /// <summary>0 for the channel under <c>attack</c>, which is not among the others.</summary>
    private static int ChannelOf(Resolved node, Resolved root) => Position(root["channels"], node["channel"].As<string>()) + 1;

    private static ClassId ContainmentOf(Resolved node, Resolved root) => new(Position(root["classes"], node["containment"].As<string>()));

    private static int Position(Resolved section, string name) => section.Members.ToList().FindIndex(one => one.Name == name);

    private static double Share(Resolved block, string name) => block[name].As<Share>().Value;
}
