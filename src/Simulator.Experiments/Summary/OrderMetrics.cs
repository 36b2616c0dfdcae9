using System.Numerics;
using Simulator.Governance;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>Metrics of the order in which pools take their tasks; shown where there are priorities and an order that may go against them.</summary>
internal static class OrderMetrics
{
    private const double MicrosPerMinute = 60_000_000;

    public static void AddTo(MetricList list, Scenario scenario, Pool pool, PickResult[] results, Dimension where)
    {
        var isShown = pool.Discipline is Discipline.AiAdvisory or Discipline.Random && scenario.Classes.Select(kind => kind.Priority).Distinct().Count() > 1;
        double[] picks = [.. results.Select(result => (double)result.Picks)];
        Dimension[] at = [Where.GovernedArm, where];
        list.AddOrKeep(new RatioSeries("priority_inversions", at, "share", [.. results.Select(result => (double)result.Inversions)], picks), isShown);
        list.AddOrKeep(new RatioSeries("priority_regret", at, "mean", [.. results.Select(result => (double)result.Regret)], picks), isShown);
        list.AddOrKeep(
            new ValueSeries("longest_urgent_wait", at, "mean", [.. results.Select(result => result.LongestUrgentWait.Microseconds / MicrosPerMinute)]),
            isShown || pool.PreemptsAtMost is not null);
        if (pool.Advisory is { } advisory)
        {
            var kept = BitOperations.PopCount((uint)advisory.Retained) / (double)BitOperations.PopCount((uint)AdviceFields.All);
            list.AddOrKeep(new RatioSeries("advice_retention", at, "share", [.. picks.Select(count => count * kept)], picks), isShown: true);
        }

        list.AddOrKeep(new ValueSeries("preemptions", at, "mean", [.. results.Select(result => (double)result.Preemptions)]), pool.PreemptsAtMost is not null);
    }
}
