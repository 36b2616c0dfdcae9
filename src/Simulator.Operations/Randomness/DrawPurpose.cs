namespace Simulator.Operations;

/// <summary>
/// What a random number is for. The numbers are part of the meaning of a seed: a purpose is never renumbered and a number never reused.
/// A purpose names the role of a draw, never the route a request takes or the order in which things happen to finish.
/// </summary>
public static class DrawPurpose
{
    /// <summary>The interval before a candidate arrival; node: the candidate.</summary>
    public const ushort ArrivalGap = 1;

    /// <summary>Whether a candidate arrival is kept when the rate varies; node: the candidate.</summary>
    public const ushort Thinning = 2;

    /// <summary>Whether a recommendation is wrong; node: the request.</summary>
    public const ushort Wrong = 3;

    /// <summary>The model's confidence; node: the request.</summary>
    public const ushort Confidence = 4;

    /// <summary>The person on whose behalf the work runs; node: the request.</summary>
    public const ushort RunOwner = 5;

    /// <summary>The service it is about; node: the request.</summary>
    public const ushort Service = 6;

    /// <summary>How long a policy evaluation takes; node: the request; occurrence: the evaluation.</summary>
    public const ushort PolicyLatency = 7;

    /// <summary>How long the credential broker takes; node: the request; occurrence: the authorisation.</summary>
    public const ushort IssueDelay = 8;

    /// <summary>How long execution takes; node: the request.</summary>
    public const ushort Execution = 9;

    /// <summary>How long a wrong action stays undiscovered; node: the request.</summary>
    public const ushort Discovery = 10;

    /// <summary>How long a request waits before it is withdrawn; node: the request.</summary>
    public const ushort Patience = 11;

    /// <summary>How long a review takes; node: the request's slot for a role; occurrence: the approval wanted within the role.</summary>
    public const ushort ReviewTime = 12;

    /// <summary>Whether a review finds what is wrong; node and occurrence as for the review time.</summary>
    public const ushort Detection = 13;

    /// <summary>Whether a right action is rejected; node and occurrence as for the review time.</summary>
    public const ushort FalseRejection = 14;

    /// <summary>Whether a reviewer repeats what an earlier one saw; node and occurrence as for the review time.</summary>
    public const ushort Copying = 15;

    /// <summary>A reviewer's personal speed; node: the person.</summary>
    public const ushort PersonalSpeed = 16;

    /// <summary>Validity left when a secret leaks; node: the incident.</summary>
    public const ushort RemainingLife = 17;

    /// <summary>Whether a leak is noticed; node: the incident.</summary>
    public const ushort LeakNoticed = 18;

    /// <summary>How long it takes to notice; node: the incident; occurrence: how often containment was raised before.</summary>
    public const ushort LeakDetectionDelay = 19;

    /// <summary>Whether a leaked secret is ever tried; node: the incident.</summary>
    public const ushort EverAttacked = 20;

    /// <summary>The attacker's first attempt; node: the incident.</summary>
    public const ushort FirstAttempt = 21;

    /// <summary>How long an executed containment takes to be effective everywhere; node: the incident.</summary>
    public const ushort Propagation = 22;

    /// <summary>Whether a person is absent on a day; node: the person's day.</summary>
    public const ushort Absence = 23;

    /// <summary>When a person takes a break; node: the person's day; occurrence: the break.</summary>
    public const ushort BreakStart = 24;

    /// <summary>Whether work in hand is handed over completely; node: the slot; occurrence: the transfer.</summary>
    public const ushort HandoffComplete = 25;

    /// <summary>What an incomplete transfer keeps; node: the slot; occurrence: the transfer.</summary>
    public const ushort HandoffRetention = 26;

    /// <summary>Whether a transfer drops the work; node: the slot; occurrence: the transfer.</summary>
    public const ushort HandoffDrop = 27;

    /// <summary>How long dropped work stays unnoticed; node: the slot; occurrence: the transfer.</summary>
    public const ushort Rediscovery = 28;

    /// <summary>How long a notification takes; node: the slot; occurrence: how often the task came to a pool before; block: the approval wanted within the role.</summary>
    public const ushort NotificationDelay = 60;

    /// <summary>Whether a notification or reminder is lost; node: the slot; occurrence: that of the notification × 1,024 + the reminder; block: the approval wanted within the role.</summary>
    public const ushort NotificationLoss = 61;

    /// <summary>Whether a task lands in the wrong pool; node: the slot; occurrence: the approval wanted within the role.</summary>
    public const ushort Misroute = 62;

    /// <summary>Which wrong pool; node and occurrence as above.</summary>
    public const ushort MisrouteTo = 63;

    /// <summary>How long somebody there needs to send it on; node and occurrence as above.</summary>
    public const ushort MisrouteLook = 64;

    /// <summary>How long people are away; node: the pull-away.</summary>
    public const ushort PullAwayLength = 65;

    /// <summary>How long people on call need; node: the call-outs of the pool; occurrence: the call.</summary>
    public const ushort CallOutDelay = 66;

    /// <summary>A person's own rate of visits; node: the person.</summary>
    public const ushort VisitRate = 67;

