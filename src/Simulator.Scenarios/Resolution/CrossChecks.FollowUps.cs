using Simulator.Time;

namespace Simulator.Scenarios;

/// <content>Checks of what follows requests.</content>
internal sealed partial class CrossChecks
{
    private void CheckFollowUps()
    {
        foreach (var kind in Section("classes")?.Members ?? [])
        {
            if (kind.Find("resubmission") is { IsNone: false } again && again["limit"].As<ulong>() == 0 && again["probability"].As<Share>().Value > 0)
            {
                Add(again["limit"], "a limit of 0 lets nothing be asked for again", "write a limit of 1 or more, or \"resubmission\": \"none\"");
            }

            if (kind.Find("pivot") is { IsNone: false } pivot)
            {
                CheckPivot(pivot);
            }

            CheckNextSteps(kind.Find("next"));
            foreach (var trigger in kind.Find("triggers")?.Members ?? [])
            {
                CheckClass(trigger, trigger.Name);
            }
        }

        CheckGrowth();
        if (Section("cascades") is { IsNone: false } cascades && Section("classes") is { IsValid: true } all && all.Members.All(kind => kind["triggers"].Members.Count == 0))
        {
            Add(cascades, "no class triggers another agent: there are no cascades", "give a class triggers, such as \"triggers\": { \"refund\": { \"probability\": \"20%\" } }");
        }

        if (Section("chains") is { IsNone: false } chains && Section("classes") is { IsValid: true } classes && classes.Members.All(kind => kind["next"].Members.Count == 0))
        {
            Add(chains, "no class has a next step: there are no chains", "give a class next steps, such as \"next\": { \"refund\": { \"probability\": \"50%\" } }");
        }
    }

    /// <summary>Requests that bring requests must not outgrow what a replication may have.</summary>
    private void CheckGrowth()
    {
        var isKnown = Section("classes") is { IsValid: true } kinds && Section("chains") is { IsValid: true } && Section("cascades") is { IsValid: true }
            && kinds.Members.All(kind => kind["next"].Members.Concat(kind["triggers"].Members).All(edge => kinds.Members.Any(other => other.Name == edge.Name)));
        if (isKnown && Section("run")?.ValueOf<Duration>("horizon") is { } horizon && new FollowUpGrowth(root).Requests(horizon) is var requests
            && requests * EventsPerRequest > MaximumEvents)
        {
            Add(Section("classes")!,
                FormattableString.Invariant($"root requests and what follows them are up to {requests:0.###e+0} requests a replication, which make more than {MaximumEvents:0} events"),
                "lower the probabilities of resubmissions, next steps and triggers, or the longest chain and the depth");
        }
    }

    /// <summary>A row of the kernel: classes that exist, and no more than certainty in all.</summary>
    private void CheckNextSteps(Resolved? row)
    {
        var total = 0m;
        foreach (var next in row?.Members ?? [])
        {
            CheckClass(next, next.Name);
            total += next["probability"].As<Share>().Percent;
        }

        if (total > 100)
        {
            Add(row!, FormattableString.Invariant($"the probabilities of the next steps add up to {total:0.####}%"), "lower them to 100% in all; what is missing to it ends the chain");
        }
    }

    private void CheckPivot(Resolved pivot)
    {
        foreach (var name in pivot["to"].Items<string>())
        {
            CheckClass(pivot["to"], name);
        }

        if (pivot["limit"].As<ulong>() == 0 && pivot["probability"].As<Share>().Value > 0)
        {
            Add(pivot["limit"], "a limit of 0 lets no other way be tried", "write a limit of 1 or more, or \"pivot\": \"none\"");
        }
    }

    /// <summary>A name has to be that of a class.</summary>
    private void CheckClass(Resolved at, string name) => Named(at, name, "classes", "class");
}
