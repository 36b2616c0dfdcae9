using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>Tasks: how one reaches the people of a pool, moves to others, and is taken back.</content>
public sealed partial class Replication
{
    private void OpenTask(RequestId id, int place, ref Work work)
    {
        if (!pipeline.TryFindTask(id, place, out var position))
        {
            return; // an earlier place of the same gate was turned away
        }

        var pool = position.Pool;
        ref var task = ref work.Tasks[place]; // in place: a new one, made beside and copied, costs as much as the rest of this
        task = default;
        task.IsAfterwards = position.IsAfterwards;
        task.Info = setup.PlacesOf(position)[place];
        score.TaskAsked(ref task, pool, now);
        var desk = desks[pool];
        if (desk.IsFull && !work.IsException && !task.IsAfterwards) // what is owed for an execution, or waits for nobody, cannot be turned away
        {
            score.TaskGivenUp(work, task);
            pipeline.TurnAway(id, now);
            return;
        }

        task.Context = 1;
        task.SetUp = TakeHandling(ref work);
        task.PartSince = now;
        Join(id, place, desk.Pool.Misrouting is null ? pool : Misrouted(place, pool, ref work), ref work);
        if (KindOf(work).Patience is { } patience && !task.IsAfterwards && work.PatienceEnd == default)
        {
            var length = patience.Quantile(draws.Uniform(work.Recommendation.Request.Node.Value, DrawPurpose.Patience));
            work.PatienceEnd = Schedule(
                now + Duration.FromMicroseconds(length), EventOrder.Timer, new SimEvent(SimEventKind.PatienceEnds, 0, id.Slot, id.Generation));
        }
    }

    /// <summary>The pool a task lands in: sometimes not the one it was meant for.</summary>
    private int Misrouted(int place, int pool, ref Work work)
    {
        if (desks[pool].Pool.Misrouting is not { Probability: > 0 } misrouting || desks.Length < 2)
        {
            return pool;
        }

        var info = work.Tasks[place].Info;
        var node = Nodes.Slot(work.Recommendation.Request.Node, setup.Reviewing.HashOf(info.Role)).Value;
        if (draws.Uniform(node, DrawPurpose.Misroute, info.Occurrence) >= misrouting.Probability)
        {
            return pool;
        }

        ref var task = ref work.Tasks[place];
        task.IsMisrouted = true;
        task.Part = LatencyPart.Misrouted;
        var look = misrouting.Look.Quantile(draws.Uniform(node, DrawPurpose.MisrouteLook, info.Occurrence));
        task.Review = new Review(Duration.FromMicroseconds(look), false, Verdict.Reject);
        return (pool + 1 + (int)(draws.Uniform(node, DrawPurpose.MisrouteTo, info.Occurrence) * (desks.Length - 1))) % desks.Length;
    }

    /// <summary>A task comes to a pool: its people see it at once or when a notification reaches them.</summary>
    private void Join(RequestId id, int place, int pool, ref Work work)
    {
        ref var task = ref work.Tasks[place];
        var desk = desks[pool];
        task.Pool = pool;
        task.Queued = now;
        task.OffDutyMark = task.AbsentMark = 0; // of the pool it comes from, if any
        if (desk.HasGaps)
        {
            MarkGaps(ref task);
        }

        score.Joined(pool, now);
        if (desk.Pool.Notification is { } notification && NotificationDelay(place, notification, ref work) is var unseen && unseen > Duration.Zero)
        {
            task.State = TaskState.Unseen;
            SetPart(ref task, task.IsMisrouted ? LatencyPart.Misrouted : LatencyPart.Notify);
            task.Ends = Schedule(
                now + unseen, EventOrder.Timer, new SimEvent(SimEventKind.TaskSeen, (byte)place, id.Slot, id.Generation));
            return;
        }

        Show(id.Slot, place, desk, ref work);
    }

