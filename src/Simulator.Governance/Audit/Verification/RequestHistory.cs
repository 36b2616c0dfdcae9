using System.Runtime.CompilerServices;
using Simulator.Time;

namespace Simulator.Governance;

/// <summary>What a trail has told of one place of the gate a request stands in.</summary>
internal struct PlaceHistory
{
    /// <summary>Who holds the place; nobody while it waits.</summary>
    public PersonId Holder;

    /// <summary>The step of the escalation ladder at which the task stands, from 0.</summary>
    public int Step;

    /// <summary>Whether the holder's duty ended: the task waits for the same person.</summary>
    public bool IsParked;

    /// <summary>Whether information was asked for and is not there yet.</summary>
    public bool AwaitsInformation;

    /// <summary>Since when the holder works on it without a break.</summary>
    public Instant Since;

    /// <summary>What was spent on it before, by whomever.</summary>
    public Duration Spent;

    /// <summary>What was spent on the place in all, until an instant.</summary>
    public readonly Duration SpentBy(Instant at) =>
        Holder == PersonId.None || IsParked || at < Since ? Spent : Spent + (at - Since);
}

[InlineArray(Gate.MaximumApprovals)]
internal struct PlaceHistories
{
    private PlaceHistory first;
}

/// <summary>An approval as the trail tells it.</summary>
internal readonly record struct Approval(int Gate, int Place, PersonId Person, string? Role, Digest Digest, Instant At);

/// <summary>The life of one credential as the trail tells it.</summary>
internal struct LeaseHistory
{
    public bool IsAlive;

    /// <summary>Who holds it; null before any was issued.</summary>
    public string? Holder;

    /// <summary>How far it reaches.</summary>
    public double Scope;

    /// <summary>Whether it was found to live too long already: one finding is enough.</summary>
    public bool IsReported;

    public Instant Ends;

    /// <summary>Until when a revocation at the end of the work must be effective; never while the work goes on.</summary>
    public Instant RevokedBy;

    /// <summary>How long a revocation may take; null when the end of the work does not revoke it.</summary>
    public Duration? RevokeDelay;

    public readonly Instant Deadline => Instant.Min(Ends, RevokedBy);
}

/// <summary>What a trail has told of one request so far; forgotten when the trail closes the request.</summary>
internal sealed class RequestHistory(NodeId node, long number)
{
    /// <summary>More approvals than any plan asks for are not kept: a hostile trail could repeat one for ever.</summary>
    private const int MaximumApprovals = 2 * GovernancePipeline.MaximumApprovers;

    private readonly List<Approval> approvals = [];
    private readonly List<Approval> earlier = [];
    private readonly List<PersonId> barred = [];

    public NodeId Node { get; } = node;

    /// <summary>Which submission of the trail this is, from 0.</summary>
    public long Number { get; } = number;

    /// <summary>What the policy could look at; the other parts of the request are left empty.</summary>
    public ActionRequest Input { get; set; }

    /// <summary>How many records the trail lacked when the request was submitted.</summary>
    public ulong MissingBefore { get; init; }

    public PersonId RunOwner { get; init; }

    public Digest Digest { get; init; }

    /// <summary>The decision in force; null while the policy is asked.</summary>
    public PolicyDecision? Decision { get; set; }

    /// <summary>The gate in which the request stands or stood last, by its position in the plan; -1 before the first.</summary>
    public int Gate { get; set; } = -1;

    /// <summary>The places of the gate.</summary>
    public PlaceHistories Places;

    public LeaseHistory Session;
    public LeaseHistory Executor;

    /// <summary>The approvals since the policy was last asked.</summary>
    public IReadOnlyList<Approval> Approvals => approvals;

    /// <summary>The approvals given for a level that a recheck found too low, with the roles they were given in.</summary>
    public IReadOnlyList<Approval> Earlier => earlier;

    public bool IsAuthorised { get; set; }

    public Instant AuthorisedAt { get; set; }

    /// <summary>Whether the decision was made while the policy engine was down.</summary>
    public bool IsDecidedInOutage { get; set; }

    /// <summary>The override in whose force it is; null when there is none.</summary>
    public OverrideHistory? Override { get; set; }

    /// <summary>The reviews after the execution by place, each by when it is due; null when nobody was asked.</summary>
    public Dictionary<int, Instant>? Owed { get; set; }

    /// <summary>Who has looked at the execution.</summary>
    public HashSet<PersonId> LookedBackBy { get; } = [];

    public bool HasStarted { get; set; }

    public bool IsExecuted { get; set; }

    /// <summary>How the request ended; null while it goes on.</summary>
    public Fact? End { get; set; }

    public void Add(Approval approval)
    {
        if (approvals.Count + earlier.Count < MaximumApprovals)
        {
            approvals.Add(approval);
        }
    }

    /// <summary>The approval was too old: the policy is asked again, and every approval with it.</summary>
    public void Lapse()
    {
        Decision = null;
        Override = null;
        IsAuthorised = false;
        LeaveGates();
        approvals.Clear();
        earlier.Clear();
        barred.Clear();
    }

    /// <summary>A recheck found that the authorisation does not suffice: its approvals count where a gate of the new level wants their role.</summary>
    public void AskMore()
    {
        IsAuthorised = false;
        LeaveGates();
        earlier.AddRange(approvals);
        approvals.Clear();
    }

    /// <summary>An approval of before counts in a place of the new level, once.</summary>
    /// <returns>Whether there was one by that person in that role.</returns>
    public bool Carry(PersonId person, string? role)
    {
        var index = earlier.FindIndex(approval => approval.Person == person && approval.Role == role);
        if (index < 0)
        {
            return false;
        }

        earlier.RemoveAt(index);
        return true;
    }

    public void EnterGate(int gate)
    {
        Gate = gate;
        Objections = 0;
        Places = default;
    }

    public void LeaveGates() => EnterGate(-1);

    /// <summary>The rejections in the gate so far.</summary>
    public int Objections { get; set; }

    /// <summary>Somebody rejected where more rejections are wanted, and shall not approve later.</summary>
    public void Bar(PersonId person)
    {
        if (barred.Count < MaximumApprovals)
        {
            barred.Add(person);
        }
    }

    /// <summary>Whether somebody rejected before.</summary>
    public bool IsBarred(PersonId person) => barred.Contains(person);

    /// <summary>An approval of the current gate counts no more.</summary>
    public void Forget(int place) => approvals.RemoveAll(approval => approval.Gate == Gate && approval.Place == place);

    /// <summary>Whether somebody holds a place.</summary>
    public bool IsInReview
    {
        get
        {
            foreach (var place in Places)
            {
                if (place.Holder != PersonId.None)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
