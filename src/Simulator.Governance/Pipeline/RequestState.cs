using System.Runtime.CompilerServices;
using Simulator.Time;

namespace Simulator.Governance;

/// <summary>Where a request stands.</summary>
public enum RequestPhase : byte
{
    /// <summary>The slot is free.</summary>
    None,

    /// <summary>Waits for the policy.</summary>
    Evaluating,

    /// <summary>Waits in a gate.</summary>
    Pending,

    /// <summary>May be executed; its credential is being issued.</summary>
    Authorised,

    /// <summary>Is being executed.</summary>
    Executing,

    /// <summary>Ended; only credentials may still be alive.</summary>
    Ended,

    /// <summary>Authorised; the policy is asked again before a credential is issued.</summary>
    Rechecking,

    /// <summary>Its ticket is on the way to the first gate.</summary>
    Ticketing,
}

internal enum PlaceState : byte
{
    NotAsked,
    Waiting,
    InReview,
    Parked,
    Approved,
    AwaitsInformation,
}

/// <summary>One place of a gate: an approval that is wanted, being given or given.</summary>
internal struct Place
{
    public PlaceState State;
    public byte Factor;

    /// <summary>The step of the escalation ladder, from 0.</summary>
    public byte Step;

    /// <summary>The pool whose members may take it, at this step of the ladder.</summary>
    public int Pool;

    /// <summary>When it goes to the next step unless somebody takes it.</summary>
    public Instant EscalatesAt;
    public PersonId Person;

    /// <summary>When it was approved.</summary>
    public Instant ApprovedAt;
}

[InlineArray(Gate.MaximumApprovals)]
internal struct Places
{
    private Place first;
}

/// <summary>An approval of a request: nobody approves one action twice, and what was given for one level counts at a higher one.</summary>
internal struct GivenApproval
{
    public PersonId Person;

    /// <summary>The role it was given in, by the pipeline's numbering.</summary>
    public byte Role;

    /// <summary>Where it counts: a gate of the level and a place in it.</summary>
    public byte Gate;
    public byte Place;

    /// <summary>Whether it was given at a lower level and no place of this one counts it yet.</summary>
    public bool IsSpare;
}

/// <summary>The approvals of a request over all its gates, at the level it was authorised at and at a higher one that a recheck asked for.</summary>
[InlineArray(2 * GovernancePipeline.MaximumApprovers)]
internal struct Approvers
{
    private GivenApproval first;
}

/// <summary>The life of one credential of a request.</summary>
internal struct Lease
{
    public bool Alive;
    public bool Revoking;
    public Instant Issued;
    public Instant Ends;
}

[InlineArray(2)]
internal struct Leases
{
    private Lease first;
}

/// <summary>Everything the pipeline knows of one request; mutable, held in a table of slots.</summary>
internal struct RequestState
{
    public uint Generation;
    public RequestPhase Phase;
    public Outcome Level;
    public byte GateIndex;
    public byte PlaceCount;
    public byte ApproverCount;
    public byte Rounds;

    /// <summary>Rejections in the current gate.</summary>
    public byte Objections;

    /// <summary>How often a recheck asked for more approvals.</summary>
    public byte RecheckRounds;

    /// <summary>Whether it passed the ticketing, or is on its way through it.</summary>
    public bool IsTicketed;

    /// <summary>Whether the glass was broken, until when that may be used, and whether somebody still has to look at it.</summary>
    public bool IsOverridden;

    /// <summary>Reviews after the execution that are still to be done.</summary>
    public byte LookBacks;
    public bool OwesReview;
    public Instant OverrideEnds;
    public ActionRequest Request;
    public PolicyDecision Decision;
    public Instant LastApproval;

    /// <summary>When the gate's time is up; <see cref="Instant.MaxValue"/> for never, and after the gate was left.</summary>
    public Instant GateExpires;
    public Leases Leases;

    /// <summary>The places of the gate it stands in; beyond <see cref="PlaceCount"/>, and approvers beyond <see cref="ApproverCount"/>, what stood there before.</summary>
    public Places Places;
    public Approvers Approvers;

    /// <summary>
    /// Makes the slot new for another request, all but the tables whose counts are zero then: half of it. The request may be the one that stands
    /// in the slot: it is copied first.
    /// </summary>
    public void Begin(in ActionRequest request)
    {
        Request = request;
        Generation = unchecked(Generation + 1) is var next && next == 0 ? 1 : next;
        Phase = RequestPhase.Evaluating;
        Level = default;
        GateIndex = PlaceCount = ApproverCount = Rounds = Objections = RecheckRounds = LookBacks = 0;
        IsTicketed = IsOverridden = OwesReview = false;
        OverrideEnds = LastApproval = GateExpires = default;
        Decision = default;
        Leases = default;
    }
}
