using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service;

/// <content>What the entries learn from facts.</content>
internal sealed partial class ServiceCore
{
    private void Observe(in AuditEvent fact, RequestEntry entry)
    {
        entry.Changed = fact.At;
        switch (fact.Fact)
        {
            case Fact.PolicyEvaluated:
                entry.Rows = fact.Detail;
                entry.Level = pipeline.IsCurrent(fact.Request) ? pipeline.DecisionOf(fact.Request).Outcome : Outcome.Deny;
                break;
            case Fact.GateEntered:
                entry.State = RequestState.Pending;
                entry.Gate = options.Gates.For(entry.Level ?? Outcome.Single)[(int)fact.Detail].Name;
                break;
            case Fact.Authorised or Fact.ExecutionStarted:
                entry.State = RequestState.Authorised;
                entry.Gate = null;
                break;
            case Fact.ApprovalLapsed:
                entry.State = RequestState.Evaluating;
                break;
            case Fact.CredentialIssued or Fact.CredentialRenewed:
                Issued(entry, (Component)fact.Detail, fact.At, isRenewal: fact.Fact == Fact.CredentialRenewed);
                break;
            case Fact.CredentialExpired or Fact.CredentialRevoked when entry.Credentials[(int)fact.Detail] is { } dead:
                dead.IsAlive = false;
                break;
            case Fact.Closed:
                Finish(entry);
                break;
            default:
                if (EndBy(fact.Fact) is { } end)
                {
                    entry.State = end;
                    entry.Gate = null;
                    entry.IsExecuting = false;
                    entry.Arguments = default;
                }

                break;
        }
    }

    private static RequestState? EndBy(Fact fact) => fact switch
    {
        Fact.Denied => RequestState.Denied,
        Fact.Rejected => RequestState.Rejected,
        Fact.Expired => RequestState.Expired,
        Fact.Withdrawn => RequestState.Withdrawn,
        Fact.TurnedAway => RequestState.TurnedAway,
        Fact.Executed => RequestState.Executed,
        Fact.DigestMismatch => RequestState.DigestMismatch,
        _ => null,
    };

    private void Issued(RequestEntry entry, Component component, Instant at, bool isRenewal)
    {
        ref var credential = ref entry.Credentials[(int)component];
        if (!isRenewal || credential is null)
        {
            credential = new CredentialEntry { Id = nextCredential++, Request = entry, Component = component };
            credentials.Add(credential.Id, credential);
        }
        else
        {
            credential.Renewal++;
        }

        credential.IsAlive = true;
        credential.Issued = at;
        credential.Ends = pipeline.IsAlive(entry.Handle, component) ? pipeline.EndsAt(entry.Handle, component) : at;
    }

    /// <summary>Nothing of a request is left in the pipeline; it can be asked for until many others have ended after it.</summary>
    private void Finish(RequestEntry entry)
    {
        entry.IsClosed = true;
        finished.Enqueue(entry);
        while (finished.Count > options.Limits.FinishedRequests)
        {
            var oldest = finished.Dequeue();
            requests.Remove(oldest.Node.Value);
            foreach (var task in oldest.Tasks)
            {
                tasks.Remove(task.Id);
            }

            foreach (var credential in oldest.Credentials)
            {
                if (credential is not null)
                {
                    credentials.Remove(credential.Id);
                }
            }
        }
    }
}
