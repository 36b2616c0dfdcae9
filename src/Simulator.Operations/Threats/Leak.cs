using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>What is settled about a leak the moment it happens, whatever the policy.</summary>
/// <param name="Node">The incident.</param>
/// <param name="At">When the secret leaked.</param>
/// <param name="Ends">When its life ends by itself; <see cref="Instant.MaxValue"/> for a standing secret.</param>
/// <param name="Published">When it became public: the attacker's clock starts then.</param>
/// <param name="FirstAttempt">The attacker's first attempt; <see cref="Instant.MaxValue"/> when nobody ever tries.</param>
/// <param name="FirstSuccess">The first attempt that succeeds if the secret is alive then; <see cref="Instant.MaxValue"/> for none.</param>
/// <param name="Pivots">Whether a successful attacker mints a credential of his own.</param>
/// <param name="IsNoticed">Whether anybody notices the leak.</param>
public readonly record struct Leak(
    NodeId Node, Instant At, Instant Ends, Instant Published, Instant FirstAttempt, Instant FirstSuccess, bool Pivots, bool IsNoticed)
{
    /// <summary>Whether the attacker is in and independent of the leaked secret, if that died at an instant.</summary>
    /// <param name="death">When the leaked secret died: an attempt at that very instant comes too late.</param>
    public bool HasPivoted(Instant death) => Pivots && FirstSuccess < death;
}
