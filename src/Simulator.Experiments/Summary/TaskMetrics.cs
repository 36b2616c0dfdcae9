using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>How long people take to decide: by role, by pool and by the shift of the pool in which they were asked; kept for budgets and comparisons.</summary>
internal static class TaskMetrics
{
    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        const string metric = "task_latency";
        for (var role = 0; role < scenario.Roles.Count; role++)
        {
            list.Keep(metric, [.. runs.Governed.Select(run => run.Tasks.Roles[role])], Where.GovernedArm, Where.Role(scenario.Roles[role].Name));
        }

        for (var pool = 0; pool < scenario.Pools.Count; pool++)
        {
            var named = Where.Pool(scenario.Pools[pool].Name);
            HistogramSnapshot[] whole = [.. runs.Governed.Select(run => HistogramSnapshot.Merge(run.Tasks.Shifts[pool]))];
            list.Keep(metric, whole, Where.GovernedArm, named);
            var shifts = scenario.Pools[pool].Roster is { } roster ? ShiftWindows.NamesOf(roster) : [];
            for (var shift = 0; shift < shifts.Count; shift++)
            {
                list.Keep(metric, [.. runs.Governed.Select(run => run.Tasks.Shifts[pool][shift])], Where.GovernedArm, named, Where.Shift(shifts[shift]));
            }
        }
    }
}
