using Simulator.Time;

namespace Simulator.Governance;

/// <summary>Which identity a credential belongs to; a leak of one exposes only its own scope.</summary>
public enum Component : byte
{
    /// <summary>The agent's session: alive from submission, also while the request waits.</summary>
    Orchestrator,

    /// <summary>The just-in-time credential of one execution: alive from authorisation.</summary>
    Executor,
}

/// <summary>How a credential of one component lives and dies.</summary>
/// <param name="Ttl">Life from issue, more than zero; <see cref="Duration.MaxValue"/> for a standing credential.</param>
/// <param name="Scope">How much it opens, in scope units, at least 0; exposure is proportional to it.</param>
/// <param name="RevokeOnCompletion">Whether it is revoked when the work ends; otherwise only its life ends it.</param>
/// <param name="RevokeDelay">How long a revocation takes to be effective everywhere.</param>
public sealed record CredentialPlan(Duration Ttl, double Scope, bool RevokeOnCompletion, Duration RevokeDelay);
