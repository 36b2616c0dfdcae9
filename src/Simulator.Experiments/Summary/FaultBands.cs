using Simulator.Results;
using Simulator.Scenarios;

namespace Simulator.Experiments;

/// <summary>The planned faults as marked times; those at random times are others in each replication.</summary>
internal static class FaultBands
{
    /// <summary>More faults of one target than this would hide the curves.</summary>
    private const int MaximumBands = 60;

    public static IEnumerable<TimeBand> Of(Scenario scenario) => scenario.Faults is not { } faults
        ? []
        : Enum.GetValues<FaultTarget>().SelectMany(target => Of(scenario.Run, WordsOf(target, faults), faults.TimesOf(target)));

    private static string WordsOf(FaultTarget target, FaultModel faults) => target switch
    {
        FaultTarget.PolicyEngine when faults.PolicyEngine?.Fallback == PolicyFallback.Slow => "policy engine slow",
        FaultTarget.Ticketing when faults.Ticketing?.Fallback == TicketFallback.Slow => "ticketing slow",
        FaultTarget.PolicyEngine => "policy engine down",
        FaultTarget.SignIn => "reviewers cannot sign in",
        FaultTarget.CredentialBroker => "credential broker down",
        FaultTarget.Notifier => "notifier down",
        FaultTarget.Ticketing => "ticketing down",
        FaultTarget.Ai => "AI drafts worse",
        FaultTarget.PolicyBundle => "older policy",
        FaultTarget.PolicyRows => "policy rows in error",
        _ => throw new ArgumentOutOfRangeException(nameof(target), target, "No such target."),
    };

    private static List<TimeBand> Of(RunPlan run, string name, FaultTimes? times)
    {
        var bands = new List<TimeBand>();
        if (times is FaultTimes.Schedule schedule)
        {
            for (var number = 0; bands.Count <= MaximumBands && schedule.Begin(number) is { } from && from < run.Horizon; number++)
            {
                bands.Add(new TimeBand("fault", null, name, from.TotalMinutes, Math.Min(run.Horizon.TotalMinutes, (from + schedule.For).TotalMinutes)));
            }
        }

        return bands.Count > MaximumBands ? [] : bands;
    }
}
