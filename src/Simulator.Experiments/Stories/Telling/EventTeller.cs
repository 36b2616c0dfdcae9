using Simulator.Governance;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>Tells what happened to one request, fact by fact, and how long its credentials lived.</summary>
internal sealed class EventTeller(Scenario scenario, Func<PersonId, string> nameOf)
{
    private readonly List<StoryEvent> events = [];
    private readonly List<StoryCredential> credentials = [];
    private readonly int[] steps = new int[Gate.MaximumApprovals];
    private Outcome level;
    private Gate? gate;
    private Duration ttl = Duration.MaxValue;

    /// <summary>What happened, in order.</summary>
    public List<StoryEvent> Events => events;

    /// <summary>The lives of the credentials, in order of issue.</summary>
    public IReadOnlyList<StoryCredential> Credentials => credentials;

    /// <summary>Tells the facts of a request.</summary>
    public void Tell(RequestFacts told)
    {
        foreach (var fact in told.Facts)
        {
            events.Add(EventOf(fact, told.Request));
        }
    }

    /// <summary>The name of a component in stories.</summary>
    public static string NameOf(Component component) => component switch
    {
        Component.Orchestrator => "session",
        Component.Executor => "execution",
        _ => PlainWords.Of(component),
    };

    private StoryEvent EventOf(in AuditEvent fact, in ActionRequest request)
    {
        var plain = new StoryEvent { At = fact.At, Kind = KindOf(fact.Fact), Person = fact.Actor == PersonId.None ? null : nameOf(fact.Actor) };
        plain = plain.Kind == StoryEventKind.Other ? plain with { Text = PlainWords.Of(fact.Fact) } : plain; // told by its name
        switch (fact.Fact)
        {
            case Fact.PolicyEvaluated:
                level = GateReader.OutcomeOf(scenario.TableOf(fact), fact.Detail, request);
                ttl = scenario.TableOf(fact).Evaluate(request).Obligations.CredentialTtl;
                return plain with { Outcome = PlainWords.Of(level), Rows = Rows(fact), Text = scenario.TableOf(fact).Version };
            case Fact.Rechecked:
                level = GateReader.AfterRecheck(level, scenario.TableOf(fact), fact.Detail, request);
                return plain with { Text = PlainWords.Of(fact.Fact), Rows = Rows(fact) };
            case Fact.Denied:
                return plain with { Outcome = PlainWords.Of(Outcome.Deny), Rows = Rows(fact) };
            case Fact.GateEntered:
                gate = GateReader.GateOf(scenario, level, (int)fact.Detail);
                Array.Clear(steps);
                return plain with { Gate = gate?.Name, Outcome = PlainWords.Of(level), Until = Finite(gate is null ? Instant.MaxValue : fact.At.AddSaturating(gate.RequestTtl)) };
            case Fact.TaskOpened or Fact.ReviewStarted or Fact.Approved or Fact.Rejected or Fact.HandedBack or Fact.ReviewParked or Fact.ReviewResumed or Fact.Escalated or Fact.ApprovalCarried or Fact.FactorLapsed
                or Fact.Objected or Fact.InformationRequested or Fact.InformationReceived:
                return WithPlace(plain.Kind == StoryEventKind.Other || fact.Reason == DecisionReason.None ? plain : plain with { Text = PlainWords.Of(fact.Reason) }, fact);
            case Fact.Expired or Fact.Withdrawn or Fact.TurnedAway or Fact.ApprovedBySilence:
                return plain with { Gate = gate?.Name };
            case Fact.Authorised:
                gate = null;
                return plain with { Outcome = PlainWords.Of((Outcome)fact.Detail) };
            case Fact.CredentialIssued or Fact.CredentialRenewed or Fact.CredentialExpired or Fact.CredentialRevoked:
                return WithCredential(plain, fact, request);
            default:
                return plain;
        }
    }

