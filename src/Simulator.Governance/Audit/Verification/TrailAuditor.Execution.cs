using Simulator.Time;

namespace Simulator.Governance;

/// <content>Rules about execution and credentials.</content>
internal sealed partial class TrailAuditor
{
    private void StartExecution(RequestHistory history, Instant at)
    {
        CheckBypass(history, at);
        if (!history.IsAuthorised)
        {
            Add(TrailRule.I01, history, "The execution began without an authorisation.");
        }
        else if (history.HasStarted)
        {
            Add(TrailRule.I06, history, "The execution began a second time on the same authorisation.");
        }

        history.HasStarted = true;
    }

    private void Execute(RequestHistory history, in TrailFact fact)
    {
        var digest = fact.Record.Digest(TrailFields.Digest);
        if (!history.IsAuthorised)
        {
            Add(TrailRule.I01, history, "The action was executed without an authorisation.");
        }

        if (history.IsExecuted)
        {
            Add(TrailRule.I06, history, "The action was executed a second time on the same authorisation.");
        }

        Expect(history.HasStarted, history, "executed, but the execution never began.");
        if (digest != history.Digest || history.Approvals.Any(approval => approval.Digest != digest))
        {
            Add(TrailRule.I05, history, "What was executed is not what was submitted and approved.");
        }

        if (history.Input.Signs.HasFlag(Signs.OwnerMissing))
        {
            Add(TrailRule.I08, history, "The action was executed although nobody answers for its workflow.");
        }

        var isFinal = history.Input.Action is { Access: Access.Write, Reversible: false };
        if (isFinal && !HasEnvelope(history) && history.Override is not { IsRecorded: true } && !history.Approvals.Any(approval => approval.Person != PersonId.None))
        {
            Add(TrailRule.I09, history, "A write that cannot be undone was executed without any person's approval.");
        }

        AddToChain(history);
        history.IsExecuted = true;
        End(history, fact);
    }

    /// <summary>
    /// Whether the control owner's approval of a playbook, given beforehand, stands for one of this action: the policy put it in the place
    /// of a decision, in an emergency.
    /// </summary>
    private static bool HasEnvelope(RequestHistory history) =>
        history.Decision is { Outcome: Outcome.Auto, Levels: { Emergency: Outcome.Auto, Modifier: > Outcome.Auto } }
        && history.Input.Signs.HasFlag(Signs.PreApprovedPlaybook);

    private void Issue(RequestHistory history, in TrailFact fact)
    {
        var component = fact.Record.Word<Component>(TrailFields.Component);
        ref var lease = ref LeaseOf(history, component);
        var ttl = fact.Record.Length(TrailFields.Ttl);
        var ends = fact.At.AddSaturating(ttl);
        var isRenewal = fact.Fact == Fact.CredentialRenewed;
        Expect(!lease.IsAlive, history, "given a credential while the one before was alive.");
        if (fact.Record.InstantOrNever(TrailFields.Ends) != (TrailTime.CanWrite(ends) ? ends : Instant.MaxValue))
        {
            Add(TrailRule.I20, history, "The end of a credential is not its issue and its life.");
        }

        if (component == Component.Executor)
        {
            CheckExecutor(history, fact.At, ttl, isRenewal);
        }
        else if (isRenewal)
        {
            Add(TrailRule.I20, history, "The credential of a session was renewed.");
        }

        lease = new LeaseHistory
        {
            IsAlive = true,
            Ends = ends,
            RevokedBy = Instant.MaxValue,
            RevokeDelay = fact.Record.Flag(TrailFields.RevokeOnCompletion) ? fact.Record.Length(TrailFields.RevokeDelay) : null,
        };
    }

    private void CheckExecutor(RequestHistory history, Instant at, Duration ttl, bool isRenewal)
    {
        var obligations = history.Decision?.Obligations ?? Obligations.None;
        if (ttl > obligations.CredentialTtl)
        {
            Add(TrailRule.I20, history, $"The credential lives {ttl}; the policy allows {obligations.CredentialTtl}.");
        }

        if (isRenewal)
        {
            if (!history.HasStarted || history.End is not null)
            {
                Add(TrailRule.I20, history, "The credential was renewed outside the execution.");
            }

            return;
        }

        if (!history.IsAuthorised)
        {
            Add(TrailRule.I02, history, "The execution credential was issued without an authorisation.");
        }
        else if (history is { Override: null, Decision.Outcome: Outcome.Single or Outcome.Dual } && at > history.AuthorisedAt.AddSaturating(obligations.ApprovalTtl))
        {
            Add(TrailRule.I02, history, $"The execution credential was issued on an approval older than {obligations.ApprovalTtl}.");
        }
    }

    private void EndLife(RequestHistory history, in TrailFact fact)
    {
        ref var lease = ref LeaseOf(history, fact.Record.Word<Component>(TrailFields.Component));
        Expect(lease.IsAlive, history, $"rid of a credential that was not alive ('{fact.Word}').");
        lease.IsAlive = false;
    }

    private void CheckLife(RequestHistory history, ref LeaseHistory lease, Component component, Instant at)
    {
        if (lease is { IsAlive: true, IsReported: false } && at > lease.Deadline)
        {
            lease.IsReported = true;
            var limit = lease.Deadline == lease.Ends ? "its life" : "the end of the work and the time a revocation takes";
            Add(TrailRule.I20, history, $"The credential of the {EnumText<Component>.Of(component)} is valid beyond {limit}, {lease.Deadline}.");
        }
    }

    private static void ExpectRevocation(ref LeaseHistory lease, Instant at)
    {
        if (lease is { IsAlive: true, RevokeDelay: { } delay })
        {
            lease.RevokedBy = at.AddSaturating(delay);
        }
    }

    private static ref LeaseHistory LeaseOf(RequestHistory history, Component component)
    {
        if (component == Component.Executor)
        {
            return ref history.Executor;
        }

        return ref history.Session;
    }
}
