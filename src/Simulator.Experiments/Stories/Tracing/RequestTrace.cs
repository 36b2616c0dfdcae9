using Simulator.Governance;
using Simulator.Results;
using Simulator.Scenarios;

namespace Simulator.Experiments;

/// <summary>Requests as slices that overlap, each from its draft to its end, with its stages inside and what else happened as instants.</summary>
internal sealed class RequestTrace
{
    /// <summary>The process of the requests.</summary>
    public const int Requests = 2;

    private const string Category = "request";

    private readonly TraceEventFile file;
    private readonly Scenario scenario;
    private readonly Catalogue catalogue;
    private Outcome[] levels = new Outcome[64];

    public RequestTrace(TraceEventFile file, Scenario scenario, Catalogue catalogue)
    {
        (this.file, this.scenario, this.catalogue) = (file, scenario, catalogue);
        file.Process(Requests, "requests", Requests);
    }

    public void Observe(in AuditEvent fact, in ActionRequest request)
    {
        var id = "0x" + fact.Node;
        switch (fact.Fact)
        {
            case Fact.Submitted:
                Begin(fact, request, id);
                break;
            case Fact.PolicyEvaluated:
                Evaluated(fact, request, id);
                break;
            case Fact.GateEntered:
                var gate = GateReader.GateOf(scenario, levels[fact.Request.Slot], (int)fact.Detail);
                Stage(fact, id, $"gate {gate?.Name ?? "without a name"}");
                break;
            case Fact.Authorised:
                Stage(fact, id, "credential issue");
                break;
            case Fact.ApprovalLapsed:
                Stage(fact, id, "policy");
                break;
            case Fact.ExecutionStarted:
                Stage(fact, id, "execution");
                break;
            case Fact.TaskOpened or Fact.ReviewStarted or Fact.Approved or Fact.HandedBack or Fact.ReviewParked or Fact.ReviewResumed or Fact.Closed:
                break; // told by reviewers and counters; the last one by the end of its credentials
            default:
                Other(fact, id);
                break;
        }
    }

    private void Begin(in AuditEvent fact, in ActionRequest request, string id)
    {
        if (fact.Request.Slot >= levels.Length)
        {
            Array.Resize(ref levels, Math.Max(fact.Request.Slot + 1, levels.Length * 2));
        }

        file.BeginAsync(
            Requests,
            id,
            fact.At,
            scenario.Classes[request.Action.Class.Index].Name,
            Category,
            TraceArgument.Of("request", fact.Node.ToString()),
            TraceArgument.Of("title", catalogue.TitleOf(request.Action.Class, fact.Node, request.Resource.Service)),
            TraceArgument.Of("run owner", catalogue.NameOf(request.Subject.RunOwner)),
            TraceArgument.Of("confidence", request.Context.Confidence));
        file.BeginAsync(Requests, id, fact.At, "policy", Category);
    }

    private void Evaluated(in AuditEvent fact, in ActionRequest request, string id)
    {
        levels[fact.Request.Slot] = GateReader.OutcomeOf(scenario.TableOf(fact), fact.Detail, request);
        file.InstantAsync(
            Requests,
            id,
            fact.At,
            $"policy: {PlainWords.Of(levels[fact.Request.Slot])}",
            Category,
            TraceArgument.Of("rows", string.Join(", ", GateReader.RowsOf(scenario.TableOf(fact), fact.Detail).Select(row => row.Id))));
    }

    private void Stage(in AuditEvent fact, string id, string name)
    {
        EndStage(fact, id);
        file.BeginAsync(Requests, id, fact.At, name, Category);
    }

    private void EndStage(in AuditEvent fact, string id)
    {
        if (file.OpenIn(Requests, id) > 1)
        {
            file.EndAsync(Requests, id, fact.At);
        }
    }

    private void Other(in AuditEvent fact, string id)
    {
        if (LeakReplay.EndOf(fact.Fact) is not null)
        {
            EndStage(fact, id);
            if (file.OpenIn(Requests, id) > 0)
            {
                file.EndAsync(Requests, id, fact.At, TraceArgument.Of("end", PlainWords.Of(fact.Fact)));
            }
        }
        else
        {
            var what = fact.Fact is Fact.CredentialIssued or Fact.CredentialRenewed or Fact.CredentialExpired or Fact.CredentialRevoked
                ? $"{PlainWords.Of(fact.Fact)} ({EventTeller.NameOf((Component)fact.Detail)})"
                : PlainWords.Of(fact.Fact);
            file.InstantAsync(Requests, id, fact.At, what, Category);
        }
    }
}
