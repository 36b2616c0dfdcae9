using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>What keeps a run from passing budgets: overloaded pools, a warm-up that is too short, requests that stay open.</summary>
internal static class Obstacles
{
    private const double Saturated = 0.95;

    public static IReadOnlyList<Obstacle> Of(Scenario scenario, Replications runs)
    {
        var obstacles = new List<Obstacle>();
        for (var index = 0; index < scenario.Pools.Count; index++)
        {
            PoolResult[] pools = [.. runs.Governed.Select(run => run.Pools[index])];
            AddOverload(obstacles, scenario.Pools[index].Name, pools, UnansweredShare(runs));
            AddWarmUp(obstacles, scenario, index, pools);
        }

        AddUnresolved(obstacles, scenario, runs);
        return obstacles;
    }

    /// <summary>Gated requests that end without a decision, as a share of all that ended.</summary>
    public static double UnansweredShare(Replications runs)
    {
        var ended = runs.Governed.Sum(run => run.All.ByGateEnd.Sum());
        var decided = runs.Governed.Sum(run => run.All.ByGateEnd[(int)GateEnd.Approved] + run.All.ByGateEnd[(int)GateEnd.Rejected] + run.All.ByGateEnd[(int)GateEnd.Silence]);
        return ended == 0 ? 0 : 1 - (decided / (double)ended);
    }

    /// <summary>Gated requests that were executed on an override, as a share of all that ended.</summary>
    public static double OverriddenShare(Replications runs)
    {
        var ended = runs.Governed.Sum(run => run.All.ByGateEnd.Sum());
        return ended == 0 ? 0 : runs.Governed.Sum(run => run.All.ByGateEnd[(int)GateEnd.Overridden]) / (double)ended;
    }

    /// <summary>A queue that is still growing at the horizon has no steady state to report.</summary>
    private static void AddOverload(List<Obstacle> obstacles, string name, PoolResult[] pools, double unanswered)
    {
        var growth = MeanInterval.Of([.. pools.Select(pool => (double)(pool.BacklogAt[TimeGrid.Intervals] - pool.BacklogAt[TimeGrid.Intervals / 2]))]);
        var busy = pools.Sum(pool => (double)pool.Busy.Integral) / pools.Sum(pool => (double)pool.OnDuty.Integral);
        if (busy > Saturated && growth.Low <= 0 && unanswered > 1 - Saturated)
        {
            obstacles.Add(new Obstacle(
                ObstacleKind.Overloaded,
                name,
                $"Pool '{name}' is overloaded: it is busy {HumanText.Percent(busy)} of the time, and only because requests expire or are "
                + "withdrawn does its backlog not grow without end."));
        }
        else if (growth.Low > 0 && busy > Saturated)
        {
            obstacles.Add(new Obstacle(
                ObstacleKind.Overloaded,
                name,
                $"Pool '{name}' is overloaded: it is busy {HumanText.Percent(busy)} of the time and its backlog still grows at the end "
                + $"(by {HumanText.Number(growth.Value)} items over the second half). Its waiting times depend on how long you look; add people or gate less."));
        }
    }

    /// <summary>A declared warm-up is checked wherever at least two whole weeks are counted: a calendar repeats by the week.</summary>
    private static void AddWarmUp(List<Obstacle> obstacles, Scenario scenario, int index, PoolResult[] pools)
    {
        var weeks = (int)((scenario.Run.Horizon - scenario.Run.WarmUp).TotalWeeks);
        if (scenario.Run.WarmUp <= Time.Duration.Zero || weeks < 2 || pools.Length < 2)
        {
            return;
        }

        var check = SteadyStateCheck.Of([.. pools.Select(pool => WeeklyBacklogs(scenario, pool, weeks))]);
        if (check.Verdict == SteadyStateVerdict.TooShort)
        {
            var name = scenario.Pools[index].Name;
            obstacles.Add(new Obstacle(
                ObstacleKind.WarmUpTooShort,
                name,
                $"The warm-up is too short: in week {check.WorstWeek + 1} after it the backlog of pool '{name}' differs from its later mean of "
                + $"{HumanText.Number(check.Reference)} items by {HumanText.Number(Math.Abs(check.Weeks[check.WorstWeek].Value))}; raise run.warmUp."));
        }
    }

    /// <summary>Mean backlog of each whole week after the warm-up, read off the time grid.</summary>
    private static double[] WeeklyBacklogs(Scenario scenario, PoolResult pool, int weeks)
    {
        var sums = new double[weeks];
        var counts = new int[weeks];
        for (var point = 0; point <= TimeGrid.Intervals; point++)
        {
            var since = (TimeGrid.At(scenario.Run, point) - scenario.Run.Start - scenario.Run.WarmUp).TotalWeeks;
            var week = (int)Math.Floor(since);
            if (week >= 0 && week < weeks)
            {
                sums[week] += pool.BacklogAt[point];
                counts[week]++;
            }
        }

        return [.. sums.Zip(counts, (sum, count) => count == 0 ? 0 : sum / count)];
    }

    private static void AddUnresolved(List<Obstacle> obstacles, Scenario scenario, Replications runs)
    {
        var open = runs.Governed.Sum(run => run.All.Unresolved) + runs.AutoTwin.Sum(run => run.All.Unresolved);
        if (open > 0)
        {
            obstacles.Add(new Obstacle(
                ObstacleKind.Unresolved,
                string.Empty,
                $"{HumanText.Count(open)} counted requests were still open when the simulation ended (afterHorizon: {scenario.Run.AfterHorizon}); "
                + "they count as never decided. No budget can pass on these numbers: raise runOnLimit."));
        }
    }
}
