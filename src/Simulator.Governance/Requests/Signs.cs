namespace Simulator.Governance;

/// <summary>Circumstances of a request that a policy may look at, each either noticed or not.</summary>
[Flags]
public enum Signs
{
    /// <summary>Nothing was noticed.</summary>
    None = 0,

    /// <summary>The workflow names no control owner or no business process (features B12, B14).</summary>
    OwnerMissing = 1,

    /// <summary>An AI wants to execute what its class may only suggest (A03).</summary>
    BeyondBoundary = 2,

    /// <summary>The class may only run inside a predefined playbook (A07).</summary>
    PlaybookOnly = 4,

    /// <summary>The action lies in no playbook, or deviates from it (A07).</summary>
    OutOfPlaybook = 8,

    /// <summary>The declared intent and the real action differ, and it was seen (A14).</summary>
    IntentMismatch = 16,

    /// <summary>The input carries the signature of an instruction planted in it.</summary>
    InjectionSignature = 32,

    /// <summary>The tool connector was never reviewed.</summary>
    ConnectorUnreviewed = 64,

    /// <summary>The step was neither declared nor lies inside the scope of its chain (E02).</summary>
    StepOutOfScope = 128,

    /// <summary>The identity is standing, shared, inherited or delegated. Follows from <see cref="Subject.Identity"/>; need not be set (C03, C07, B11).</summary>
    BroadIdentity = 256,

    /// <summary>Containment by a playbook that the control owner approved beforehand: unexpired, reach and outage within its bounds (C18).</summary>
    PreApprovedPlaybook = 512,

    /// <summary>The incident record was opened by another identity than the requester and names the credential to contain (C18).</summary>
    SecondIdentity = 1024,

    /// <summary>What was approved no longer fits what is found at execution (A04, D13).</summary>
    ContextChanged = 2048,

    /// <summary>Nothing real can be reached. Follows from <see cref="RequestContext.Environment"/>; need not be set (A05).</summary>
    Sandbox = 4096,

    /// <summary>The workflow was compressed: no person is asked, whatever the level. Its rows still say what would have been asked (B07).</summary>
    ReviewDropped = 8192,

    /// <summary>The workflow was compressed: who is asked is asked without a ticket (B07).</summary>
    TicketDropped = 16384,

    /// <summary>The workflow was compressed: whoever decides gets no handoff note (B07).</summary>
    HandoffDropped = 32768,

    /// <summary>The workflow was compressed: whoever decides need not take any minimum time (B07).</summary>
    PauseDropped = 65536,
}

/// <summary>The kind of identity under which an action runs.</summary>
public enum IdentityMode : byte
{
    /// <summary>A workload's own, issued for the task and gone with it.</summary>
    Jit,

    /// <summary>A workload's own that always has access.</summary>
    Standing,

    /// <summary>One broad account that several workflows share.</summary>
    SharedBroad,

    /// <summary>A person's account that the agent borrows.</summary>
    InheritedUser,

    /// <summary>A delegation by consent of a user to a third party.</summary>
    OauthDelegated,
}

/// <summary>Where an action takes effect. Rows see only <see cref="Signs.Sandbox"/>; the rest is recorded.</summary>
public enum RunEnvironment : byte
{
    /// <summary>The real thing: also the assumption when nothing is said.</summary>
    Production,

    /// <summary>A rehearsal that shares data or credentials with production; policies treat it alike.</summary>
    Staging,

    /// <summary>A closed copy: nothing real can be reached.</summary>
    Sandbox,
}
