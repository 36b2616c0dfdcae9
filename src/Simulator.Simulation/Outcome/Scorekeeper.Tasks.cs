using Simulator.Governance;
using Simulator.Operations;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>How long each role, and each pool in each of its shifts, takes to decide.</content>
internal sealed partial class Scorekeeper
{
    private readonly LogLinearHistogram[] taskRoles;
    private readonly LogLinearHistogram[][] taskShifts;
    private readonly ShiftWindows?[] shiftWindows;

    /// <summary>A place of a gate asks people of a pool for a decision.</summary>
    public void TaskAsked(ref TaskWork task, int pool, Instant now)
    {
        task.Asked = now;
        task.AskedPool = (short)pool;
        task.AskedShift = (short)(shiftWindows[pool]?.At(now) ?? 0);
    }

    /// <summary>A place of a gate will not be decided any more.</summary>
    public void TaskGivenUp(in Work work, in TaskWork task)
    {
        if (work is { IsCounted: true, IsRoot: true })
        {
            taskRoles[task.Info.Role].RecordNever();
            taskShifts[task.AskedPool][task.AskedShift].RecordNever();
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
            var length = (fact.At - task.Asked).Microseconds;
            taskRoles[task.Info.Role].Record(length);
            taskShifts[task.AskedPool][task.AskedShift].Record(length);
        }
    }

    private void ClearTasks()
    {
        foreach (var role in taskRoles)
        {
            role.Clear();
        }

        foreach (var pool in taskShifts)
        {
            foreach (var shift in pool)
            {
                shift.Clear();
            }
        }
    }

    private TaskResult Tasks() =>
        new([.. taskRoles.Select(times => times.Snapshot())], [.. taskShifts.Select(pool => pool.Select(times => times.Snapshot()).ToList())]);
}
