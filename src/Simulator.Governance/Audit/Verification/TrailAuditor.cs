using Simulator.Time;

namespace Simulator.Governance;

/// <summary>One fact of a trail, read as far as all facts are alike.</summary>
internal readonly record struct TrailFact(Fact Fact, Instant At, NodeId Node, PersonId Actor, RecordReader Record)
{
    /// <summary>The fact's word in the trail.</summary>
    public string Word => EnumText<Fact>.Of(Fact);
}

/// <summary>Judges the facts of a trail by the rules about requests. Memory follows the requests in flight.</summary>
internal sealed partial class TrailAuditor(FindingList findings)
{
    private readonly Dictionary<ulong, RequestHistory> inFlight = [];

    /// <summary>The policy and gates to judge by; null when the header cannot be read: rules that need them are silent then.</summary>
    public TrailFrame? Frame { get; set; }

    /// <summary>Requests submitted.</summary>
    public long Requests { get; private set; }

    /// <summary>Requests submitted and not closed.</summary>
    public int InFlight => inFlight.Count;

    /// <exception cref="FormatException">A field that the fact needs is missing or wrong.</exception>
    public void Read(in TrailFact fact)
    {
        if (fact.Fact == Fact.Submitted)
        {
            Submit(fact);
            return;
        }

        if (!inFlight.TryGetValue(fact.Node.Value, out var history))
        {
            ReadOrphan(fact);
            return;
        }

        CheckLife(history, ref history.Session, Component.Orchestrator, fact.At);
        CheckLife(history, ref history.Executor, Component.Executor, fact.At);
        if (history.End is { } end)
        {
            ReadAfterEnd(history, fact, end);
        }

        Apply(history, fact);
    }

    /// <summary>The trail is over: whatever still lives must not be overdue.</summary>
    public void Finish(Instant at)
    {
        foreach (var history in inFlight.Values.OrderBy(history => history.Number))
        {
            CheckLife(history, ref history.Session, Component.Orchestrator, at);
            CheckLife(history, ref history.Executor, Component.Executor, at);
            CheckOwed(history, at, isClosed: false);
        }
    }

    private void Apply(RequestHistory history, in TrailFact fact)
    {
        switch (fact.Fact)
        {
            case Fact.PolicyEvaluated:
                Decide(history, fact);
                break;
            case Fact.Rechecked:
                Recheck(history, fact);
                break;
            case Fact.Denied:
                Deny(history, fact);
                break;
            case Fact.GateEntered:
                EnterGate(history, fact);
                break;
            case Fact.TaskOpened:
                ReadPlace(history, fact);
                break;
            case Fact.ReviewStarted:
                StartReview(history, fact);
                break;
            case Fact.OrderAdvised:
                Advise(history, fact);
                break;
            case Fact.HandedBack or Fact.ReviewParked or Fact.ReviewResumed:
                PassOn(history, fact);
                break;
            case Fact.Escalated:
                Escalate(history, fact);
                break;
            case Fact.ApprovedBySilence:
                PassBySilence(history, fact);
                break;
            case Fact.Approved:
                Approve(history, fact);
                break;
            case Fact.ApprovalCarried:
                Carry(history, fact);
                break;
            case Fact.Rejected or Fact.Objected:
                Reject(history, fact);
                break;
            case Fact.FactorLapsed:
                LapseFactor(history, fact);
                break;
            case Fact.InformationRequested or Fact.InformationReceived:
                Inform(history, fact);
                break;
            case Fact.Withdrawn:
                Expect(!history.IsInReview, history, "withdrawn while somebody reviewed it.");
                EndInGate(history, fact);
                break;
            case Fact.Expired or Fact.TurnedAway:
                EndInGate(history, fact);
                break;
            case Fact.Authorised:
                Authorise(history, fact);
                break;
            case Fact.TicketOpened or Fact.TicketPassed:
                Expect(IsOnTheWay(history), history, $"told of a ticket ('{fact.Word}') without being on its way to a gate.");
                break;
            case Fact.TicketLost:
                Expect(IsOnTheWay(history), history, "lost with a ticket without being on its way to a gate.");
                End(history, fact);
                break;
            case Fact.Overridden:
                Override(history, fact);
                break;
            case Fact.ReviewOwed:
                OweReview(history, fact);
                break;
            case Fact.LookedBack:
                LookBack(history, fact);
                break;
            case Fact.OverrideReviewed:
                ReviewOverride(history, fact);
                break;
            case Fact.ApprovalLapsed:
                Expect(history is { IsAuthorised: true, HasStarted: false }, history, "an approval lapsed that authorised nothing.");
                history.Lapse();
                break;
            case Fact.CredentialIssued or Fact.CredentialRenewed:
                Issue(history, fact);
                break;
            case Fact.CredentialExpired or Fact.CredentialRevoked:
                EndLife(history, fact);
                break;
            case Fact.ExecutionStarted:
                StartExecution(history, fact.At);
                break;
            case Fact.Executed:
                Execute(history, fact);
                break;
            case Fact.DigestMismatch:
                _ = fact.Record.Digest(TrailFields.Digest);
                Expect(history.HasStarted, history, "refused at execution, but never executed.");
                End(history, fact);
                break;
            case Fact.Closed:
                Close(history, fact.At);
                break;
        }
    }

