using Simulator.Governance;
using Simulator.Kernel;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>Duties: people come and go, and work in hand changes hands.</content>
public sealed partial class Replication
{
    private void StartDuties()
    {
        for (var person = 1; person < duties.Length; person++)
        {
            if (duties[person] is { } stream)
            {
                stream.Restart(draws);
                ScheduleDuty(person, stream);
            }
        }
    }

    private void ScheduleDuty(int person, DutyStream stream)
    {
        if (stream.MoveNext())
        {
            Schedule(stream.Current.From, EventOrder.DutyStarts, new SimEvent(SimEventKind.DutyStarts, 0, person, 0));
        }
    }

    private void StartDuty(int person)
    {
        var pool = setup.PoolOfPerson[person];
        var ends = duties[person]!.Current.To;
        var first = ServerOf(person);
        for (var server = first; server < first + desks[pool].PlacesEach; server++)
        {
            if (desks[pool].BeginDuty(server, ends, now))
            {
                CameOnDuty(pool, server);
            }
        }

        Schedule(ends, EventOrder.DutyEnds, new SimEvent(SimEventKind.DutyEnds, 0, person, 0));
    }

    private void EndDuty(int person)
    {
        var pool = setup.PoolOfPerson[person];
        EndEngagement(person);
        var first = ServerOf(person);
        ReturnPushed(desks[pool], first);
        for (var server = first; server < first + desks[pool].PlacesEach; server++)
        {
            if (desks[pool].EndDuty(server, now))
            {
                WentOffDuty(pool);
            }
        }

        ScheduleDuty(person, duties[person]!);
    }

    private int ServerOf(int person) => desks[setup.PoolOfPerson[person]].ServerOf(new PersonId(person));

    private void CameOnDuty(int pool, int server)
    {
        var desk = desks[pool];
        score.OnDuty(pool, now, +1);
        needsDispatch = true;
        if (desk.IsInOvertime[server])
        {
            desk.IsInOvertime[server] = false; // the next duty began before the overtime was over
            score.Stopped(pool, now, wasInOvertime: true);
            score.Started(pool, now);
        }

        NoticeDropped(pool, desk);
        ScheduleEngagement(desk.PersonOf(server).Value);
        LookIfDue(desk, server);
    }

    private void WentOffDuty(int pool)
    {
        score.OnDuty(pool, now, -1);
        needsDispatch = true;
    }

    /// <summary>Decides about work in the hands of people whose duty ended at this instant, now that everybody who starts is there.</summary>
    private void HandOff(int pool, ReviewDesk desk)
    {
        foreach (var server in desk.Leaving)
        {
            if (desk.Servers.IsBusy(server) && !desk.Servers.IsOnDuty(server))
            {
                HandOff(pool, desk, server);
            }
        }

        desk.Leaving.Clear();
    }

    private void HandOff(int pool, ReviewDesk desk, int server)
    {
        var plan = desk.Pool.Handoff!;
        var (slot, place) = ReviewDesk.TaskOf(desk.InHand(server));
        ref var work = ref works[slot];
        ref var task = ref work.Tasks[place];
        var id = pipeline.CurrentIdOf(slot);
        if (task.IsMisrouted)
        {
            calendar.Cancel(task.Ends);
            EndStint(pool, ref task);
            task.Progress = 0;
            ReturnToHead(desk, slot, place, ref task); // a look is too short to hand over: the next person begins it anew
            return;
        }

        var needed = task.SetUp + Share(task.Review.Time, 1 - task.Progress);
        var worked = now - task.StintStart;
        if (plan.AtShiftEnd == AtShiftEnd.Finish || needed - worked <= plan.OverrunMaximum)
        {
            desk.IsInOvertime[server] = true;
            score.Stopped(pool, now, wasInOvertime: false);
            score.StartedOvertime(pool, now);
            score.ChangedHands(pool, work, AtShiftEnd.Finish);
            return;
        }

        calendar.Cancel(task.Ends);
        var reviewed = Duration.Max(Duration.Zero, worked - task.SetUp);
        var gained = task.Review.Time == Duration.Zero ? 0 : reviewed.Microseconds / (double)task.Review.Time.Microseconds;
        EndStint(pool, ref task);
        task.SetUp = Duration.Zero;
        score.ChangedHands(pool, work, plan.AtShiftEnd);
        switch (plan.AtShiftEnd)
        {
            case AtShiftEnd.Park:
                pipeline.Park(id, place, desk.PersonOf(server), now);
                task.State = TaskState.Parked;
                task.Progress += plan.ParkedRetention * gained;
                SetPart(ref task, LatencyPart.Parked);
                desk.Park(server, ReviewDesk.ItemOf(slot, place));
                break;
            case AtShiftEnd.Requeue:
                pipeline.HandBack(id, place, desk.PersonOf(server), now);
                task.Progress = 0;
                ReturnToHead(desk, slot, place, ref task);
                break;
            default:
                pipeline.HandBack(id, place, desk.PersonOf(server), now);
                Transfer(pool, desk, id, place, gained, ref work);
                break;
        }
    }

