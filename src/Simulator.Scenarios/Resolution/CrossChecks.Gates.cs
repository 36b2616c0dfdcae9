using Simulator.Governance;

namespace Simulator.Scenarios;

/// <summary>Checks of gates and roles.</summary>
internal sealed partial class CrossChecks
{
    /// <summary>Gates that can be reached and have enough people, wherever these are.</summary>
    private readonly List<Resolved> staffedGates = [];

    private void CheckRoles()
    {
        if (Section("gates") is not { } gates || Section("roles") is not { } roles || !gates.IsValid)
        {
            return;
        }

        var used = PeopleBuilder.RolesIn(gates).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var role in roles.Members.Where(role => !used.Contains(role.Name)))
        {
            Add(role, $"the role {PrintableText.Quote(role.Name)} approves at no gate", Nearest.Member(role.Name, used, "role"));
        }
    }

    private void CheckGates()
    {
        if (Section("gates") is not { } gates || Section("pools") is not { } pools)
        {
            return;
        }

        foreach (var gate in gates.Members)
        {
            var factors = PeopleBuilder.FactorsOf(gate);
            var known = factors.Select(factor => CheckReference(factor.Find("pool"), "pools", "pool") & CheckLadder(factor, pools)).ToList();
            CheckOnExpiry(gate, factors);
            var approvals = Approvals(factors);
            if (approvals > Gate.MaximumApprovals)
            {
                Add(gate, $"the gate asks for {approvals} approvals", $"ask for at most {Gate.MaximumApprovals}, or make two gates of it");
            }
            else if (known.TrueForAll(isKnown => isKnown) && IsReachable(gate))
            {
                if (CheckPeople(gate, $"the gate {PrintableText.Quote(gate.Name)} needs", factors, pools))
                {
                    staffedGates.Add(gate);
                }
            }
        }

        CheckVerdicts(gates);
        foreach (var level in PeopleBuilder.Levels)
        {
            CheckLevel(gates, pools, level);
        }
    }

    /// <summary>Whether the policy can send a request to a gate; what nobody passes needs no people.</summary>
    private bool IsReachable(Resolved gate) =>
        gate.Find("levels") is { } levels && levels.Items<Outcome>().Any(level => RowsThatGive(level).Count > 0);

    /// <summary>All gates of a level together: nobody approves one request twice.</summary>
    private void CheckLevel(Resolved gates, Resolved pools, Outcome level)
    {
        var word = Enums.Level.WordFor(level);
        var plan = PeopleBuilder.GatesOf(gates, level);
        if (plan.Count == 0)
        {
            if (gates.IsValid && RowsThatGive(level) is [var row, ..])
            {
                Add(gates, $"no gate has the level {word}, which the policy row {PrintableText.Quote(row.Name)} gives",
                    $"add \"{word}\" to the levels of a gate");
            }

            return;
        }

        var factors = plan.SelectMany(PeopleBuilder.FactorsOf).ToList();
        if (Approvals(factors) > GovernancePipeline.MaximumApprovers)
        {
            Add(gates, $"the gates of the level {word} ask for {Approvals(factors)} approvals together",
                $"ask for at most {GovernancePipeline.MaximumApprovers}");
        }
        else if (Approvals(factors) + Objections(plan) > GovernancePipeline.MaximumApprovers)
        {
            Add(gates, $"the gates of the level {word} hear more than {GovernancePipeline.MaximumApprovers} people together, who approve or reject without ending it",
                "write lower denyThresholds");
        }
        else if (plan.Count > 1 && gates.IsValid && RowsThatGive(level).Count > 0)
        {
            CheckPeople(gates, $"the gates {string.Join(", ", plan.Select(gate => PrintableText.Quote(gate.Name)))} of the level {word} need",
                factors, pools);
        }
    }

    /// <summary>Whether there are enough people, wherever they are.</summary>
    private bool CheckPeople(Resolved at, string who, IReadOnlyList<Resolved> factors, Resolved pools)
    {
        var isEnough = true;
        foreach (var pool in pools.Members)
        {
            // Who may come later, by a ladder, is left to the check over time.
            var needed = Approvals(factors.Where(factor => factor.Find("pool")?.As<string>() == pool.Name && factor.Find("escalation") is { Members.Count: 0 }));
            if (Staff(pool) is { } available && needed > available)
            {
                AddUnsatisfiable(at, $"{who} {needed} distinct people of the pool {PrintableText.Quote(pool.Name)}, which has {available}",
                    "add reviewers or ask for fewer approvals");
                isEnough = false;
            }
        }

        return isEnough;
    }

    /// <summary>Reviews that decide nothing: they need somewhere to go.</summary>
    private void CheckVerdicts(Resolved gates)
    {
        if (Section("review") is not { } review || review.Find("escalates") is not { } escalates || review.Find("asksInformation") is not { } asks)
        {
            return;
        }

        var factors = gates.Members.SelectMany(PeopleBuilder.FactorsOf);
        if (escalates.As<Share>().Percent > 0 && gates.IsValid && factors.All(factor => factor["escalation"].Members.Count == 0))
        {
            Add(escalates, "no factor of any gate has a ladder: there is nobody further up",
                "give a factor \"escalation\": { \"name\": { \"pool\": \"reviewers\" } }, or write 0%");
        }

        if (escalates.As<Share>().Percent + asks.As<Share>().Percent > 100)
        {
            Add(asks, "together with escalates that is more than 100%", "write lower shares");
        }
    }

    private static ulong Objections(IEnumerable<Resolved> gates) =>
        gates.Aggregate(0UL, (sum, gate) => sum + (gate.ValueOf<ulong>("denyThreshold") ?? 1) - 1);

    private static ulong Approvals(IEnumerable<Resolved> factors) =>
        factors.Aggregate(0UL, (sum, factor) => sum + (factor.ValueOf<ulong>("approvals") ?? 0));
}
