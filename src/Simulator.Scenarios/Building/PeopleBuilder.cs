using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes pools, gates and roles.</summary>
internal static class PeopleBuilder
{
    /// <summary>The levels that pass gates.</summary>
    public static readonly IReadOnlyList<Outcome> Levels = [Outcome.Single, Outcome.Dual];

    public static Pool Pool(Resolved node, CompiledDistributions tables) => new(
        node.Name, (int)node["reviewers"].As<ulong>(), node["discipline"].As<Discipline>(),
        node["waitingRoom"].Value is ulong room ? (int)room : null, node["speedSpread"].As<double>())
    {
        Roster = RosterBuilder.Roster(node),
        Handoff = RosterBuilder.Handoff(node["handoff"], tables),
        Notification = StaffingBuilder.Notification(node["notification"], tables),
        Misrouting = StaffingBuilder.Misrouting(node["misrouting"], tables),
        Visits = EngagementBuilder.Visits(node["visits"], tables),
        Distraction = EngagementBuilder.Distraction(node["distraction"], tables),
        Training = ReviewBuilder.Training(node["training"]),
        Assignment = node["assignment"].As<Assignment>(),
        Queues = node["queues"].IsNone ? null : new SeparateQueues(node["queues"]["personsWork"].As<Share>().Value),
        Concurrency = (int)node["concurrency"].As<ulong>(),
        SwitchingCost = node["switchingCost"].As<double>(),
        Certification = CertificationBuilder.Certification(node["certification"], tables),
        Authority = tables.OrNull(node["authority"]),
        Advisory = OrderBuilder.Advisory(node["advisory"]),
        PreemptsAtMost = OrderBuilder.PreemptsAtMost(node["preemption"]),
        OnCall = StaffingBuilder.OnCall(node["onCall"], tables),
        PullAways = StaffingBuilder.PullAways(node["pullAways"], tables),
        MinimumStaffing = (int)node["minimumStaffing"].As<ulong>(),
    };

    public static GatePlan Gates(Resolved gates, Resolved pools) => new(Plan(gates, pools, Outcome.Single), Plan(gates, pools, Outcome.Dual));

    /// <summary>Every role that approves somewhere, with its time factor.</summary>
    public static IReadOnlyList<ReviewRole> Roles(Resolved gates, Resolved roles) =>
    [
        .. RolesIn(gates).Distinct().Order(StringComparer.Ordinal)
            .Select(role => new ReviewRole(role, roles[role]["timeFactor"].As<double>())),
    ];

    /// <summary>The roles that approve at some gate.</summary>
    public static IEnumerable<string> RolesIn(Resolved gates) => gates.Members.SelectMany(FactorsOf).Select(factor => factor.Name);

    /// <summary>The gates of a level in order; only valid ones.</summary>
    public static IReadOnlyList<Resolved> GatesOf(Resolved gates, Outcome level) =>
    [
        .. gates.Members.Where(gate => gate.Find("levels") is { } levels && levels.Items<Outcome>().Contains(level))
            .OrderBy(gate => gate.ValueOf<ulong>("order")).ThenBy(gate => gate.Name, StringComparer.Ordinal),
    ];

    /// <summary>The factors of a gate in the order in which they are asked.</summary>
    public static IReadOnlyList<Resolved> FactorsOf(Resolved gate) => gate.Has("factors")
        ? [.. gate["factors"].Members.OrderBy(factor => factor.ValueOf<ulong>("order")).ThenBy(factor => factor.Name, StringComparer.Ordinal)]
        : [];

    /// <summary>The steps of a valid factor's ladder in order, as often as they are gone through.</summary>
    public static IEnumerable<Resolved> StepsOf(Resolved factor)
    {
        Resolved[] steps = [.. factor["escalation"].Members.OrderBy(step => step["order"].As<ulong>()).ThenBy(step => step.Name, StringComparer.Ordinal)];
        return Enumerable.Repeat(steps, (int)factor["escalationLoops"].As<ulong>()).SelectMany(each => each);
    }

    private static Gate[] Plan(Resolved gates, Resolved pools, Outcome level)
    {
        var plan = GatesOf(gates, level).Select(gate => Gate(gate, pools)).ToArray();
        // A level that the policy cannot give has a gate all the same: every plan of gates is whole.
        return plan.Length > 0 ? plan : [new Gate($"unused-{Enums.Level.WordFor(level)}", [new GateFactor("owner", 0, 1)], Serial: false,
            Duration.MaxValue)];
    }

    private static Gate Gate(Resolved gate, Resolved pools) => new(
        gate.Name, [.. FactorsOf(gate).Select(factor => Factor(factor, pools))], gate["mode"].As<bool>(), gate["expiry"].As<Duration>())
    {
        DenyThreshold = (int)gate["denyThreshold"].As<ulong>(),
        OnExpiry = gate["onExpiry"].As<ExpiryPolicy>(),
    };

    private static GateFactor Factor(Resolved factor, Resolved pools) => new(
        factor.Name, Position(factor["pool"], pools), (int)factor["approvals"].As<ulong>())
    {
        Escalation = StepsOf(factor).Select(step => new EscalationStep(step["after"].As<Duration>(), Position(step["pool"], pools))).ToArray(),
    };

    private static int Position(Resolved pool, Resolved pools) => pools.Members.ToList().FindIndex(each => each.Name == pool.As<string>());
}
