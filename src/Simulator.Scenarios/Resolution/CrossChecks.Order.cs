namespace Simulator.Scenarios;

/// <content>Checks of the order of service.</content>
internal sealed partial class CrossChecks
{
    /// <summary>Whose hands are full is told for each of several reviews at once; whom a task belongs to, and who is absent, only for people.</summary>
    private void CheckConcurrency(Resolved pool)
    {
        if (pool.ValueOf<ulong>("concurrency") is not { } concurrency || pool.Find("concurrency") is not { } key)
        {
            return;
        }

        if (concurrency == 1)
        {
            if (pool.ValueOf<double>("switchingCost") > 0)
            {
                Add(pool["switchingCost"], "nobody has more than one review in hand: there is nothing to switch between", "write a concurrency of 2 or more, or leave the switchingCost out");
            }

            return;
        }

        var engaged = pool.Find("visits") is { IsNone: false } ? "visits" : pool.Find("distraction") is { IsNone: false } ? "distraction" : null;
        if (engaged is not null || pool.ValueOf<Assignment>("assignment") is Assignment.Push or Assignment.Named)
        {
            Add(key, $"several reviews at once are for people who work on the queue all their duty and take what comes first, not with {engaged ?? "an assignment to persons"}", $"write 1, or leave the {engaged ?? "assignment"} out");
        }
    }

    private void CheckOrder(Resolved pool)
    {
        if (pool.ValueOf<Discipline>("discipline") is { } discipline && pool.Find("advisory") is { } advisory)
        {
            if (discipline != Discipline.AiAdvisory && !advisory.IsNone)
            {
                Add(advisory, "the pool does not follow a model's order", "write \"discipline\": \"aiAdvisory\", or leave the advisory out");
            }
            else if (discipline == Discipline.AiAdvisory && advisory.IsNone)
            {
                Add(advisory, "the order is a model's, but there is none to judge", "leave the key out for the standard one, or write \"discipline\": \"priority\"");
            }
        }

        CheckConcurrency(pool);
        if (pool.Find("preemption") is { IsNone: false } preemption && Section("classes") is { IsValid: true } classes &&
            !classes.Members.Any(one => one["priority"].As<ulong>() > preemption["priorityAtMost"].As<ulong>()))
        {
            Add(preemption["priorityAtMost"], "no class is less urgent: there is nothing to interrupt", "write a smaller number, or leave the preemption out");
        }
        else if (pool.Find("preemption") is { IsNone: false } urgent && Section("classes") is { IsValid: true } all &&
            !all.Members.Any(one => one["priority"].As<ulong>() <= urgent["priorityAtMost"].As<ulong>()))
        {
            Add(urgent["priorityAtMost"], "no class is as urgent as that: nothing ever interrupts", "write the priority of the class that may, or leave the preemption out");
        }
    }
}
