using Simulator.Governance;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>Tells where one request was, from its draft to its end, as spans without gaps.</summary>
/// <remarks>
/// In a gate it follows, of the people asked at the same time, the one who decided last, as the metrics do; when nobody decided, one who
/// was still asked, and rather one who had begun.
/// </remarks>
internal sealed class SpanTeller(Scenario scenario, PlaceTeller places, Func<PersonId, string> nameOf)
{
    private readonly List<StorySpan> spans = [];
    private readonly List<PlaceTime> open = [];
    private StoryState stage;
    private Instant since;
    private Outcome level;
    private int position;
    private Gate? gate;
    private PlaceTime? last;

    /// <summary>Tells the spans of a request.</summary>
    /// <param name="told">The request and its facts.</param>
    /// <param name="end">When the simulation ended: an open request is told up to then.</param>
    public IReadOnlyList<StorySpan> Tell(RequestFacts told, Instant end)
    {
        var isEnded = false;
        foreach (var fact in told.Facts)
        {
            if (!isEnded)
            {
                isEnded = Apply(fact, told.Request);
            }
        }

        if (!isEnded)
        {
            Leave(end);
        }

        return spans;
    }

    /// <returns>Whether the request ended.</returns>
    private bool Apply(in AuditEvent fact, in ActionRequest request)
    {
        switch (fact.Fact)
        {
            case Fact.Submitted:
                (stage, since) = (StoryState.Policy, fact.At);
                break;
            case Fact.PolicyEvaluated:
                level = GateReader.OutcomeOf(scenario.TableOf(fact), fact.Detail, request);
                break;
            case Fact.Rechecked:
                level = GateReader.AfterRecheck(level, scenario.TableOf(fact), fact.Detail, request);
                break;
            case Fact.TicketOpened:
                Leave(fact.At);
                stage = StoryState.Ticketing;
                break;
            case Fact.GateEntered:
                Leave(fact.At);
                position = (int)fact.Detail;
                gate = GateReader.GateOf(scenario, level, position);
                stage = StoryState.Waiting;
                break;
            case Fact.TaskOpened:
                Open(fact);
                break;
            case Fact.ReviewStarted or Fact.HandedBack or Fact.ReviewParked or Fact.ReviewResumed or Fact.Escalated or Fact.Approved or Fact.Rejected
                or Fact.InformationRequested or Fact.InformationReceived or Fact.Objected:
                Follow(fact);
                break;
            case Fact.Authorised:
                Leave(fact.At);
                (gate, stage) = (null, StoryState.Issue);
                break;
            case Fact.ApprovalLapsed:
                Leave(fact.At);
                stage = StoryState.Policy;
                break;
            case Fact.ExecutionStarted:
                Leave(fact.At);
                stage = StoryState.Execution;
                break;
        }

        if (LeakReplay.EndOf(fact.Fact) is null)
        {
            return false;
        }

        Leave(fact.At);
        return true;
    }

    private void Open(in AuditEvent fact)
    {
        if (KeyOf(fact) is not { } key)
        {
            return;
        }

        if (last is not null)
        {
            Flush(last); // the next factor is asked: the one before was met by this decision
        }

        open.Add(places.Open(key, (int)fact.Detail, fact.At));
    }

    private void Follow(in AuditEvent fact)
    {
        var place = (int)fact.Detail;
        if (KeyOf(fact) is not { } key || open.Find(time => time.Place == place) is not { } time)
        {
            return;
        }

        places.Apply(time, key, fact.Fact, fact.Actor, fact.At);
        last = time.IsDecided ? time : last;
    }

    private PlaceKey? KeyOf(in AuditEvent fact)
    {
        var place = fact.Detail < Gate.MaximumApprovals ? (int)fact.Detail : -1;
        return place >= 0 && GateReader.FactorOf(gate, place) is { } factor
            ? new PlaceKey(fact.Node, factor, GateReader.OccurrenceOf(scenario, level, position, place))
            : null;
    }

    /// <summary>The stage ends: what it was made of is told.</summary>
    private void Leave(Instant at)
    {
        // A decision at this instant is what it waited for; otherwise somebody was still asked, and nobody answered.
        var followed = last is not null && last.End == at ? last : StillAsked() ?? last;
        if (followed is not null && at > since)
        {
            if (!followed.IsDecided)
            {
                places.Tell(followed, at);
            }

            Flush(followed);
        }

        last = null;
        open.Clear();
        Add(new StorySpan(stage, since, at, null, null, stage == StoryState.Waiting ? gate?.Name : null));
        since = at;
    }

    private PlaceTime? StillAsked() => open.Where(time => !time.IsDecided).MinBy(time => time.Holder == PersonId.None ? 1 : 0);

    private void Flush(PlaceTime time)
    {
        foreach (var piece in time.Pieces)
        {
            Add(new StorySpan(
                piece.State, Instant.Max(piece.From, since), piece.To, piece.Holder == PersonId.None ? null : nameOf(piece.Holder), scenario.Pools[piece.Pool].Name, gate?.Name));
        }

        since = Instant.Max(since, time.End);
        open.RemoveAll(each => each.IsDecided);
        last = null;
    }

    private void Add(StorySpan span)
    {
        if (span.To <= span.From)
        {
            return;
        }

        if (spans.Count > 0 && spans[^1] with { From = span.From, To = span.To } == span)
        {
            spans[^1] = spans[^1] with { To = span.To };
        }
        else
        {
            spans.Add(span);
        }
    }
}