    /// <summary>The people of the pool see the task.</summary>
    private void Show(int slot, int place, ReviewDesk desk, ref Work work)
    {
        ref var task = ref work.Tasks[place];
        task.State = TaskState.Waiting;
        SetPart(ref task, task.IsMisrouted ? LatencyPart.Misrouted : LatencyPart.Waiting);
        if (desk.HasAddressees && !task.IsMisrouted)
        {
            Address(slot, place, desk, ref work);
        }

        task.At = desk.Line.EnqueueLast(ReviewDesk.ItemOf(slot, place), work.Recommendation.Request.Action.Class.Index, task.Queued, AdviceNoise(desk.Pool, slot, place));
        desk.NeedsDispatch = needsDispatch = true;
    }

    /// <summary>A lost notification is followed by a reminder, which may be lost too.</summary>
    private Duration NotificationDelay(int place, Notification notification, ref Work work)
    {
        const int most = 1_000; // reminders; a task that is lost more often is seen all the same
        var info = work.Tasks[place].Info;
        var node = Nodes.Slot(work.Recommendation.Request.Node, setup.Reviewing.HashOf(info.Role)).Value;
        var time = work.Tasks[place].Joins++ & 63;
        var delay = Duration.FromMicroseconds(notification.Delay.Quantile(draws.Uniform(node, DrawPurpose.NotificationDelay, time, info.Occurrence)));
        var sent = Sent(Duration.Zero, notification.Reminder, ref work);
        for (var reminder = 0; reminder < most && notification.Loss > 0; reminder++)
        {
            if (draws.Uniform(node, DrawPurpose.NotificationLoss, (time << 10) | reminder, info.Occurrence) >= notification.Loss)
            {
                break;
            }

            sent = Sent(sent + notification.Reminder, notification.Reminder, ref work);
        }

        return delay + sent;
    }

    /// <summary>A task that nobody took goes to the people of the next step.</summary>
    private void MoveTask(RequestId id, int place, ref Work work)
    {
        if (pipeline.PhaseOf(id) != RequestPhase.Pending)
        {
            return;
        }

        TakeBack(id.Slot, place, ref work);
        work.Tasks[place].IsMisrouted = false;
        Join(id, place, pipeline.PoolOf(id, place), ref work);
    }

    private void CloseTask(int slot, int place, ref Work work)
    {
        if (work.Tasks[place].State != TaskState.None)
        {
            score.TaskGivenUp(work, work.Tasks[place]);
        }

        TakeBack(slot, place, ref work);
        work.Tasks[place].State = TaskState.None;
    }

    /// <summary>Takes a task from wherever it is: unseen, in the queue, in somebody's hands or lying about.</summary>
    private void TakeBack(int slot, int place, ref Work work)
    {
        ref var task = ref work.Tasks[place];
        if (task.State == TaskState.None)
        {
            return;
        }

        var pool = task.Pool; // not asked of the pipeline: the request may be closed already
        var desk = desks[pool];
        SetPart(ref task, task.Part);
        switch (task.State)
        {
            case TaskState.Unseen:
                calendar.Cancel(task.Ends);
                break;
            case TaskState.Waiting:
                desk.Line.Remove(task.At);
                break;
            case TaskState.InReview:
                calendar.Cancel(task.Ends);
                EndStint(pool, ref task);
                desk.NeedsDispatch = needsDispatch = true;
                break;
            case TaskState.AwaitsInformation:
                calendar.Cancel(task.Ends);
                return; // it left its pool when the question was asked
            case TaskState.Parked:
                desk.Unpark(task.Server);
                task.IsResting = false;
                break;
            case TaskState.Dropped:
                desk.Dropped.Remove(ReviewDesk.ItemOf(slot, place));
                calendar.Cancel(task.Ends);
                score.WasNoticed(pool, now);
                break;
        }

        if (!task.WasStarted && !task.IsMisrouted)
        {
            score.WaitEnded(pool, work, now - task.Queued);
        }

        Release(ref task);
        score.Left(pool, now);
    }

    private ActionClass KindOf(in Work work) => classes[work.Recommendation.Request.Action.Class.Index];
}
