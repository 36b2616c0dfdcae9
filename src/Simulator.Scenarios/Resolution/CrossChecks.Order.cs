namespace Simulator.Scenarios;

/// <content>Checks of the order of service.</content>
internal sealed partial class CrossChecks
{
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