    /// <summary>The time on duty before a visit; node: the visit.</summary>
    public const ushort VisitGap = 68;

    /// <summary>How long people need to react to a notification; node: the slot; occurrence: the approval wanted within the role.</summary>
    public const ushort Response = 69;

    /// <summary>Which person of a pool answers for a task; node and occurrence as above.</summary>
    public const ushort Addressee = 70;

    /// <summary>The time on duty before a distraction; node: the distraction.</summary>
    public const ushort DistractionGap = 71;

    /// <summary>How long a distraction is; node: the distraction.</summary>
    public const ushort DistractionLength = 72;

    /// <summary>Whether a reviewer approves without looking; node and occurrence as for the review time.</summary>
    public const ushort Skip = 73;

    /// <summary>Whether a minimum review time makes somebody look who would have skipped; node and occurrence as for the review time.</summary>
    public const ushort Attend = 74;

    /// <summary>Whether a recognised wrong action is challenged; node and occurrence as for the review time.</summary>
    public const ushort Challenge = 75;

    /// <summary>How difficult an action is; node: the request.</summary>
    public const ushort Difficulty = 76;

    /// <summary>Whether a planted case comes before a review; node and occurrence as for the review time; block 1: its time; 2: whether it is skipped; 3: whether it is recognised.</summary>
    public const ushort Planted = 77;

    /// <summary>How much hazard a credential takes until it leaks; node: the leak of a request's credential through a channel.</summary>
    public const ushort LeakThreshold = 80;

    /// <summary>How long a leaked secret takes to become public; node: the leak.</summary>
    public const ushort PublicationDelay = 81;

    /// <summary>Whether the attacker's first attempt on a live secret succeeds; node: the leak.</summary>
    public const ushort AttemptSucceeds = 82;

    /// <summary>How much later than a failed first attempt one would succeed; node: the leak.</summary>
    public const ushort LaterSuccess = 83;

    /// <summary>Whether a successful attacker mints a credential of his own; node: the leak.</summary>
    public const ushort Pivot = 84;

    /// <summary>How long it takes to find that credential once the leaked one is contained; node: the leak.</summary>
    public const ushort PivotSearch = 85;

    /// <summary>How long the summary of a leak takes to draft; node: the leak; occurrence: how often containment was raised before.</summary>
    public const ushort SummaryDelay = 86;

    /// <summary>The innovation of a day's factor on the rate of a source; node: the source's day.</summary>
    public const ushort DayFactor = 100;

    /// <summary>When a right recommendation turns wrong; node: the request.</summary>
    public const ushort Staleness = 120;

    /// <summary>Whether a recheck sees it; node: the request.</summary>
    public const ushort StalenessNoticed = 121;

    /// <summary>When the circumstances of an action change; node: the request.</summary>
    public const ushort ContextChange = 122;

    /// <summary>How long the second look of the policy takes; node: the request; occurrence: the recheck.</summary>
    public const ushort RecheckLatency = 123;

    /// <summary>Whether a reviewer passes on or asks for information what looks right; node: the slot; occurrence: the approval wanted within the role; block: how often the task was reviewed before.</summary>
    public const ushort Verdict = 124;

    /// <summary>How long the information takes; node: the slot; occurrence: the approval wanted within the role.</summary>
    public const ushort InformationWait = 125;

    /// <summary>Whether an execution is sampled for a review afterwards; node: the request.</summary>
    public const ushort PostHocSample = 126;

    /// <summary>How long a review afterwards takes to be done; node: the request; occurrence: the reviewer.</summary>
    public const ushort PostHocDelay = 127;

    /// <summary>Whether the AI of a draft-only class asks to execute; node: the request.</summary>
    public const ushort Overreach = 140;

    /// <summary>Whether a recommendation deviates from its playbook; node: the request.</summary>
    public const ushort Deviation = 141;

    /// <summary>Whether what is asked for is not what was declared; node: the request.</summary>
    public const ushort IntentMismatch = 142;

    /// <summary>Whether such a mismatch is seen; node: the request.</summary>
    public const ushort MismatchSeen = 143;

    /// <summary>The threshold on the hazard of an override, exponential of mean 1; node: the request.</summary>
    public const ushort OverrideThreshold = 150;

    /// <summary>Whether an override goes dark; node: the request.</summary>
    public const ushort OverrideUnlogged = 151;

    /// <summary>Whether the record of an override names no reason; node: the request.</summary>
    public const ushort OverrideReason = 152;

    /// <summary>Time to the review of an override; node: the request.</summary>
    public const ushort OverrideReviewDelay = 153;

    /// <summary>Who reviews an override; node: the request.</summary>
    public const ushort OverrideReviewer = 154;

    /// <summary>How long an outage of the audit sink lasts; node: the outage.</summary>
    public const ushort SinkOutageLength = 155;

    /// <summary>Whether it ends with the loss of what waits; node: the outage.</summary>
    public const ushort SinkCrash = 156;

    /// <summary>How far the sink's clock is off after it; node: the outage.</summary>
    public const ushort SinkClockSkew = 157;

