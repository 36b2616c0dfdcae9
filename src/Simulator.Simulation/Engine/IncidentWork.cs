using Simulator.Governance;
using Simulator.Operations;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>What ended the life of a leaked secret, other than its containment.</summary>
internal enum SecretEnd : byte
{
    Expired,
    RevokedOnCompletion,
    Contained,
}

/// <summary>An incident while the race is open.</summary>
internal struct IncidentWork
{
    /// <summary>Position in <see cref="ReplicationSetup.Secrets"/>.</summary>
    public int Source;
    public Leak Leak;
    public double Scope;

    /// <summary>How many workflows work under the identity that leaked.</summary>
    public int Workflows;
    public bool IsCounted;
    public bool IsOpen;

    /// <summary>How often containment was raised.</summary>
    public int Attempts;

    /// <summary>How the policy answered the last containment, as its <see cref="Outcome"/> + 1; 0 as long as none was raised.</summary>
    public byte Route;

    /// <summary>When it was noticed and containment was raised, the first time; when the last containment was authorised and executed.</summary>
    public Instant Noticed;
    public Instant Raised;
    public Instant Authorised;
    public Instant Executed;

    /// <summary>Whether nobody will raise containment any more: only the end of its life is awaited.</summary>
    public bool IsLeftToItsEnd;

    /// <summary>The request that holds the secret; unused for an incident from outside.</summary>
    public RequestId Holder;

    /// <summary>What ended the secret's life at <see cref="Leak.Ends"/>, and whether it did already: until then that instant is the latest possible one.</summary>
    public SecretEnd End;
    public bool IsDead;
}
