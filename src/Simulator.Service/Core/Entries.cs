using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service;

/// <summary>Where a task stands.</summary>
internal enum TaskState : byte
{
    /// <summary>Anybody who may can take it.</summary>
    Waiting,

    /// <summary>Somebody reviews it.</summary>
    InReview,

    /// <summary>It was decided.</summary>
    Decided,

    /// <summary>It was taken back: the request is over or went on without it.</summary>
    Closed,
}

/// <summary>A request as the service remembers it, also after the pipeline forgot it.</summary>
internal sealed class RequestEntry
{
    public required ActionRequest Request { get; init; }

    public RequestId Handle { get; set; }

    public required string SubmittedBy { get; init; }

    public required PersonId SubmittedFor { get; init; }

    public required Instant Submitted { get; init; }

    /// <summary>Dropped with the end of the request: people need them to decide, nobody after that.</summary>
    public ReadOnlyMemory<byte> Arguments { get; set; }

    public RequestState State { get; set; }

    public Instant Changed { get; set; }

    public Outcome? Level { get; set; }

    public ulong Rows { get; set; }

    public string? Gate { get; set; }

    /// <summary>When the gate expires; never outside gates.</summary>
    public Instant GateExpires { get; set; } = Instant.MaxValue;

    public bool IsClosed { get; set; }

    public bool IsExecuting { get; set; }

    public List<TaskEntry> Tasks { get; } = [];

    public List<DecisionNote> Decisions { get; } = [];

    public CredentialEntry?[] Credentials { get; } = new CredentialEntry?[2];

    public int Evaluations { get; set; }

    public int Issues { get; set; }

    /// <summary>The number of the gate's timer; 0 when none is armed.</summary>
    public long ExpiryTimer;

    public NodeId Node => Request.Node;

    public bool HasDecided(PersonId person) => Decisions.Exists(decision => decision.Person == person);

    /// <summary>Forgets the number of a timer that fired.</summary>
    public void Forget(long number, in ServiceTimer timer)
    {
        switch (timer.Kind)
        {
            case TimerKind.GateExpires when ExpiryTimer == number:
                ExpiryTimer = 0;
                break;
            case TimerKind.Escalates when TaskAt(timer.Index) is { } task && task.EscalationTimer == number:
                task.EscalationTimer = 0;
                break;
            case TimerKind.CredentialExpires when Credentials[timer.Index] is { } credential && credential.ExpiryTimer == number:
                credential.ExpiryTimer = 0;
                break;
        }
    }

    /// <summary>The open task of a place of the current gate.</summary>
    public TaskEntry? TaskAt(int place)
    {
        for (var index = Tasks.Count - 1; index >= 0; index--)
        {
            if (Tasks[index].Place == place && Tasks[index].State is (TaskState.Waiting or TaskState.InReview))
            {
                return Tasks[index];
            }
        }

        return null;
    }
}

/// <summary>A place of a gate, asked of the people of a pool.</summary>
internal sealed class TaskEntry
{
    public required long Id { get; init; }

    public required RequestEntry Request { get; init; }

    public required int Place { get; init; }

    public required string Role { get; init; }

    public required Instant WaitingSince { get; init; }

    public int Pool { get; set; }

    public TaskState State { get; set; }

    public PersonId Holder { get; set; }

    public Instant ReviewSince { get; set; }

    /// <summary>People who asked for somebody else to decide.</summary>
    public List<PersonId> Recused { get; } = [];

    public long EscalationTimer;
}

/// <summary>A credential of a request, through all its renewals.</summary>
internal sealed class CredentialEntry
{
    public required long Id { get; init; }

    public required RequestEntry Request { get; init; }

    public required Component Component { get; init; }

    public int Renewal { get; set; }

    public Instant Issued { get; set; }

    public Instant Ends { get; set; }

    public bool IsAlive { get; set; }

    /// <summary>When a revocation that is under way takes effect; never when none is.</summary>
    public Instant RevokedFrom { get; set; } = Instant.MaxValue;

    public long ExpiryTimer;
}

/// <summary>What a person said.</summary>
internal readonly record struct DecisionNote(long Task, PersonId Person, TaskVerdict Verdict, DecisionReason ReasonCode, string Reason, Instant At);