    /// <summary>Whether the owner of a workflow cannot be named; node: the request.</summary>
    public const ushort OwnerMissing = 160;

    /// <summary>Whether a recommendation follows a planted instruction; node: the request; occurrence: the source.</summary>
    public const ushort Injected = 161;

    /// <summary>Whether the planted instruction is recognised; node: the request.</summary>
    public const ushort InjectionSeen = 162;

    /// <summary>Whether a recommendation is a duplicate or changes nothing; node: the request.</summary>
    public const ushort Noise = 163;

    /// <summary>Whether a recommendation reaches further than was meant; node: the request.</summary>
    public const ushort ExcessScope = 164;

    /// <summary>Whether something hidden depends on what an action changes; node: the request.</summary>
    public const ushort HiddenDependency = 165;

    /// <summary>Whether the people who approve it miss that; node: the request.</summary>
    public const ushort DependencyMissed = 166;

    /// <summary>How long the outage is then; node: the request.</summary>
    public const ushort CollateralOutage = 167;

    /// <summary>What becomes of a ticket; node: the request; occurrence: the stage; block 0: its delay; 1: whether it is doubled; 2: whether a hidden step follows; 3: how long; 4 and more: whether it is lost, sent for the first time, the second, …</summary>
    public const ushort TicketStage = 168;

    /// <summary>How long a stage of the ticketing is down; node: the outage.</summary>
    public const ushort TicketOutage = 169;

    /// <summary>Whether a rejected request is asked for again; node: the first attempt; occurrence: how often it was resubmitted before.</summary>
    public const ushort Resubmission = 170;

    /// <summary>How long that takes; node and occurrence as above.</summary>
    public const ushort ResubmissionDelay = 171;

    /// <summary>Whether a refused agent tries another way; node: what was refused first; occurrence: how often it tried before; block 1: where; 2: whether with a new token.</summary>
    public const ushort Pivoting = 172;

    /// <summary>How long that takes; node and occurrence as above.</summary>
    public const ushort PivotDelay = 173;

    /// <summary>What comes after a step of a chain; node: the chain; occurrence: the step.</summary>
    public const ushort NextStep = 174;

    /// <summary>How long that takes; node and occurrence as above.</summary>
    public const ushort StepDelay = 175;

    /// <summary>Whether a chain is wrong as a whole; node: the chain.</summary>
    public const ushort CompositeWrong = 176;

    /// <summary>Whether the next step is asked for before a step is executed; node: the chain; occurrence: the step.</summary>
    public const ushort EarlyStep = 177;

    /// <summary>Which waiting task is taken at random; node: the pick.</summary>
    public const ushort RandomPick = 180;

    /// <summary>Whether a reviewer departs from an order that a model proposes; node: the pick.</summary>
    public const ushort AdviceDeparture = 181;

    /// <summary>The error of a model's score of a task; node: the slot; occurrence: the approval wanted within the role.</summary>
    public const ushort AdviceNoise = 182;

    /// <summary>A person's own probability of challenging what was recognised as wrong; node: the person.</summary>
    public const ushort PersonalAuthority = 183;

    /// <summary>When a person's first certificate runs out; node: the person.</summary>
    public const ushort FirstLapse = 184;

    /// <summary>How long it takes until a person is certified again; node: the person; occurrence: how often the certificate ran out before.</summary>
    public const ushort CertificateRenewal = 185;

    /// <summary>Whether an executed request makes another agent act; node: the request that would follow; occurrence 1: whether the owner is lost; 2: how long it takes.</summary>
    public const ushort Trigger = 178;

    /// <summary>Whether a request is waved through as a one-off exception, and whether that goes dark; node: the request; occurrence 0: whether it is; 1: whether it goes dark.</summary>
    public const ushort SpecialCase = 190;

    /// <summary>The order in which an auditor draws requests; node: the request.</summary>
    public const ushort AuditSample = 200;

    /// <summary>Whether the automatic check of a compressed workflow flags a request; node: the request.</summary>
    public const ushort AutomaticCheck = 210;

    /// <summary>How long a target is up until it fails; node: the fault.</summary>
    public const ushort FaultUpTime = 220;

    /// <summary>How long it is down then; node: the fault.</summary>
    public const ushort FaultDownTime = 221;

    /// <summary>Whether a right recommendation is wrong because its AI drafts worse for a time; node: the request.</summary>
    public const ushort QualityDrop = 222;

    /// <summary>Whether the policy sees that an AI executes a draft; node: the request.</summary>
    public const ushort DriftSeen = 223;

    /// <summary>How long standing access is needed; node: the grant.</summary>
    public const ushort GrantNeed = 224;

    /// <summary>Whether a recertification removes it; node: the grant; occurrence: the recertification, from 0.</summary>
    public const ushort GrantRemoval = 225;

    /// <summary>The time to its next use after it was needed; node: the grant; occurrence × 256 + block: how often it was used before.</summary>
    public const ushort GrantUse = 226;

    /// <summary>Whether a revocation that falls due while the credential broker is down is lost; node: the request, or the leak that is contained; occurrence: the component, or 0.</summary>
    public const ushort LostRevocation = 227;
}
