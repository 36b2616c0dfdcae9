using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>What a reader must know before using the numbers, most important first.</summary>
internal static class Notes
{
    /// <summary>Below this many replications quantile intervals are labelled approximate.</summary>
    private const int FewReplications = 60;

    public static IReadOnlyList<string> Of(Scenario scenario, Replications runs, IReadOnlyList<Obstacle> obstacles)
    {
        List<string> notes = [.. obstacles.Select(obstacle => obstacle.Words)];
        AddUnanswered(notes, runs);
        notes.AddRange(FaultNotes.Of(scenario, runs));
        if (scenario.Run.Replications < FewReplications)
        {
            notes.Add($"Only {scenario.Run.Replications} replication{(scenario.Run.Replications == 1 ? string.Empty : "s")}: intervals of quantiles are approximate below {FewReplications}.");
        }

        if (scenario.Attack.FirstAttempt.Minimum > 0 && (scenario.Incidents.Count > 0 || scenario.Leaks.Count > 0 || scenario.Classes.Any(kind => kind.Session is not null)))
        {
            var fastest = HumanText.Duration(scenario.Attack.FirstAttempt.Minimum / 60e6);
            notes.Add(
                $"No attacker of this model tries before {fastest} have passed, which is an assumption and not a proven bound: what lives shorter than that "
                + "shows no exposure. Compare with a faster attacker before calling it safe.");
        }

        notes.Add("Routes (auto, gated) are outcomes of the policy: gated requests are riskier by design, so a difference between routes is no effect of the gate. The effect is the paired difference to the auto twin.");
        notes.Add("Absolute exposure is arithmetic on the scenario's assumptions, not a forecast: use rankings and paired differences.");
        if (scenario.Hypotheses.Count > 0)
        {
            notes.Add($"{Assumptions.Of(scenario).Select(each => each.Key).Distinct(StringComparer.Ordinal).Count()} settings, switched-off ones included, are hypotheses without a measured source: the report lists them with their values and what switches them off. Vary them before relying on a conclusion.");
        }

        return notes;
    }

    /// <summary>A gate that stops everything would look perfect if nobody asked what it stopped.</summary>
    private static void AddUnanswered(List<string> notes, Replications runs)
    {
        var share = Obstacles.UnansweredShare(runs) - Obstacles.OverriddenShare(runs); // who goes around the gate does execute
        if (share > 0.01)
        {
            notes.Add(
                $"{HumanText.Percent(share)} of gated requests end without a decision (expired, withdrawn or turned away) and are never executed, right or wrong: "
                + "part of the lower wrong-action exposure is work that was not done, and what that costs is not counted.");
        }
    }
}
