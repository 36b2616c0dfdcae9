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
        HistogramSnapshot[] attempts = [.. runs.Governed.Select(run => run.Incidents.FirstAttempt)];
        AttackModel[] attackers = [.. scenario.Incidents.Select(source => scenario.Channel(source.Channel)).Distinct()];
        var last = LastMinutes(attackers, governed, twin);
        var curves = new[]
        {
            Attempts(attackers, attempts, last),
            Curves.Cumulative("contained_governed", "secret dead, under the policy", governed, FirstMinute, last),
            Curves.Cumulative("contained_auto_twin", "secret dead, were everything automatic", twin, FirstMinute, last),
        };
        return new RaceResult(
            [.. curves.OfType<Curve>()],
            attackers.Min(Fastest) / MicrosPerMinute,
            (IsPlain(attackers) ? attackers[0].FirstAttempt.Mean : HistogramSnapshot.Merge(attempts).Mean) / MicrosPerMinute,
            [.. OutcomesOf(Where.Governed, runs.Governed), .. OutcomesOf(Where.AutoTwin, runs.AutoTwin)]);
    }

    /// <summary>The attacker's distribution itself where one attacker's clock starts with every leak, else what was drawn.</summary>
    private static Curve? Attempts(AttackModel[] attackers, HistogramSnapshot[] attempts, double last)
    {
        const string id = "attack";
        const string label = "first attempt by an attacker";
        return IsPlain(attackers)
            ? Curves.Theoretical(id, label, time => (1 - attackers[0].NeverAttacked) * attackers[0].FirstAttempt.Cdf(time), FirstMinute, last)
            : Curves.Cumulative(id, label, attempts, FirstMinute, last);
    }

    private static bool IsPlain(AttackModel[] attackers) => attackers is [{ PublicationDelay: null }];

    private static double Fastest(AttackModel attacker) => attacker.FirstAttempt.Minimum + (attacker.PublicationDelay?.Minimum ?? 0);

    /// <summary>Far enough to see both runners arrive, never more than a month.</summary>
    private static double LastMinutes(AttackModel[] attackers, params IEnumerable<HistogramSnapshot[]> arms)
    {
        var attempt = attackers.Max(attacker => attacker.FirstAttempt.Quantile(0.99) + (attacker.PublicationDelay?.Quantile(0.99) ?? 0));
        var death = arms.Max(times => HistogramSnapshot.Merge(times) is { Count: > 0 } pooled ? Curves.LastMinutes(pooled) : 0);
        return Math.Clamp(Math.Max(attempt / MicrosPerMinute, death), 2 * FirstMinute, 30 * 24 * 60);
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
