using Simulator.Time;

namespace Simulator.Governance;

/// <content>Credentials: issue, end of life, renewal, revocation.</content>
public sealed partial class GovernancePipeline
{
    /// <summary>
    /// A credential reached the end of its life. During execution it is issued anew, with a record; otherwise it is dead. A late timer of
    /// an earlier life does no harm.
    /// </summary>
    /// <returns>Whether it was alive and its life is over.</returns>
    public bool CredentialExpired(RequestId id, Component component, Instant now)
    {
        if (!IsAlive(id, component) || now < states[id.Slot].Leases[(int)component].Ends)
        {
            return false;
        }

        ref var state = ref states[id.Slot];
        if (component == Component.Executor && state.Phase == RequestPhase.Executing)
        {
            var life = state.Leases[(int)component].Ends - state.Leases[(int)component].Issued;
            Say(id, Fact.CredentialExpired, now, PersonId.None, (ulong)component);
            state.Leases[(int)component] = new Lease { Alive = true, Issued = now, Ends = now + life };
            Say(id, Fact.CredentialRenewed, now, PersonId.None, (ulong)component);
            Ask(Wish.ArmCredentialExpiry, id, (int)component, now + life);
            return true;
        }

        state.Leases[(int)component].Alive = false;
        Say(id, Fact.CredentialExpired, now, PersonId.None, (ulong)component);
        CloseIfDone(ref state, id, now);
        return true;
    }

    /// <summary>A revocation took effect everywhere.</summary>
    /// <returns>Whether the credential was alive until now.</returns>
    public bool CredentialRevoked(RequestId id, Component component, Instant now)
    {
        if (!IsAlive(id, component))
        {
            return false;
        }

        ref var state = ref states[id.Slot];
        state.Leases[(int)component].Alive = false;
        Say(id, Fact.CredentialRevoked, now, PersonId.None, (ulong)component);
        if (state.Leases[(int)component].Ends != Instant.MaxValue)
        {
            Ask(Wish.DisarmCredentialExpiry, id, (int)component, now);
        }

        CloseIfDone(ref state, id, now);
        return true;
    }

    /// <summary>Whether a credential of a request is valid.</summary>
    public bool IsAlive(RequestId id, Component component) => IsCurrent(id) && states[id.Slot].Leases[(int)component].Alive;

    /// <summary>When a credential was issued, or issued anew.</summary>
    /// <exception cref="InvalidOperationException">The request is closed.</exception>
    public Instant IssuedAt(RequestId id, Component component) => State(id).Leases[(int)component].Issued;

    /// <summary>When a credential ends by itself; <see cref="Instant.MaxValue"/> for a standing one.</summary>
    /// <exception cref="InvalidOperationException">The request is closed.</exception>
    public Instant EndsAt(RequestId id, Component component) => State(id).Leases[(int)component].Ends;

    private void IssueLease(ref RequestState state, RequestId id, Component component, Duration ttl, Instant now)
    {
        var ends = now.AddSaturating(ttl);
        state.Leases[(int)component] = new Lease { Alive = true, Issued = now, Ends = ends };
        Say(id, Fact.CredentialIssued, now, PersonId.None, (ulong)component);
        if (ends != Instant.MaxValue)
        {
            Ask(Wish.ArmCredentialExpiry, id, (int)component, ends);
        }
    }

    private void Revoke(ref RequestState state, RequestId id, Component component, CredentialPlan plan, Instant now)
    {
        ref var lease = ref state.Leases[(int)component];
        if (!lease.Alive || lease.Revoking || !plan.RevokeOnCompletion)
        {
            return;
        }

        lease.Revoking = true;
        Ask(Wish.RevokeCredential, id, (int)component, now + plan.RevokeDelay);
    }
}