    private StoryEvent WithPlace(StoryEvent plain, in AuditEvent fact)
    {
        var place = fact.Detail < Gate.MaximumApprovals ? (int)fact.Detail : -1;
        if (GateReader.FactorOf(gate, place) is not { } factor || place < 0)
        {
            return plain with { Gate = gate?.Name };
        }

        steps[place] += fact.Fact == Fact.Escalated ? 1 : 0;
        var step = Math.Min(steps[place], factor.Escalation.Count);
        return plain with { Gate = gate!.Name, Role = factor.Role, Pool = scenario.Pools[factor.PoolAt(step)].Name, Place = place };
    }

    private StoryEvent WithCredential(StoryEvent plain, in AuditEvent fact, in ActionRequest request)
    {
        var component = (Component)fact.Detail;
        var name = NameOf(component);
        if (fact.Fact is Fact.CredentialExpired or Fact.CredentialRevoked)
        {
            EndCredential(name, fact.At, fact.Fact == Fact.CredentialExpired ? "expired" : "revoked");
            return plain with { Credential = name };
        }

        EndCredential(name, fact.At, "renewed");
        credentials.Add(new StoryCredential(name, fact.At, null, null));
        var kind = scenario.Classes[request.Action.Class.Index];
        var life = component == Component.Executor ? Duration.Min(kind.Executor.Ttl, ttl) : kind.Session?.Ttl ?? Duration.MaxValue;
        return plain with { Credential = name, Until = Finite(fact.At.AddSaturating(life)) };
    }

    private void EndCredential(string name, Instant at, string how)
    {
        var index = credentials.FindLastIndex(life => life.Credential == name && (life.Ended is null || (life.Ended == at && how == "renewed")));
        if (index >= 0)
        {
            credentials[index] = credentials[index] with { Ended = at, How = how };
        }
    }

    private StoryRow[] Rows(in AuditEvent fact) =>
        [.. GateReader.RowsOf(scenario.TableOf(fact), fact.Detail).Select(row => new StoryRow(row.Id, row.Reason))];

    /// <summary>An instant that stories can tell, before the year 9000; later ones are as good as never.</summary>
    internal static Instant? Finite(Instant at) => at.Microseconds >= 221_845_392_000_000_000 ? null : at;

    private static StoryEventKind KindOf(Fact fact) => fact switch
    {
        Fact.Submitted => StoryEventKind.Drafted,
        Fact.PolicyEvaluated => StoryEventKind.PolicyDecided,
        Fact.Denied => StoryEventKind.Denied,
        Fact.GateEntered => StoryEventKind.GateEntered,
        Fact.TaskOpened => StoryEventKind.Asked,
        Fact.ReviewStarted => StoryEventKind.Taken,
        Fact.Approved => StoryEventKind.Approved,
        Fact.Rejected => StoryEventKind.Rejected,
        Fact.Expired => StoryEventKind.Expired,
        Fact.Withdrawn => StoryEventKind.Withdrawn,
        Fact.TurnedAway => StoryEventKind.TurnedAway,
        Fact.Authorised => StoryEventKind.Authorised,
        Fact.ApprovalLapsed => StoryEventKind.ApprovalLapsed,
        Fact.CredentialIssued => StoryEventKind.CredentialIssued,
        Fact.CredentialRenewed => StoryEventKind.CredentialRenewed,
        Fact.CredentialExpired => StoryEventKind.CredentialExpired,
        Fact.CredentialRevoked => StoryEventKind.CredentialRevoked,
        Fact.ExecutionStarted => StoryEventKind.ExecutionStarted,
        Fact.Executed => StoryEventKind.Executed,
        Fact.DigestMismatch => StoryEventKind.DigestMismatch,
        Fact.Closed => StoryEventKind.Closed,
        Fact.HandedBack => StoryEventKind.HandedBack,
        Fact.ReviewParked => StoryEventKind.Parked,
        Fact.ReviewResumed => StoryEventKind.Resumed,
        Fact.Escalated => StoryEventKind.Escalated,
        Fact.ApprovedBySilence => StoryEventKind.ApprovedBySilence,
        _ => StoryEventKind.Other,
    };
}
