using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>
/// When people on call were at work: from the first task that one of them took until nothing waited any more and the last of them was
/// done. They come when called, so only the work itself tells.
/// </summary>
internal sealed class CallOuts : ITaskWatcher
{
    private readonly int[] firstOnCall;
    private readonly int[] waiting;
    private readonly int[] busy;
    private readonly Instant?[] since;
    private readonly bool[] changed;
    private readonly TaskBoard board;
    private Instant now;

    public CallOuts(Scenario scenario)
    {
        firstOnCall = [.. scenario.Pools.Select((pool, index) => pool.OnCall is { } plan
            ? Staff.FirstReviewer(scenario, index).Value + pool.Reviewers - plan.People
            : int.MaxValue)];
        waiting = new int[firstOnCall.Length];
        busy = new int[firstOnCall.Length];
        since = new Instant?[firstOnCall.Length];
        changed = new bool[firstOnCall.Length];
        AtWork = [.. firstOnCall.Select(_ => new List<(Instant, Instant)>())];
        board = new TaskBoard(scenario, this);
    }

    /// <summary>Whether no pool has people on call.</summary>
    public bool IsIdle => firstOnCall.All(person => person == int.MaxValue);

    /// <summary>The times at which people on call were there, by pool, in order; complete after <see cref="Finish"/>.</summary>
    public List<(Instant From, Instant To)>[] AtWork { get; }

    public void Clear()
    {
        board.Clear();
        Array.Clear(waiting);
        Array.Clear(busy);
        Array.Clear(since);
        Array.Clear(changed);
        foreach (var times in AtWork)
        {
            times.Clear();
        }
    }

    public void Observe(in AuditEvent fact, in ActionRequest request)
    {
        if (fact.At > now)
        {
            ReleaseIdle(); // at the end of an instant, when everybody had the chance to take something
        }

        now = fact.At;
        board.Observe(fact, request);
    }

    public void Finish()
    {
        ReleaseIdle();
        for (var pool = 0; pool < since.Length; pool++)
        {
            if (since[pool] is { } from)
            {
                AtWork[pool].Add((from, Instant.MaxValue));
            }
        }
    }

    public void Moved(Instant at, NodeId node, in TaskOnBoard task, TaskPlace to, int pool, PersonId person, Fact why)
    {
        if (task.Place == TaskPlace.Waiting)
        {
            waiting[task.Pool]--;
            changed[task.Pool] = true;
        }
        else if (task.Place == TaskPlace.InReview && task.Person.Value >= firstOnCall[task.Pool])
        {
            busy[task.Pool]--;
            changed[task.Pool] = true;
        }

        if (to == TaskPlace.Waiting)
        {
            waiting[pool]++;
        }
        else if (to == TaskPlace.InReview && person.Value >= firstOnCall[pool])
        {
            busy[pool]++;
            since[pool] ??= at;
        }
    }

    private void ReleaseIdle()
    {
        for (var pool = 0; pool < since.Length; pool++)
        {
            if (changed[pool] && since[pool] is { } from && waiting[pool] == 0 && busy[pool] == 0)
            {
                AtWork[pool].Add((from, now));
                since[pool] = null;
            }

            changed[pool] = false;
        }
    }
}