    private void Transfer(int pool, ReviewDesk desk, RequestId id, int place, double gained, ref Work work)
    {
        ref var task = ref work.Tasks[place];
        var info = task.Info;
        var transfer = Handoffs.Draw(
            desk.Pool.Handoff!, work.Recommendation.Request.Node, setup.Reviewing.HashOf(info.Role), task.Transfers++, draws);
        task.Progress = transfer.Retention * (task.Progress + gained);
        task.Context *= transfer.Retention;
        task.SetUp = desk.Pool.Handoff!.SetUp;
        if (transfer.DroppedFor == Duration.Zero)
        {
            ReturnToHead(desk, id.Slot, place, ref task);
            return;
        }

        task.State = TaskState.Dropped;
        SetPart(ref task, LatencyPart.Dropped);
        desk.Dropped.Add(ReviewDesk.ItemOf(id.Slot, place));
        score.WasDropped(pool, now);
        task.Ends = Schedule(
            now + transfer.DroppedFor, EventOrder.Timer, new SimEvent(SimEventKind.DroppedNoticed, (byte)place, id.Slot, id.Generation));
    }

    private void ReturnToHead(ReviewDesk desk, int slot, int place, ref TaskWork task)
    {
        task.State = TaskState.Waiting;
        task.At = desk.Line.EnqueueFirst(ReviewDesk.ItemOf(slot, place), works[slot].Recommendation.Request.Action.Class.Index, task.Queued);
        SetPart(ref task, task.IsMisrouted ? LatencyPart.Misrouted : LatencyPart.Waiting);
    }

    /// <summary>The person whose duty begins goes on with parked work before anything else.</summary>
    private void ResumeParked(int pool, ReviewDesk desk)
    {
        for (var server = 0; desk.ParkedCount > 0 && server < desk.Servers.Count; server++)
        {
            var item = desk.Parked(server);
            if (item < 0 || !desk.Attends(server) || desk.Servers.IsBusy(server))
            {
                continue;
            }

            TakeUp(pool, desk, server, item);
        }
    }

    /// <summary>Whoever comes on duty looks through what lies about.</summary>
    private void NoticeDropped(int pool, ReviewDesk desk)
    {
        for (var index = desk.Dropped.Count - 1; index >= 0; index--)
        {
            var (slot, place) = ReviewDesk.TaskOf(desk.Dropped[index]);
            Notice(pool, desk, slot, place);
        }
    }

    private void Notice(int pool, ReviewDesk desk, int slot, int place)
    {
        ref var task = ref works[slot].Tasks[place];
        desk.Dropped.Remove(ReviewDesk.ItemOf(slot, place));
        calendar.Cancel(task.Ends);
        score.WasNoticed(pool, now);
        ReturnToHead(desk, slot, place, ref task);
        desk.NeedsDispatch = needsDispatch = true;
    }
}
