using System.Runtime.CompilerServices;
using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>Where a task is, as far as the facts tell.</summary>
internal enum TaskPlace : byte
{
    None,
    Waiting,
    InReview,
    Parked,
}

/// <summary>Told of every change of a task.</summary>
internal interface ITaskWatcher
{
    /// <summary>A task came to a place or left it.</summary>
    /// <param name="at">When.</param>
    /// <param name="node">The request.</param>
    /// <param name="task">The task before the change: where it was, in which pool, with whom.</param>
    /// <param name="to">Where it is now.</param>
    /// <param name="pool">The pool now.</param>
    /// <param name="person">Who has it now; nobody unless in review or parked.</param>
    /// <param name="why">The fact behind the change.</param>
    void Moved(Instant at, NodeId node, in TaskOnBoard task, TaskPlace to, int pool, PersonId person, Fact why);
}

/// <summary>One task on the board.</summary>
internal struct TaskOnBoard
{
    public TaskPlace Place;
    public int Pool;
    public byte Step;
    public PersonId Person;
    public GateFactor? Factor;
}

/// <summary>
/// Follows every task from the facts alone: who has it, and in which pool it waits. Facts tell when people take tasks and give them back;
/// that the end of a gate takes open tasks from everybody goes without saying, and is worked out here.
/// </summary>
internal sealed class TaskBoard(Scenario scenario, ITaskWatcher watcher)
{
    private Entry[] entries = new Entry[64];

    public void Clear() => Array.Clear(entries);

    public void Observe(in AuditEvent fact, in ActionRequest request)
    {
        var slot = fact.Request.Slot;
        if (slot >= entries.Length)
        {
            Array.Resize(ref entries, Math.Max(slot + 1, entries.Length * 2));
        }

        ref var entry = ref entries[slot];
        switch (fact.Fact)
        {
            case Fact.Submitted:
                entry = default;
                break;
            case Fact.PolicyEvaluated:
                entry.Level = GateReader.OutcomeOf(scenario.TableOf(fact), fact.Detail, request);
                break;
            case Fact.Rechecked:
                entry.Level = GateReader.AfterRecheck(entry.Level, scenario.TableOf(fact), fact.Detail, request);
                break;
            case Fact.GateEntered:
                entry.Gate = GateReader.GateOf(scenario, entry.Level, (int)fact.Detail);
                break;
            case Fact.TaskOpened or Fact.ReviewStarted or Fact.HandedBack or Fact.ReviewParked or Fact.ReviewResumed or Fact.Approved or Fact.Escalated or Fact.Objected
                or Fact.InformationRequested or Fact.InformationReceived or Fact.FactorLapsed or Fact.ApprovalCarried:
                Move(fact, ref entry);
                break;
            case Fact.Rejected:
                Move(fact, ref entry);
                CloseAll(fact, ref entry);
                break;
            case Fact.Expired or Fact.Withdrawn or Fact.TurnedAway or Fact.ApprovedBySilence or Fact.Overridden:
                CloseAll(fact, ref entry);
                break;
        }
    }

    private void Move(in AuditEvent fact, ref Entry entry)
    {
        if (fact.Detail >= Gate.MaximumApprovals)
        {
            return;
        }

        ref var task = ref entry.Tasks[(int)fact.Detail];
        if (fact.Fact == Fact.TaskOpened)
        {
            task = new TaskOnBoard { Factor = GateReader.FactorOf(entry.Gate, (int)fact.Detail) };
        }

        var step = (byte)(task.Step + (fact.Fact == Fact.Escalated ? 1 : 0));
        var pool = task.Factor is { } factor && step <= factor.Escalation.Count ? factor.PoolAt(step) : -1;
        var to = fact.Fact switch
        {
            Fact.TaskOpened or Fact.HandedBack or Fact.Escalated or Fact.Objected or Fact.InformationReceived => TaskPlace.Waiting,
            Fact.ReviewStarted or Fact.ReviewResumed => TaskPlace.InReview,
            Fact.ReviewParked => TaskPlace.Parked,
            _ => TaskPlace.None,
        };
        var person = to is TaskPlace.InReview or TaskPlace.Parked ? fact.Actor : PersonId.None;
        if (pool >= 0)
        {
            watcher.Moved(fact.At, fact.Node, task, to, pool, person, fact.Fact);
        }

        task = task with { Place = to, Pool = pool, Step = step, Person = person };
    }

    private void CloseAll(in AuditEvent fact, ref Entry entry)
    {
        for (var place = 0; place < Gate.MaximumApprovals; place++)
        {
            ref var task = ref entry.Tasks[place];
            if (task.Place != TaskPlace.None && task.Pool >= 0)
            {
                watcher.Moved(fact.At, fact.Node, task, TaskPlace.None, task.Pool, PersonId.None, fact.Fact);
            }

            task = default;
        }
    }

    private struct Entry
    {
        public Outcome Level;
        public Gate? Gate;
        public Tasks Tasks;
    }

    [InlineArray(Gate.MaximumApprovals)]
    private struct Tasks
    {
        private TaskOnBoard first;
    }
}
