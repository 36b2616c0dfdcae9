using Simulator.Governance;
using Simulator.Operations;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>
/// Tells where the time of a place of a gate went. Facts say when people take a task and give it back; when a notification arrives, whether
/// a handoff drops the task, and when nobody is on duty follow from the draws, which are the same here as in the simulation.
/// </summary>
internal sealed class PlaceTeller(Scenario scenario, KeyedDraws draws, IReadOnlyList<DutyTimes> duties)
{
    private const int MostReminders = 1_000;

    /// <summary>People are asked: the task comes to the factor's pool, or by mistake to another one.</summary>
    public PlaceTime Open(in PlaceKey key, int place, Instant at)
    {
        var time = new PlaceTime(place, key.Factor.Pool, at);
        if (WrongPool(key) is { } wrong)
        {
            time.IsMisrouted = true;
            time.Pool = wrong;
            time.Joins = 2; // there and, later, here: when somebody there sends it on is no fact
        }
        else
        {
            Join(time, key, at);
        }

        return time;
    }

    /// <summary>Something happens to the place: the time up to then is told.</summary>
    public void Apply(PlaceTime time, in PlaceKey key, Fact fact, PersonId person, Instant at)
    {
        Tell(time, at);
        switch (fact)
        {
            case Fact.ReviewStarted or Fact.ReviewResumed:
                time.Holder = person;
                time.Pool = PoolOf(time, key);
                time.IsParked = time.IsMisrouted = false;
                time.HiddenUntil = at;
                break;
            case Fact.ReviewParked:
                time.IsParked = true;
                time.SetUp = Duration.Zero;
                break;
            case Fact.HandedBack:
                HandBack(time, key, at);
                break;
            case Fact.Escalated:
                time.Step++;
                time.IsMisrouted = false;
                time.Pool = PoolOf(time, key);
                Join(time, key, at);
                break;
            case Fact.InformationRequested:
                time.Holder = PersonId.None;
                time.AwaitsInformation = true;
                break;
            case Fact.InformationReceived or Fact.Objected:
                time.Holder = PersonId.None; // the task waits for its pool again, and its review begins anew
                time.AwaitsInformation = false;
                time.SetUp = Duration.Zero;
                Join(time, key, at);
                break;
            case Fact.Approved or Fact.Rejected:
                time.IsDecided = true;
                break;
        }
    }

    /// <summary>Tells the time up to an instant.</summary>
    public void Tell(PlaceTime time, Instant to)
    {
        if (time.AwaitsInformation)
        {
            time.Add(StoryState.Information, to);
            return;
        }

        if (time.Holder != PersonId.None)
        {
            if (time.IsParked)
            {
                time.Add(StoryState.Parked, to);
                return;
            }

            var stint = time.End; // a stint is told as a whole, because every fact about it ends it
            time.Add(StoryState.SetUp, Instant.Min(to, stint.AddSaturating(time.SetUp)));
            time.Add(StoryState.Review, to);
            return;
        }

        if (time.IsMisrouted)
        {
            time.Add(StoryState.Misrouted, to);
            return;
        }

        time.Add(time.IsDropped ? StoryState.Dropped : StoryState.Notify, Instant.Min(to, time.HiddenUntil));
        foreach (var (_, end, isAttended) in duties[time.Pool].Split(time.End, to))
        {
            time.Add(isAttended ? StoryState.Waiting : StoryState.OffDuty, end);
        }
    }

    private void HandBack(PlaceTime time, in PlaceKey key, Instant at)
    {
        time.Holder = PersonId.None;
        time.HiddenUntil = at;
        time.SetUp = Duration.Zero;
        if (scenario.Pools[time.Pool].Handoff is not { AtShiftEnd: AtShiftEnd.Transfer } plan)
        {
            return;
        }

        var transfer = Handoffs.Draw(plan, key.Node, Nodes.NameHash(key.Factor.Role), time.Transfers++, draws);
        time.SetUp = plan.SetUp;
        time.IsDropped = transfer.DroppedFor > Duration.Zero;
        if (time.IsDropped)
        {
            // Whoever comes on duty looks through what lies about.
            time.HiddenUntil = Instant.Min(at + transfer.DroppedFor, duties[time.Pool].NextArrival(at));
        }
    }

    private void Join(PlaceTime time, in PlaceKey key, Instant at)
    {
        time.IsDropped = false;
        time.HiddenUntil = at;
        if (scenario.Pools[time.Pool].Notification is not { } notification)
        {
            return;
        }

        var node = key.Slot;
        var number = time.Joins++ & 63;
        var delay = Duration.FromMicroseconds(notification.Delay.Quantile(draws.Uniform(node, DrawPurpose.NotificationDelay, number, key.Occurrence)));
        for (var reminder = 0; reminder < MostReminders && notification.Loss > 0; reminder++)
        {
            if (draws.Uniform(node, DrawPurpose.NotificationLoss, (number << 10) | reminder, key.Occurrence) >= notification.Loss)
            {
                break;
            }

            delay += notification.Reminder;
        }

        time.HiddenUntil = at.AddSaturating(delay);
    }

    private static int PoolOf(PlaceTime time, in PlaceKey key) =>
        time.Step <= key.Factor.Escalation.Count ? key.Factor.PoolAt(time.Step) : time.Pool;

    /// <summary>The pool a new task lands in by mistake; null when it goes where it should.</summary>
    private int? WrongPool(in PlaceKey key)
    {
        var pools = scenario.Pools.Count;
        return scenario.Pools[key.Factor.Pool].Misrouting is { Probability: > 0 } misrouting
            && pools > 1
            && draws.Uniform(key.Slot, DrawPurpose.Misroute, key.Occurrence) < misrouting.Probability
                ? (key.Factor.Pool + 1 + (int)(draws.Uniform(key.Slot, DrawPurpose.MisrouteTo, key.Occurrence) * (pools - 1))) % pools
                : null;
    }
}

/// <summary>What the draws of a place are keyed by.</summary>
/// <param name="Node">The request.</param>
/// <param name="Factor">The factor the place belongs to.</param>
/// <param name="Occurrence">Which approval of its role it is over all gates of the level.</param>
internal readonly record struct PlaceKey(NodeId Node, GateFactor Factor, int Occurrence)
{
    /// <summary>The node of the request's slot for the role.</summary>
    public ulong Slot => Nodes.Slot(Node, Nodes.NameHash(Factor.Role)).Value;
}
