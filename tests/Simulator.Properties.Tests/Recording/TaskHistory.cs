using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Properties.Tests;

/// <summary>A time in which a person worked on a task.</summary>
internal sealed record Stint(PersonId Person, Instant From, Instant To);

/// <summary>A task from its opening to its end, with everybody who worked on it. Both ends may be the end of time.</summary>
internal sealed class OpenTask(RequestId request, int place, Instant opened)
{
    public RequestId Request { get; } = request;

    public int Place { get; } = place;

    public Instant Opened { get; } = opened;

    public Instant Ended { get; set; } = Instant.MaxValue;

    /// <summary>Who has it now, at work or parked.</summary>
    public PersonId Holder { get; set; }

    public bool IsAtWork { get; set; }

    public Instant StintFrom { get; set; }

    public List<Stint> Stints { get; } = [];

    /// <summary>Since when it waits for information, outside any pool; the end of time when it does not.</summary>
    public Instant AwaySince { get; set; } = Instant.MaxValue;

    /// <summary>The times in which it waited for information.</summary>
    public List<(Instant From, Instant To)> Away { get; } = [];

    public void ComeBack(Instant at)
    {
        if (AwaySince != Instant.MaxValue)
        {
            Away.Add((AwaySince, at));
            AwaySince = Instant.MaxValue;
        }
    }
}

/// <summary>
/// Tasks and stints rebuilt from nothing but the facts of a trail. Building it checks that each fact is possible: one state at a time, at
/// most one active reviewer of a place (I18), and no person at work on two tasks (I28).
/// </summary>
internal sealed class TaskHistory
{
    private readonly Dictionary<(RequestId Request, int Place), OpenTask> open = [];
    private readonly Dictionary<PersonId, OpenTask> atWork = [];

    public TaskHistory(IEnumerable<Entry> entries)
    {
        foreach (var entry in entries)
        {
            Follow(entry.Fact);
        }

        foreach (var task in open.Values)
        {
            task.ComeBack(Instant.MaxValue);
        }

        foreach (var task in open.Values.Where(task => task.IsAtWork))
        {
            task.Stints.Add(new Stint(task.Holder, task.StintFrom, Instant.MaxValue));
        }
    }

    /// <summary>All tasks in the order in which they were opened.</summary>
    public List<OpenTask> Tasks { get; } = [];

    private void Follow(in AuditEvent fact)
    {
        var place = (int)Math.Min(fact.Detail, int.MaxValue);
        switch (fact.Fact)
        {
            case Fact.TaskOpened:
                var task = new OpenTask(fact.Request, place, fact.At);
                Assert.True(open.TryAdd((fact.Request, place), task), $"{fact}: the place is open already");
                Tasks.Add(task);
                break;
            case Fact.ReviewStarted:
                Assert.Equal(PersonId.None, TaskOf(fact).Holder);
                Begin(fact);
                break;
            case Fact.ReviewResumed:
                Assert.Equal(fact.Actor, TaskOf(fact).Holder);
                Begin(fact);
                break;
            case Fact.Objected:
                Stop(TaskOf(fact), fact, keeps: false); // the place stays open
                break;
            case Fact.InformationRequested:
                Stop(TaskOf(fact), fact, keeps: false);
                TaskOf(fact).AwaySince = fact.At;
                break;
            case Fact.InformationReceived:
                TaskOf(fact).ComeBack(fact.At);
                break;
            case Fact.ReviewParked:
                Stop(TaskOf(fact), fact, keeps: true);
                break;
            case Fact.HandedBack:
                Stop(TaskOf(fact), fact, keeps: false);
                break;
            case Fact.Approved:
                Stop(TaskOf(fact), fact, keeps: false);
                End(TaskOf(fact), fact.At);
                break;
            case Fact.Escalated:
                if (fact.Actor != PersonId.None)
                {
                    Stop(TaskOf(fact), fact, keeps: false); // passed up by a reviewer
                }

                Assert.Equal(PersonId.None, TaskOf(fact).Holder);
                break;
            case Fact.Rejected:
                Stop(TaskOf(fact), fact, keeps: false);
                EndAll(fact);
                break;
            case Fact.Expired or Fact.Withdrawn or Fact.TurnedAway or Fact.ApprovedBySilence or Fact.Overridden:
                EndAll(fact);
                break;
            case Fact.Authorised or Fact.Executed or Fact.Closed or Fact.Denied or Fact.GateEntered:
                Assert.True(!IsOpen(fact.Request), $"{fact}: a place is still open");
                break;
        }
    }

    private bool IsOpen(RequestId request) => open.Keys.Any(key => key.Request == request);

    private OpenTask TaskOf(in AuditEvent fact)
    {
        var key = (fact.Request, (int)fact.Detail);
        Assert.True(open.ContainsKey(key), $"{fact}: the place is not open");
        return open[key];
    }

    private void Begin(in AuditEvent fact)
    {
        var task = TaskOf(fact);
        Assert.False(task.IsAtWork, $"{fact}: somebody works on it already");
        Assert.True(atWork.TryAdd(fact.Actor, task), $"{fact}: the person works on something else");
        task.Holder = fact.Actor;
        task.IsAtWork = true;
        task.StintFrom = fact.At;
    }

    private void Stop(OpenTask task, in AuditEvent fact, bool keeps)
    {
        Assert.Equal(fact.Actor, task.Holder);
        Assert.True(task.IsAtWork, $"{fact}: nobody works on it");
        EndStint(task, fact.At);
        task.Holder = keeps ? task.Holder : PersonId.None;
    }

    private void EndStint(OpenTask task, Instant at)
    {
        task.IsAtWork = false;
        task.Stints.Add(new Stint(task.Holder, task.StintFrom, at));
        atWork.Remove(task.Holder);
    }

    private void EndAll(in AuditEvent fact)
    {
        var request = fact.Request;
        foreach (var task in open.Values.Where(task => task.Request == request).ToList())
        {
            if (task.IsAtWork)
            {
                EndStint(task, fact.At);
            }

            End(task, fact.At);
        }
    }

    private void End(OpenTask task, Instant at)
    {
        task.ComeBack(at);
        task.Ended = at;
        open.Remove((task.Request, task.Place));
    }
}
