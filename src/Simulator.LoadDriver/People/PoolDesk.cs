using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>A task that a pool knows of and nobody has in hand.</summary>
internal sealed record WaitingTask(string Id, string Role, LiveRequest Request, long Joined);

/// <summary>Who of a pool is free and which known task comes next. Guarded by its lock.</summary>
internal sealed class PoolDesk
{
    private readonly Lock gate = new();
    private readonly Scenario scenario;
    private readonly Pool pool;
    private readonly double compression;
    private readonly bool[] isBusy;
    private readonly DutyStream?[] duties;
    private readonly Duty[] duty;
    private readonly List<WaitingTask> waiting = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly double[] urgency;

    public PoolDesk(LiveWorld world, int index, Reviewing reviewing)
    {
        scenario = world.Scenario;
        pool = scenario.Pools[index];
        Index = index;
        compression = world.Compression;
        FirstPerson = Staff.FirstReviewer(scenario, index).Value;
        isBusy = new bool[pool.Reviewers];
        duties = new DutyStream?[pool.Reviewers];
        duty = new Duty[pool.Reviewers];
        for (var server = 0; server < pool.Reviewers && pool.Roster is not null; server++)
        {
            StartDuties(world, server);
        }

        urgency = [.. scenario.Classes.Select((kind, at) => kind.DelayCost / Math.Max(1, reviewing.MeanTime(new ClassId(at), 0).Microseconds))];
    }

    public int Index { get; }

    public int FirstPerson { get; }

    public string Name => pool.Name;

    /// <summary>Makes a task known.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(WaitingTask task)
    {
        lock (gate)
        {
            if (!known.Add(task.Id))
            {
                return false;
            }

            waiting.Add(task);
            return true;
        }
    }

    /// <summary>Gives the next task to somebody who is free, on duty and has not had the same request.</summary>
    public (WaitingTask Task, int Server)? TryAssign(Instant now)
    {
        lock (gate)
        {
            var order = waiting.Where(task => task.Request.End == LiveState.Unknown).OrderBy(Rank).ThenBy(task => task.Joined).ToList();
            waiting.RemoveAll(task => task.Request.End != LiveState.Unknown);
            foreach (var task in order)
            {
                for (var server = 0; server < isBusy.Length; server++)
                {
                    if (!isBusy[server] && IsOnDuty(server, now) && !task.Request.WasSeenBy(FirstPerson + server))
                    {
                        isBusy[server] = true;
                        waiting.Remove(task);
                        task.Request.SeenBy(FirstPerson + server);
                        return (task, server);
                    }
                }
            }

            return null;
        }
    }

    /// <summary>Somebody is free again.</summary>
    public void Release(int server)
    {
        lock (gate)
        {
            isBusy[server] = false;
        }
    }

    /// <summary>A claim was refused: another person may try, or a later list shows the task again.</summary>
    public void Forget(string task)
    {
        lock (gate)
        {
            known.Remove(task);
        }
    }

    /// <summary>Smaller is sooner.</summary>
    private double Rank(WaitingTask task)
    {
        var kind = task.Request.Send.Class.Index;
        return pool.Discipline switch
        {
            Discipline.Priority => scenario.Classes[kind].Priority,
            Discipline.AiAdvisory => scenario.Classes[kind].Priority + scenario.Classes[kind].AdvisoryBias, // live, the model does not err at random
            Discipline.Deadline => scenario.Classes[kind].ServiceLevel is { } level
                ? task.Joined + (level.Microseconds / compression)
                : double.PositiveInfinity,
            Discipline.CostAware => -urgency[kind],
            _ => 0,
        };
    }

    private void StartDuties(LiveWorld world, int server)
    {
        var run = scenario.Run;
        var onCall = pool.OnCall?.People ?? 0;
        if (server >= pool.Reviewers - onCall)
        {
            duty[server] = new Duty(Instant.MaxValue, Instant.MaxValue); // nobody calls them in a live run
            return;
        }

        var stream = new DutyStream(pool.Roster!, new PersonId(FirstPerson + server), server, run.Start, run.Start + run.Horizon + Duration.FromDays(366));
        stream.Restart(world.Draws);
        duties[server] = stream;
        duty[server] = stream.MoveNext() ? stream.Current : new Duty(Instant.MaxValue, Instant.MaxValue);
    }

    private bool IsOnDuty(int server, Instant now)
    {
        if (pool.Roster is null)
        {
            return true;
        }

        while (duty[server].To <= now && duties[server] is { } stream)
        {
            duty[server] = stream.MoveNext() ? stream.Current : new Duty(Instant.MaxValue, Instant.MaxValue);
        }

        return duty[server].From <= now;
    }
}
