using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>The race between containment and the attacker, as curves and outcomes.</summary>
internal static class RaceSummary
{
    private const double MicrosPerMinute = 60_000_000;
    private const double FirstMinute = 0.5;

    private static readonly (string Name, Func<IncidentResult, long> Count)[] Outcomes =
    [
        ("attacker_first", incidents => incidents.AttackerFirst),
        ("contained", incidents => incidents.Contained),
        ("expired", incidents => incidents.Expired),
        ("unresolved", incidents => incidents.Unresolved),
    ];

    public static RaceResult? Of(Scenario scenario, Replications runs)
    {
        if (runs.Governed.Sum(run => run.Incidents.Count) == 0)
        {
            return null;
        }

        HistogramSnapshot[] governed = [.. runs.Governed.Select(run => run.Incidents.TimeToDeath)];
        HistogramSnapshot[] twin = [.. runs.AutoTwin.Select(run => run.Incidents.TimeToDeath)];
        var attack = scenario.Attack;
        var last = LastMinutes(attack.FirstAttempt, governed, twin);
        var curves = new[]
        {
            Curves.Theoretical(
                "attack", "first attempt by an attacker", time => (1 - attack.NeverAttacked) * attack.FirstAttempt.Cdf(time), FirstMinute, last),
            Curves.Cumulative("contained_governed", "secret dead, under the policy", governed, FirstMinute, last),
            Curves.Cumulative("contained_auto_twin", "secret dead, were everything automatic", twin, FirstMinute, last),
        };
        return new RaceResult(
            [.. curves.OfType<Curve>()],
            attack.FirstAttempt.Minimum / MicrosPerMinute,
            attack.FirstAttempt.Mean / MicrosPerMinute,
            [.. OutcomesOf(Where.Governed, runs.Governed), .. OutcomesOf(Where.AutoTwin, runs.AutoTwin)]);
    }

    /// <summary>Far enough to see both runners arrive, never more than a month.</summary>
    private static double LastMinutes(Distribution attempt, params IEnumerable<HistogramSnapshot[]> arms)
    {
        var death = arms.Max(times => HistogramSnapshot.Merge(times) is { Count: > 0 } pooled ? Curves.LastMinutes(pooled) : 0);
        return Math.Clamp(Math.Max(attempt.Quantile(0.99) / MicrosPerMinute, death), 2 * FirstMinute, 30 * 24 * 60);
    }

    private static IEnumerable<RaceOutcome> OutcomesOf(string arm, IReadOnlyList<ReplicationResult> runs)
    {
        double[] incidents = [.. runs.Select(run => (double)run.Incidents.Count)];
        foreach (var (name, count) in Outcomes)
        {
            double[] counts = [.. runs.Select(run => (double)count(run.Incidents))];
            if (counts.Any(each => each > 0))
            {
                yield return new RaceOutcome(arm, name, RatioInterval.Of(counts, incidents, MetricList.Level));
            }
        }
    }
}
