using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>
/// What became of leaks: of incidents from outside, which are the same in both arms, and of the credentials that requests hold, of which
/// a policy can cause more or fewer. Shares of the latter have the denominators of their own arm, so only sums per root are compared.
/// </summary>
internal static class ThreatMetrics
{
    private const double MicrosPerMinute = 60_000_000;
    private const string Exogenous = "exogenous";
    private const string Endogenous = "endogenous";

    private static readonly string[] Stages = ["noticed", "raised", "authorised", "executed", "effective"];

    /// <summary>In the order of <see cref="IncidentResult.ByRoute"/>.</summary>
    private static readonly string[] Routes = ["none", .. FlowMetrics.Routes];

    private static readonly (string Name, Func<IncidentResult, long> Count)[] Outcomes =
    [
        ("attacker_first", leaks => leaks.AttackerFirst),
        ("contained", leaks => leaks.Contained),
        ("expired", leaks => leaks.Expired),
        ("revoked_on_completion", leaks => leaks.RevokedOnCompletion),
        ("unresolved", leaks => leaks.Unresolved),
    ];

    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        var leaks = scenario.Leaks.Where(source => source.IsOn).ToList();
        if (leaks.Count > 0)
        {
            list.PerRootsOfArms("endogenous_leaks", runs, run => run.Leaks.Count);
            list.PerRootsOfArms("harmless_leaks", runs, run => run.Leaks.Harmless);
            list.PerRootsOfArms("leak_compromised_minutes", runs, run => run.Leaks.CompromisedTime / MicrosPerMinute);
        }

        if (scenario.Incidents.Any(source => source.OutageOfWrongContainment > Time.Duration.Zero) || leaks.Any(source => source.OutageOfWrongContainment > Time.Duration.Zero))
        {
            list.PerRootsOfArms("containment_outage", runs, run => (run.Incidents.OutageTime + run.Leaks.OutageTime) / MicrosPerMinute);
        }

        foreach (var (arm, results) in new[] { (Where.GovernedArm, runs.Governed), (Where.AutoTwinArm, runs.AutoTwin) })
        {
            if (scenario.Incidents.Count > 0)
            {
                AddRaces(list, [.. results.Select(run => run.Incidents)], CanIntegrate(scenario, scenario.Incidents), arm, Where.Incident(Exogenous));
            }

            if (leaks.Count > 0)
            {
                AddRaces(list, [.. results.Select(run => run.Leaks)], CanIntegrate(scenario, leaks), arm, Where.Incident(Endogenous));
            }
        }
    }

    /// <summary>The attacker's delay can be integrated out where nothing before the end of the race depends on it.</summary>
    private static bool CanIntegrate(Scenario scenario, IEnumerable<SecretSource> sources) =>
        sources.All(source => scenario.Channel(source.Channel).IsDecidedByFirstAttempt);

    private static void AddRaces(MetricList list, IncidentResult[] results, bool canIntegrate, Dimension arm, Dimension origin)
    {
        double[] counts = [.. results.Select(leaks => (double)leaks.Count)];
        var hasLeaks = counts.Any(count => count > 0);
        foreach (var (name, count) in Outcomes)
        {
            var series = new RatioSeries("race_outcome", [arm, origin, Where.Outcome(name)], "share", [.. results.Select(leaks => (double)count(leaks))], counts);
            list.AddOrKeep(series, isShown: results.Any(leaks => count(leaks) > 0));
        }

        if (canIntegrate)
        {
            list.AddOrKeep(
                new RatioSeries("attacker_first_conditional", [arm, origin], "share", [.. results.Select(leaks => leaks.ExpectedAttackerFirst)], counts), hasLeaks);
            list.AddOrKeep(
                new RatioSeries(
                    "compromised_minutes_conditional", [arm, origin], "per_incident", [.. results.Select(leaks => leaks.ExpectedCompromisedTime / MicrosPerMinute)], counts),
                hasLeaks);
        }

        if (results.Any(leaks => leaks.NeverAttacked > 0))
        {
            list.Ratio("never_attacked", "share", results.Select(leaks => (double)leaks.NeverAttacked), counts, arm, origin);
        }

        if (!hasLeaks)
        {
            return;
        }

        AddRoutes(list, results, counts, arm, origin);
        list.Quantiles("safety_margin", [.. results.Select(leaks => leaks.SafetyMargin)], [5, 50], arm, origin);
        AddStages(list, results, arm, origin);
    }

    /// <summary>The race by what the policy answered to the containment: how many leaks went each way, and how many of them were contained in time.</summary>
    private static void AddRoutes(MetricList list, IncidentResult[] results, double[] counts, Dimension arm, Dimension origin)
    {
        for (var route = 0; route < Routes.Length; route++)
        {
            double[] taken = [.. results.Select(leaks => (double)leaks.ByRoute[route])];
            if (taken.Sum() == 0)
            {
                continue;
            }

            list.Ratio("containment_route", "share", taken, counts, arm, origin, Where.Route(Routes[route]));
            list.Ratio("contained_first", "share", results.Select(leaks => (double)leaks.ContainedByRoute[route]), taken, arm, origin, Where.Route(Routes[route]));
        }
    }

    private static void AddStages(MetricList list, IncidentResult[] results, Dimension arm, Dimension origin)
    {
        double[] took = [.. results.Select(leaks => (double)leaks.ContainmentsTakenEffect)];
        for (var stage = 0; stage < Stages.Length && took.Sum() > 0; stage++)
        {
            list.Ratio("containment_time", "mean", results.Select(leaks => leaks.TimeToStage[stage] / MicrosPerMinute), took, arm, origin, Where.Part(Stages[stage]));
        }
    }
}
