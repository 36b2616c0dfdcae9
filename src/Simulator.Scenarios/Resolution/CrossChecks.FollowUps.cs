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

            CheckNextSteps(kind.Find("next"));
        }

        if (Section("chains") is { IsNone: false } chains && Section("classes") is { IsValid: true } classes && classes.Members.All(kind => kind["next"].Members.Count == 0))
        {
            Add(chains, "no class has a next step: there are no chains", "give a class next steps, such as \"next\": { \"refund\": { \"probability\": \"50%\" } }");
        }
    }

    /// <summary>A row of the kernel: classes that exist, and no more than certainty in all.</summary>
    private void CheckNextSteps(Resolved? row)
    {
        var total = 0m;
        foreach (var next in row?.Members ?? [])
        {
            CheckClass(next);
            total += next["probability"].As<Share>().Percent;
        }

        if (total > 100)
        {
            Add(row!, FormattableString.Invariant($"the probabilities of the next steps add up to {total:0.####}%"), "lower them to 100% in all; what is missing to it ends the chain");
        }
    }

    /// <summary>The name of a member has to be that of a class.</summary>
    private void CheckClass(Resolved named)
    {
        if (Section("classes") is { } classes && classes.Members.All(kind => kind.Name != named.Name))
        {
            Add(named, $"there is no class {PrintableText.Quote(named.Name)}", Nearest.Member(named.Name, [.. classes.Members.Select(kind => kind.Name)], "class"));
        }
    }
}
