using Simulator.Governance;
using Simulator.Results;
using Simulator.Scenarios;

namespace Simulator.Experiments;

/// <summary>Tells the story of a leak.</summary>
internal static class LeakTeller
{
    private const double MicrosPerMinute = 60_000_000;

    public static LeakStory Tell(Scenario scenario, LeakRecord leak)
    {
        var facts = leak.Leak;
        var first = EventTeller.Finite(facts.FirstAttempt);
        return new LeakStory
        {
            Id = facts.Node.ToString(),
            Source = leak.Source.Name,
            Channel = scenario.Channel(leak.Source.Channel).Name,
            Holder = leak.Holder?.ToString(),
            Credential = leak.Holder is null ? null : EventTeller.NameOf(leak.Component),
            At = facts.At,
            Published = facts.Published,
            FirstAttempt = first,
            AliveAtFirstAttempt = first is null ? null : !leak.IsHarmless && first < leak.Dead,
            Success = leak.End == LeakEnd.AttackerFirst ? facts.FirstSuccess : null,
            Noticed = leak.Noticed,
            Containments = [.. leak.Containments.Select(each => new StoryContainment(each.Node.ToString(), each.Raised, each.WasWrong, each.End))],
            Effective = EventTeller.Finite(leak.Effective),
            Dead = IsDeadInTime(scenario, leak) ? leak.Dead : null,
            End = leak.End,
            Margin = first is null || leak.IsHarmless ? null : facts.FirstAttempt - leak.Dead,
            CompromisedScopeMinutes = leak.CompromisedTime / MicrosPerMinute,
        };
    }

    private static bool IsDeadInTime(Scenario scenario, LeakRecord leak) =>
        leak.IsHarmless || leak.Dead < leak.Leak.At.AddSaturating(scenario.Run.AccrualCap);
}
