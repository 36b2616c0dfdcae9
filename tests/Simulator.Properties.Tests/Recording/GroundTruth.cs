using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Xunit.Sdk;

namespace Simulator.Properties.Tests;

/// <summary>The invariants that every run of every scenario must keep, each a checker on what a run counted and on its facts.</summary>
internal static class GroundTruth
{
    private static readonly (string Name, Func<RecordedRun, bool> Holds)[] Checkers =
    [
        ("I18", IsOneStateAtATime),
        ("I26", IsConserved),
        ("I27", IsLittle),
        ("I28", run => run.Result.Pools.All(pool => pool.Busy.Integral <= pool.OnDuty.Integral && pool.Busy.Maximum <= pool.OnDuty.Maximum)),
        ("I30", IsRaceWhole),
        ("I33", run => run.Result.Classes.All(flow => flow.ApprovalLatency.Sum == flow.LatencyByPart.Aggregate((Int128)0, (sum, part) => sum + part))),
        ("I34", IsOffWhereSwitchedOff),
    ];

    /// <summary>The names of all of them.</summary>
    public static IReadOnlyList<string> Names => [.. Checkers.Select(checker => checker.Name)];

    /// <summary>The names of those that a run breaks.</summary>
    public static string[] Breaches(RecordedRun run) => [.. Checkers.Where(checker => !checker.Holds(run)).Select(checker => checker.Name)];

    private static bool IsOneStateAtATime(RecordedRun run)
    {
        try
        {
            _ = new TaskHistory(run.Entries);
            return true;
        }
        catch (XunitException)
        {
            return false;
        }
    }

    /// <summary>What arrived has ended, or is still in the system.</summary>
    private static bool IsConserved(RecordedRun run)
    {
        var roots = run.Requests.Where(request => run.IsCountedRoot(request.First())).ToList();
        return run.Result.All.Roots == roots.Count
            && run.Result.All.Unresolved == roots.Count(request => request.All(entry => entry.Fact.Fact != Fact.Closed));
    }

    private static bool IsLittle(RecordedRun run)
    {
        if (!IsOneStateAtATime(run))
        {
            return true; // judged by another
        }

        // While information is awaited a task waits for nobody of a pool.
        var expected = new TaskHistory(run.Entries).Tasks.Sum(task => run.Counted(task.Opened, task.Ended) - task.Away.Sum(away => run.Counted(away.From, away.To)));
        return expected == run.Result.Pools.Aggregate((Int128)0, (sum, pool) => sum + pool.Backlog.Integral + pool.Dropped.Integral);
    }

    private static bool IsRaceWhole(RecordedRun run)
    {
        var incidents = run.Result.Incidents;
        var isHopeless = run.Scenario.Incidents is [{ RemainingLife: { } life }] && life.Maximum <= run.Scenario.Attack.FirstAttempt.Minimum;
        return incidents.Count == incidents.AttackerFirst + incidents.Contained + incidents.Expired + incidents.Unresolved
            && !(isHopeless && incidents.AttackerFirst > 0);
    }

    private static bool IsOffWhereSwitchedOff(RecordedRun run) =>
        run.Scenario.Classes.Zip(run.Result.Classes).All(each => each.First is not { Wrong: 0, Staleness: null, Content: { IntentMismatch: 0, HiddenDependency: null } }
            || run.Scenario.Injections.Count > 0
            || (each.Second.Wrong + each.Second.Escaped + each.Second.WrongReviewed + each.Second.Detected == 0 && each.Second.WrongActionExposure == 0))
        && (run.Scenario.Incidents.Count > 0 || (run.Result.Incidents.Count == 0 && run.Result.Incidents.CompromisedTime == 0));
}
