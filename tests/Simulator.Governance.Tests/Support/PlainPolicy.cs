namespace Simulator.Governance.Tests;

/// <summary>The five stages as a person would read them, row after row: what tables must agree with.</summary>
internal static class PlainPolicy
{
    public static (Outcome Outcome, StageLevels Levels, Obligations Obligations) Evaluate(PolicyTable table, ActionRequest request)
    {
        var matching = table.Rows.Where(row => Matches(row, request)).ToList();
        if (matching.Exists(row => row.Stage == PolicyStage.Stop))
        {
            return (Outcome.Deny, default, Obligations.None);
        }

        var named = matching.Where(row => row.Stage == PolicyStage.Level).ToList();
        if (named.Count == 0)
        {
            return (Outcome.Deny, default, Obligations.None);
        }

        var level = named.Max(row => row.Then);
        var chain = level;
        if (table.Settings.Chain is { } rule && request.Context.Chain is { IsStep: true } before && Sum(rule, request) > Math.Max(before.Ceiling.Value, rule.InitialCeiling.Value))
        {
            var whole = table.Rows.Where(row => row.Stage == PolicyStage.Level && Matches(row, Whole(request))).ToList();
            if (whole.Count == 0)
            {
                return (Outcome.Deny, new StageLevels(level, Outcome.Deny, Outcome.Deny, Outcome.Deny), Obligations.None);
            }

            chain = new[] { level, whole.Max(row => row.Then), Outcome.Single }.Max();
            named.AddRange(whole);
        }

        var modifiers = matching.Where(row => row.Stage == PolicyStage.Modifier).ToList();
        var raised = modifiers.Exists(row => row.Then > chain) ? chain + 1 : chain;
        named.AddRange(modifiers);
        var final = raised;
        var emergencies = matching.Where(row => row.Stage == PolicyStage.Emergency && raised >= Outcome.Single).ToList();
        if (emergencies.Count > 0)
        {
            final = emergencies.Min(row => row.Then);
            named.AddRange(emergencies.Where(row => row.Then == final));
        }

        var obligations = named.Aggregate(Obligations.None, (all, row) => all.With(row.Obligations));
        return (
            request.Signs.HasFlag(Signs.ReviewDropped) ? Outcome.Auto : final, // of a compressed workflow
            new StageLevels(level, chain, raised, final),
            request.Signs.HasFlag(Signs.PauseDropped) ? obligations with { MinimumReview = Time.Duration.Zero } : obligations);
    }

    private static bool Matches(PolicyRow row, ActionRequest request) => row.When.Matches(request)
        && (row.Stage != PolicyStage.Emergency
            || (request.Context.Containment && request.Signs.HasFlag(Signs.SecondIdentity) && !request.Resource.Flags.HasFlag(RiskFlags.Safety)));

    private static decimal Sum(ChainRule rule, ActionRequest request)
    {
        var points = new[] { rule.Low, rule.Medium, rule.High, rule.Critical }[(int)request.Context.Impact].Value;
        return request.Context.Chain.Points.Value + Math.Round(points * (decimal)request.Resource.BlastRadius, 3);
    }

    private static ActionRequest Whole(ActionRequest step)
    {
        var before = step.Context.Chain;
        var isWrite = before.HasWrite || step.Action.Access == Access.Write;
        var isFinal = before.HasFinalWrite || step.Action is { Access: Access.Write, Reversible: false };
        return World.Request(
            (Impact)Math.Max((int)before.HighestImpact, (int)step.Context.Impact), before.Flags | step.Resource.Flags,
            isWrite ? Access.Write : Access.Read, isWrite ? !isFinal : step.Action.Reversible, double.NaN, step.Context.Containment)
            .With(step.Context.Signs).With(step.Subject.Identity).With(step.Context.Environment);
    }
}
