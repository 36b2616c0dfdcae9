using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>People who are called when nobody is there, and people who are taken away.</content>
public sealed partial class Replication
{
    private void StartPullAways()
    {
        for (var index = 0; index < pullAways.Length; index++)
        {
            pullAways[index].Stream.Restart(draws);
            ScheduleNext(pullAways[index].Stream, SimEventKind.PullAwayBegins, EventOrder.DutyStarts, index);
        }
    }

    private void BeginPullAway(int index)
    {
        var (pool, plan, stream) = pullAways[index];
        var desk = desks[pool];
        var length = Duration.FromMicroseconds(plan.Length.Quantile(draws.Uniform(stream.Node.Value, DrawPurpose.PullAwayLength)));
        var wanted = plan.People;
        for (var server = 0; server < desk.FirstOnCall && wanted > 0; server += desk.PlacesEach)
        {
            if (!desk.Servers.IsOnDuty(server))
            {
                continue;
            }

            EndEngagement(desk.PersonOf(server).Value);
            ReturnPushed(desk, server);
            if (desk.PullAway(server, now))
            {
                wanted--;
                WentOffDuty(pool);
                for (var other = server + 1; other < server + desk.PlacesEach; other++)
                {
                    desk.PullAway(other, now);
                    WentOffDuty(pool);
                }

                Schedule(
                    now + length, EventOrder.DutyStarts, new SimEvent(SimEventKind.PullAwayEnds, 0, desk.PersonOf(server).Value, 0));
            }
        }

        ScheduleNext(stream, SimEventKind.PullAwayBegins, EventOrder.DutyStarts, index);
    }

    private void EndPullAway(int person)
    {
        var pool = setup.PoolOfPerson[person];
        var first = ServerOf(person);
        for (var server = first; server < first + desks[pool].PlacesEach; server++)
        {
            if (desks[pool].ComeBack(server, now))
            {
                CameOnDuty(pool, server);
            }
        }
    }

    /// <summary>Calls people when something urgent enough waits and nobody is on duty; lets them go when nothing waits any more.</summary>
    private void CallOrRelease(int pool, ReviewDesk desk)
    {
        if (desk.Pool.OnCall is { } plan)
        {
            CallOrRelease(pool, desk, plan);
        }
    }

    private void CallOrRelease(int pool, ReviewDesk desk, OnCall plan)
    {
        if (!desk.IsCalledOut)
        {
            if (desk.Servers.OnDutyCount == 0 && IsWorthACall(desk, plan.PriorityAtMost))
            {
                desk.IsCalledOut = true;
                var node = Nodes.CallOut(desk.PersonOf(desk.FirstOnCall)).Value;
                var delay = plan.CallOutDelay.Quantile(draws.Uniform(node, DrawPurpose.CallOutDelay, desk.Calls++ & ushort.MaxValue));
                Schedule(
                    now + Duration.FromMicroseconds(delay), EventOrder.DutyStarts, new SimEvent(SimEventKind.CallOut, 0, pool, 0));
            }

            return;
        }

        for (var server = desk.FirstOnCall; desk.Line.Count == 0 && server < desk.Servers.Count; server++)
        {
            if (desk.Servers.IsOnDuty(server) && !desk.Servers.IsBusy(server) && desk.EndDuty(server, now))
            {
                WentOffDuty(pool);
                desk.IsCalledOut = AnyOnCallAtWork(desk);
            }
        }
    }

    private void StartCallOut(int pool)
    {
        var desk = desks[pool];
        for (var server = desk.FirstOnCall; server < desk.Servers.Count; server++)
        {
            if (desk.BeginDuty(server, Instant.MaxValue, now))
            {
                CameOnDuty(pool, server);
            }
        }
    }

    private static bool AnyOnCallAtWork(ReviewDesk desk)
    {
        for (var server = desk.FirstOnCall; server < desk.Servers.Count; server++)
        {
            if (desk.Servers.IsOnDuty(server))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsWorthACall(ReviewDesk desk, int priorityAtMost)
    {
        desk.Line.Rewind(now);
        while (desk.Line.TryNext(out var item, out _))
        {
            if (KindOf(works[ReviewDesk.TaskOf(item).Slot]).Priority <= priorityAtMost)
            {
                return true;
            }
        }

        return false;
    }
}
