using Simulator.Governance;
using Simulator.Operations;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>Makes a story of the facts of a request and the leaks it has to do with.</summary>
internal sealed class StoryMaker(Scenario scenario, Catalogue catalogue, KeyedDraws draws, IReadOnlyList<DutyTimes> duties, Instant end)
{
    private const double MicrosPerMinute = 60_000_000;

    /// <summary>The story of a request.</summary>
    public Story Make(RequestFacts told, IEnumerable<LeakRecord> leaks, StoryRank? rank)
    {
        var request = told.Request;
        var first = told.Facts[0];
        var drafted = told.Drafted;
        var isWrong = drafted.IsWrong;
        var spans = new SpanTeller(scenario, new PlaceTeller(scenario, draws, duties), catalogue.NameOf).Tell(told, end);
        var teller = new EventTeller(scenario, catalogue.NameOf);
        teller.Tell(told);
        var (outcome, at) = told.Facts
            .Select(fact => (End: LeakReplay.EndOf(fact.Fact), fact.At))
            .FirstOrDefault(fact => fact.End is not null);
        var exposure = outcome == StoryEnd.Executed && isWrong && !request.Context.Containment ? (1 + drafted.Excess) * AddConsequence(teller.Events, request, at) : 0;
        return new Story
        {
            Replication = draws.Replication,
            Rank = rank,
            Request = new StoryRequest
            {
                Id = request.Node.ToString(),
                Class = scenario.Classes[request.Action.Class.Index].Name,
                Service = catalogue.Services[request.Resource.Service],
                Title = catalogue.TitleOf(request.Action.Class, request.Node, request.Resource.Service),
                ByAssistant = request.Subject.Origin == Origin.Ai,
                RunOwner = catalogue.NameOf(request.Subject.RunOwner),
                Confidence = double.IsNaN(request.Context.Confidence) ? null : request.Context.Confidence,
                IsWrong = isWrong,
                IsContainment = request.Context.Containment,
                Drafted = first.At,
                End = outcome ?? StoryEnd.Open,
                Exposure = exposure,
            },
            Spans = spans,
            Events = [.. teller.Events.OrderBy(each => each.At)], // a stable sort
            Credentials = teller.Credentials,
            Totals = StoryTotals.Of(spans),
            Leaks = [.. leaks.Select(leak => LeakTeller.Tell(scenario, leak))],
            Notes = [.. Notes(spans)],
        };
    }

    /// <summary>The story of a leak that has no request at all.</summary>
    public Story Make(LeakRecord leak, StoryRank? rank) => new()
    {
        Replication = draws.Replication,
        Rank = rank,
        Request = null,
        Spans = [],
        Events = [],
        Credentials = [],
        Totals = StoryTotals.Of([]),
        Leaks = [LeakTeller.Tell(scenario, leak)],
        Notes = [],
    };

    /// <summary>Severity × blast radius × the time a wrong action is in force, µs: by the rules by which results count it.</summary>
    public static double ExposureOf(Scenario scenario, ActionClass kind, NodeId node, in KeyedDraws draws) =>
        kind.Severity * kind.BlastRadius * Consequences.TimeInForce(node, kind, scenario.Run.AccrualCap, draws).Microseconds;

    private double AddConsequence(List<StoryEvent> events, in ActionRequest request, Instant executed)
    {
        var kind = scenario.Classes[request.Action.Class.Index];
        var inForce = Consequences.TimeInForce(request.Node, kind, scenario.Run.AccrualCap, draws);
        events.Add(new StoryEvent
        {
            At = executed + inForce,
            Kind = inForce < scenario.Run.AccrualCap ? StoryEventKind.RolledBack : StoryEventKind.NeverRolledBack,
        });
        return ExposureOf(scenario, kind, request.Node, draws) / MicrosPerMinute;
    }

    private IEnumerable<string> Notes(IReadOnlyList<StorySpan> spans)
    {
        if (spans.Any(span => span.State == StoryState.Misrouted))
        {
            yield return "It came to people it was not meant for. When they sent it on is not recorded: all the time until somebody took it counts as misrouted here.";
        }

        var isEstimated = spans.Any(span => span.State is StoryState.OffDuty or StoryState.Waiting && IsEstimated(span));
        if (isEstimated)
        {
            yield return "When people on call were there is estimated from the work they took; so is the split of waiting with and without somebody on duty.";
        }
    }

    /// <summary>People on call leave when nothing waits that they see; where tasks can wait unseen, facts do not tell that instant.</summary>
    private bool IsEstimated(StorySpan span)
    {
        var pool = scenario.Pools.Index().FirstOrDefault(each => each.Item.Name == span.Pool);
        return pool.Item is { OnCall: not null }
            && (pool.Item.Notification is not null || pool.Item.Handoff?.DropProbability > 0 || scenario.Pools.Any(each => each.Misrouting is { Probability: > 0 }))
            && duties[pool.Index].WereCalled(span.From, span.To);
    }
}
