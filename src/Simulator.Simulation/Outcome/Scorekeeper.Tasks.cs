using Simulator.Governance;
using Simulator.Operations;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>How long each role, and each pool in each of its shifts, takes to decide.</content>
internal sealed partial class Scorekeeper
{
    /// <summary>By pool, shift and role together, each made when its first task ends: of all combinations few occur, and each task is recorded once.</summary>
    private readonly LogLinearHistogram?[][][] tasks;
    private readonly ShiftWindows?[] shiftWindows;

    /// <summary>A place of a gate asks people of a pool for a decision.</summary>
    public void TaskAsked(ref TaskWork task, int pool, Instant now)
    {
        task.Asked = now;
        task.AskedPool = pool;
        task.AskedShift = shiftWindows[pool]?.At(now) ?? 0;
    }

    /// <summary>A place of a gate will not be decided any more.</summary>
    public void TaskGivenUp(in Work work, in TaskWork task)
    {
        if (work is { IsCounted: true, IsRoot: true })
        {
            TimesOf(task).RecordNever();
        }
    }

    private void GiveUpTasks(in Work work)
    {
        for (var place = 0; place < Gate.MaximumApprovals; place++)
        {
            if (work.Tasks[place].State != TaskState.None)
            {
                TaskGivenUp(work, work.Tasks[place]);
            }
        }
    }

    private void TaskDecided(in AuditEvent fact, in Work work)
    {
        if (work is { IsCounted: true, IsRoot: true })
        {
            ref readonly var task = ref work.Tasks[(int)fact.Detail];
            TimesOf(task).Record((fact.At - task.Asked).Microseconds);
        }
    }

    private LogLinearHistogram TimesOf(in TaskWork task) => tasks[task.AskedPool][task.AskedShift][task.Info.Role] ??= new LogLinearHistogram();

    private void ClearTasks()
    {
        foreach (var times in tasks.SelectMany(pool => pool).SelectMany(shift => shift))
        {
            times?.Clear();
        }
    }

    private TaskResult Tasks() => new(
        [.. scenario.Roles.Select((_, role) => Pooled(tasks.SelectMany(pool => pool).Select(shift => shift[role])))],
        [.. tasks.Select(pool => pool.Select(Pooled).ToList())]);

    private static HistogramSnapshot Pooled(IEnumerable<LogLinearHistogram?> parts)
    {
        var all = new LogLinearHistogram();
        foreach (var part in parts.OfType<LogLinearHistogram>())
        {
            all.Merge(part);
        }

        return all.Snapshot();
    }
}
