using System.Globalization;
using Simulator.Scenarios;

namespace Simulator.LoadDriver;

/// <summary>What a live run does not do as the simulator does: a reader of both must know it.</summary>
internal static class LiveDifferences
{
    public static IReadOnlyList<string> Of(Scenario scenario, PhaseSchedule schedule, bool hasApprovers, TimeSpan interval)
    {
        var text = CultureInfo.InvariantCulture;
        var differences = new List<string>
        {
            "Intervals are over slices of one run, not over independent runs: what waits at the end of a slice waits in the next, so they are narrower than they should be.",
            "Every call costs wall time, which compression turns into scenario time: " + string.Create(text, $"1 ms of the gateway is {schedule.Compression / 1000:0.###} s of the scenario."),
            "Arrivals stop at the end of the plan and the open requests are worked off; a simulation lets them go on.",
        };
        Add(differences, schedule.Compression != 1, "The driver compresses its own time only: what the gateway times by its clock (lapses of gates, shortest reviews, lives of credentials) is the scenario's only if that clock runs as fast.");
        Add(differences, scenario.Incidents.Count + scenario.Leaks.Count > 0, "Leaks and the containment requests they raise are simulated only.");
        Add(differences, !schedule.IsScenarioAsItIs, "The phases change the rate of the scenario: a simulation of the scenario as it is does not compare.");
        Add(differences, scenario.Faults is not null, "The scenario's faults are simulated only: live, what fails is the gateway itself, or what the driver injects (--chaos).");
        Add(differences, scenario.Classes.Any(kind => kind.Content.Drift is not null), "Drafts do not drift into execution in a live run: the driver plays recommendations as they are at the start.");
        if (!hasApprovers)
        {
            differences.Add("No approvers were simulated: whatever a gate holds was decided by somebody else or by nobody.");
            return differences;
        }

        differences.Add("Approvers learn of a task by an event or by looking at " + string.Create(text, $"intervals of {interval.TotalMilliseconds:0} ms, up to {interval.TotalSeconds * schedule.Compression:0.#} s of the scenario."));
        Add(differences, scenario.Pools.Any(pool => pool.Handoff is not null), "Live reviewers finish what they have in hand when their duty ends; parking, transfers and dropped work are simulated only.");
        Add(differences, scenario.Pools.Any(pool => pool.Notification is not null || pool.Misrouting is not null), "Notification delays and misrouting are simulated only.");
        Add(differences, scenario.Pools.Any(pool => pool.OnCall is not null || pool.PullAways.Count > 0), "Nobody is called in or pulled away in a live run.");
        Add(differences, scenario.Classes.Any(kind => kind.Patience is not null), "Requesters of a live run do not withdraw.");
        return differences;
    }

    private static void Add(List<string> differences, bool holds, string difference)
    {
        if (holds)
        {
            differences.Add(difference);
        }
    }
}
