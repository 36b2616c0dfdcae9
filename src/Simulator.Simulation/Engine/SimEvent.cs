namespace Simulator.Simulation;

internal enum SimEventKind : byte
{
    /// <summary>A root request arrives; Slot: the class.</summary>
    Arrival,

    /// <summary>The policy answers.</summary>
    PolicyAnswers,

    /// <summary>The broker issues the execution credential.</summary>
    CredentialIssued,

    /// <summary>Execution ends.</summary>
    ExecutionEnds,

    /// <summary>A review ends; Index: the place.</summary>
    ReviewEnds,

    /// <summary>A revocation takes effect; Index: the component.</summary>
    CredentialRevoked,

    /// <summary>A credential's life ends; Index: the component.</summary>
    CredentialExpires,

    /// <summary>The gate's time is up.</summary>
    GateExpires,

    /// <summary>The requester's patience is over.</summary>
    PatienceEnds,

    /// <summary>A secret leaks; Slot: the incident source.</summary>
    Leak,

    /// <summary>A credential of a request leaks; Index: the leak plan.</summary>
    CredentialLeaks,

    /// <summary>Containment of an incident is raised; Slot: the incident.</summary>
    ContainmentRaised,

    /// <summary>A contained secret is dead everywhere; Slot: the incident.</summary>
    ContainmentEffective,

    /// <summary>A person comes on duty; Slot: the person.</summary>
    DutyStarts,

    /// <summary>A person's duty ends; Slot: the person.</summary>
    DutyEnds,

    /// <summary>Somebody notices a task that was dropped in a handoff; Index: the place.</summary>
    DroppedNoticed,

    /// <summary>A notification reaches the people of a pool; Index: the place.</summary>
    TaskSeen,

    /// <summary>Nobody took a task in time; Index: the place.</summary>
    EscalationDue,

    /// <summary>People are taken away; Slot: the stream of pull-aways.</summary>
    PullAwayBegins,

    /// <summary>A person who was taken away comes back; Slot: the person.</summary>
    PullAwayEnds,

    /// <summary>People who were called begin to work; Slot: the pool.</summary>
    CallOut,

    /// <summary>A person looks at the queue; Slot: the person.</summary>
    VisitBegins,

    /// <summary>Something else claims a person; Slot: the person.</summary>
    DistractionBegins,

    /// <summary>A person comes back to the queue; Slot: the person.</summary>
    DistractionEnds,

    /// <summary>Somebody reacts to a task, because of its notification or a reminder; Index: the place.</summary>
    ResponseDue,

    /// <summary>The policy answers what it was asked again before the execution.</summary>
    RecheckAnswers,

    /// <summary>The information that a reviewer asked for arrives; Index: the place.</summary>
    InformationArrives,

    /// <summary>The backlog stayed long, or short, for long enough: another version of the policy comes into force.</summary>
    ScopeSwitches,

    /// <summary>A ticket leaves a stage, or the step by hand that followed it.</summary>
    TicketMoves,

    /// <summary>A ticket is known to be lost for good.</summary>
    TicketLost,

    /// <summary>A request that follows another one is drafted; Slot: the plan.</summary>
    FollowUpDue,

    /// <summary>A person's certificate runs out; Slot: the person.</summary>
    CertificateLapses,

    /// <summary>A person is certified again; Slot: the person.</summary>
    CertificateRenewed,

    /// <summary>Somebody who waited too long breaks the glass.</summary>
    OverrideDue,

    /// <summary>Somebody reviews an override.</summary>
    OverrideReviewed,

    /// <summary>Something fails; Slot: the target.</summary>
    FaultBegins,

    /// <summary>What failed is up again; Slot: the target.</summary>
    FaultEnds,
}

/// <summary>What an event is about.</summary>
/// <remarks>Two words, so that it travels in registers: written in small parts and copied at once, it would stall the processor at every event.</remarks>
internal readonly struct SimEvent
{
    private readonly ulong what;
    private readonly ulong generation;

    /// <summary>Names what is to happen.</summary>
    /// <param name="kind">What happens.</param>
    /// <param name="index">As the kind says.</param>
    /// <param name="slot">Slot of the request, or as the kind says.</param>
    /// <param name="generation">Generation of the request.</param>
    public SimEvent(SimEventKind kind, byte index, int slot, uint generation)
    {
        what = unchecked((byte)kind | ((ulong)index << 8) | ((ulong)(uint)slot << 32));
        this.generation = generation;
    }

    /// <summary>What happens.</summary>
    public SimEventKind Kind => unchecked((SimEventKind)(byte)what);

    /// <summary>As the kind says.</summary>
    public byte Index => unchecked((byte)(what >> 8));

    /// <summary>Slot of the request, or as the kind says.</summary>
    public int Slot => unchecked((int)(what >> 32));

    /// <summary>Generation of the request.</summary>
    public uint Generation => unchecked((uint)generation);
}