    /// <summary>Whether people are needed and none was asked yet.</summary>
    private static bool IsOnTheWay(RequestHistory history) =>
        history is { Decision.Outcome: Outcome.Single or Outcome.Dual, Gate: < 0, IsAuthorised: false, End: null };

    private void Submit(in TrailFact fact)
    {
        Requests++;
        var record = fact.Record;
        var history = new RequestHistory(fact.Node, Requests - 1)
        {
            Input = InputReader.Read(record),
            RunOwner = record.Person(TrailFields.RunOwner),
            Digest = record.Digest(TrailFields.Digest),
            MissingBefore = findings.Missing,
        };
        _ = record.Text(TrailFields.Class);
        CheckRecommender(history, record);
        _ = record.Text(TrailFields.Service);
        if (!inFlight.TryAdd(fact.Node.Value, history))
        {
            Add(TrailRule.I18, history, "The request was submitted already and is not closed.");
            inFlight[fact.Node.Value] = history;
        }
    }

    private void ReadOrphan(in TrailFact fact)
    {
        findings.Add(TrailRule.I18, fact.Node, $"The trail tells '{fact.Word}' of a request that it never submitted, or closed before.", findings.Missing);
        if (fact.Fact is Fact.ExecutionStarted or Fact.Executed)
        {
            findings.Add(TrailRule.I01, fact.Node, "The action was executed without an authorisation in this trail.", findings.Missing);
        }
    }

    private void ReadAfterEnd(RequestHistory history, in TrailFact fact, Fact end)
    {
        switch (fact.Fact)
        {
            case Fact.CredentialExpired or Fact.CredentialRevoked or Fact.Closed or Fact.OverrideReviewed or Fact.ReviewOwed or Fact.LookedBack:
            case var told when history.Owed is not null && IsOfReview(told): // of a review after the execution
            case Fact.ExecutionStarted or Fact.Executed when end == Fact.Executed: // judged as a second use of the authorisation
                break;
            case Fact.ExecutionStarted or Fact.Executed:
                Add(TrailRule.I10, history, $"The action was executed although the request had ended as '{EnumText<Fact>.Of(end)}'.");
                break;
            case Fact.CredentialIssued or Fact.CredentialRenewed:
                Add(TrailRule.I20, history, "A credential was issued after the request had ended.");
                break;
            case Fact.Denied or Fact.Rejected or Fact.Expired or Fact.Withdrawn or Fact.TurnedAway or Fact.DigestMismatch or Fact.TicketLost:
                break; // judged as a second end
            default:
                Add(TrailRule.I18, history, $"The trail tells '{fact.Word}' after the request had ended as '{EnumText<Fact>.Of(end)}'.");
                break;
        }
    }

    private void End(RequestHistory history, in TrailFact fact)
    {
        if (history.End is { } end)
        {
            Add(TrailRule.I32, history, $"The request has two ends: '{EnumText<Fact>.Of(end)}' and '{fact.Word}'.");
            return;
        }

        history.End = fact.Fact;
        history.LeaveGates();
        ExpectRevocation(ref history.Session, fact.At);
        ExpectRevocation(ref history.Executor, fact.At);
    }

    private void Close(RequestHistory history, Instant at)
    {
        CheckOwed(history, at, isClosed: true);
        if (history.End is null)
        {
            Add(TrailRule.I32, history, "The request was closed without an end.");
        }

        if (history.Session.IsAlive || history.Executor.IsAlive)
        {
            Add(TrailRule.I20, history, "The request was closed while a credential of it was alive.");
        }

        inFlight.Remove(history.Node.Value);
    }

    private void Expect(bool isPossible, RequestHistory history, string otherwise)
    {
        if (!isPossible)
        {
            Add(TrailRule.I18, history, $"The request was {otherwise}");
        }
    }

    private void Add(TrailRule rule, RequestHistory history, string message) =>
        findings.Add(rule, history.Node, message, unchecked(findings.Missing - history.MissingBefore));
}
