using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Simulator.Governance;
using Simulator.Kernel;
using Simulator.Operations;
using Simulator.Time;

namespace Simulator.Simulation;

internal enum TaskState : byte
{
    None,
    Unseen,
    Waiting,
    InReview,
    Parked,
    Dropped,
    AwaitsInformation,
}

/// <summary>One place of a gate as the simulation sees it: where it waits, or who works on it until when.</summary>
internal struct TaskWork
{
    public TaskState State;
    public int Pool;
    public Instant Queued;
    public WaitingAt At;

    /// <summary>Whether it landed in a pool it was not meant for; <see cref="Review"/> is then the look somebody takes at it.</summary>
    public bool IsMisrouted;

    /// <summary>Who works on it or has parked it.</summary>
    public int Server;
    public EventHandle Ends;
    public Review Review;

    /// <summary>The share of the review that is done, 0 to 1, and of the context that is left.</summary>
    public double Progress;
    public double Context;

    /// <summary>Time to get into the work before the current stint makes progress.</summary>
    public Duration SetUp;
    public Instant StintStart;
    public int Transfers;

    /// <summary>How often it came to a pool: every time its people are notified anew.</summary>
    public int Joins;
    public bool WasStarted;

    /// <summary>How many reviews of it began, and whether one of them asked for information.</summary>
    public int Reviews;
    public bool WasInformed;

    /// <summary>Whether the action was wrong when this review began.</summary>
    public bool IsWrong;

    /// <summary>Whether this place's reviewer is the first of the request, whom others may copy.</summary>
    public bool IsFirstReview;

    /// <summary>Which place it is, and whether it looks back at an execution: as long as it is open.</summary>
    public PlaceInfo Info;
    public bool IsAfterwards;

    /// <summary>When, of which pool and in which of its shifts the decision was asked for.</summary>
    public Instant Asked;
    public int AskedPool;
    public int AskedShift;

    /// <summary>The person's place in the pool who alone takes it, counted from 1; 0 when whoever is free does.</summary>
    public int Addressee;

    /// <summary>When somebody reacts to it.</summary>
    public EventHandle Response;

    /// <summary>Whether it was settled if a planted case precedes the review.</summary>
    public bool WasPlanted;

    /// <summary>Whether it is parked because a distraction claims the reviewer, who still holds it.</summary>
    public bool IsResting;

    /// <summary>What <see cref="Part"/> has counted up to <see cref="PartSince"/>.</summary>
    public LatencyParts Parts;
    public LatencyPart Part;
    public Instant PartSince;
    public long OffDutyMark;
    public long AbsentMark;
}

[InlineArray(Gate.MaximumApprovals)]
internal struct TaskWorks
{
    private TaskWork first;
}

/// <summary>One value a credential component.</summary>
[InlineArray(2)]
internal struct PerComponent<T>
{
    private T first;
}

/// <summary>An amount of time for each <see cref="Stage"/>, µs.</summary>
[InlineArray(Stages.Count)]
internal struct StageTimes
{
    private long first;
}

/// <summary>What the simulation knows of a request beside the pipeline's own state, in the same slot.</summary>
internal struct Work
{
    /// <summary>Whether the request arrived in the counted time.</summary>
    public bool IsCounted;

    /// <summary>Whether the request is not closed yet.</summary>
    public bool IsOpen;

    /// <summary>The incident it contains; -1 for a root request.</summary>
    public int Incident;

    public Recommendation Recommendation;
    public Lineage Lineage;

    /// <summary>Whether it was refused and will be asked for again: then the refusal is not the end of its line.</summary>
    public bool IsContinued;
    public Instant Drafted;
    public bool WasGated;

    /// <summary>Whether it passed a gate because nobody answered: then no human decision ended its wait.</summary>
    public bool PassedBySilence;

    /// <summary>The last authorisation; an approval that lapses is followed by another one.</summary>
    public Instant Authorised;

    /// <summary>The stage it is in, since when, and how long it was in each.</summary>
    public Stage Stage;
    public Instant StageSince;
    public StageTimes StageTimes;

    /// <summary>Whether the gates came to an end, one way or another.</summary>
    public bool IsSettled;

    public int Evaluations;
    public TicketWork Ticket;

    /// <summary>Whether the policy that decided last was the widened one.</summary>
    public bool IsWidened;

    /// <summary>Whether what stands in for the policy engine decided last, or confirmed it.</summary>
    public bool IsFallback;

    /// <summary>By which wrong version of the policy it was decided last, and whether more weakly than the right one would have: without people whom that asks, or at all.</summary>
    public PolicyLapse Lapse;
    public bool IsTooWeak;

    /// <summary>What the policy said first, and when the first gate was entered.</summary>
    public Outcome Route;
    public Instant EnteredGates;

    /// <summary>How the world moves on after the draft, and how often the policy was asked again before an execution.</summary>
    public Changes Changes;
    public int Rechecks;

    /// <summary>Whether it was right when drafted and wrong when its execution began.</summary>
    public bool IsStaleEscape;

    /// <summary>The chance that the people who approved it would have stopped it had it been wrong.</summary>
    public double Oversight;

    /// <summary>What the policy said last, and the gate it stands in (position among the scenario's gates by name, -1 for none) since when.</summary>
    public Outcome Level;
    public int Gate;
    public Instant GateSince;
    public bool HasFirstReview;
    public Finding FirstFinding;

    /// <summary>Where the time in gates went, along the places that decided last; the place that decided last and is not added yet, or -1.</summary>
    public LatencyParts Parts;
    public int LastDecided;
    public EventHandle GateExpiry;
    public EventHandle PatienceEnd;
    public EventHandle OverrideDue;

    /// <summary>By when what was executed is to be reviewed, where reviews afterwards are counted.</summary>
    public Instant LookBackBy;

    /// <summary>Whether it is waved through as a one-off exception at its first gate.</summary>
    public bool IsException;

    /// <summary>The way in which it was first decided.</summary>
    public byte Path;

    /// <summary>What it leaves of the process that the policy would have asked for, one bit an <see cref="Artefact"/>.</summary>
    public byte ArtefactsLost;

    /// <summary>Whether the glass was broken for it, and whether that is on record.</summary>
    public bool IsOverridden;
    public bool IsOverrideRecorded;
    public Instant Overridden;
    public PerComponent<EventHandle> CredentialEnds;
    public PerComponent<Instant> CredentialSince;
    public TaskWorks Tasks;

    /// <summary>Whether it belongs to the family of a root request: it is one, or follows one.</summary>
    public readonly bool IsRoot => Incident < 0;

    /// <summary>
    /// Makes the slot new for another request. Its tasks are left out, two thirds of it: each is made new when it opens, and none is open once
    /// a request is closed. To write all of it at every arrival would push out of the cache what the next events need.
    /// </summary>
    [UnscopedRef]
    public void Renew()
    {
        var all = MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref this, 1));
        var before = (int)Unsafe.ByteOffset(ref all[0], ref Unsafe.As<TaskWorks, byte>(ref Tasks));
        Debug.Assert(before + Unsafe.SizeOf<TaskWorks>() == all.Length, "The tasks come last.");
        all[..before].Clear();
    }
}
