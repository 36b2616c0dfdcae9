using Simulator.Governance;

namespace Simulator.Scenarios;

/// <content>Checks of planted instructions, and of what reads cannot break.</content>
internal sealed partial class CrossChecks
{
    private void CheckInjections()
    {
        foreach (var injection in Section("injections")?.Members ?? [])
        {
            foreach (var name in injection.Find("classes")?.Items<string>() ?? [])
            {
                CheckInjected(injection["classes"], name);
            }

            if (injection.Find("starts")?.Made is Arrivals starts && Section("run")?.ValueOf<Time.Duration>("horizon") is { } horizon
                && ArrivalMaker.Expected(starts, horizon) > StormDefinition.MaximumOccurrences)
            {
                Add(injection["starts"], "the instruction is planted more than 10000 times", "write a lower rate: bursts are rare");
            }
        }
    }

    private void CheckInjected(Resolved at, string name)
    {
        if (Named(at, name, "classes", "class")?.ValueOf<Origin>("origin") == Origin.Human)
        {
            Add(at, $"the class {PrintableText.Quote(name)} is drafted by people, who follow no planted instruction", "leave it out");
        }
    }

    /// <summary>A read changes nothing that something else could depend on.</summary>
    private void CheckDependency(Resolved kind, Resolved content)
    {
        if (!content["hiddenDependency"].IsNone && kind.ValueOf<Access>("access") == Access.Read)
        {
            Add(content["hiddenDependency"], "a read breaks nothing that depends on it", "leave it out, or write \"access\": \"write\"");
        }
    }
}
