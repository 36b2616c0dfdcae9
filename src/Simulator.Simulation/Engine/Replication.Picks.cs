using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;

namespace Simulator.Simulation;

/// <content>Which task is taken before which, and work in hand that makes way for it.</content>
public sealed partial class Replication
{
    /// <summary>Somebody took a task from the queue: what was passed over, and what a model had advised.</summary>
    private void Picked(int pool, ReviewDesk desk, RequestId id, int place, int server, in Work work)
    {
        score.Picked(pool, work, desk.Line);
        if (desk.Line.Advice is { } advice)
        {
            pipeline.Advised(id, place, desk.PersonOf(server), advice, now);
        }
    }

    /// <summary>The error of a model's score of a task; nothing where no model scores.</summary>
    private double AdviceNoise(Pool pool, int slot, int place)
    {
        if (pool.Advisory is not { Noise: > 0 } advisory)
        {
            return 0;
        }

        var info = works[slot].Tasks[place].Info;
        var node = Nodes.Slot(works[slot].Recommendation.Request.Node, setup.Reviewing.HashOf(info.Role)).Value;
        return advisory.Noise * draws.StandardNormal(node, DrawPurpose.AdviceNoise, info.Occurrence);
    }

    /// <summary>Urgent tasks that found nobody free interrupt the least urgent reviews in progress, as long as those are less urgent than they are.</summary>
    private void Preempt(int pool, ReviewDesk desk, int priorityAtMost)
    {
        if (desk.Line.MostUrgent > priorityAtMost)
        {
            return;
        }

        var hasInterrupted = false;
        desk.Line.Rewind(now);
        while (desk.Line.MostUrgent <= priorityAtMost && desk.Line.TryNext(out var item, out var at))
        {
            var (slot, place) = ReviewDesk.TaskOf(item);
            var priority = KindOf(works[slot]).Priority;
            if (priority > priorityAtMost || works[slot].Tasks[place].IsMisrouted)
            {
                continue;
            }

            var id = pipeline.CurrentIdOf(slot);
            var server = LeastUrgent(desk, id, place, priority);
            if (server >= 0)
            {
                desk.Line.Remove(at);
                GiveWay(pool, desk, server);
                hasInterrupted = true;
                pipeline.Begin(id, place, desk.PersonOf(server), now);
                desk.Take(server, item);
                Picked(pool, desk, id, place, server, works[slot]);
                BeginReview(pool, desk, id, place, server, ref works[slot]);
            }
        }

        if (desk.FirstFree >= 0 && desk.Line.Count > 0 && hasInterrupted)
        {
            desk.NeedsDispatch = needsDispatch = true; // somebody who may not take the urgent task may take what made way for it
        }
    }

    /// <summary>Who of those that may take a task has the least urgent review in hand, of equally urgent ones the one that began last; -1 when all are as urgent.</summary>
    private int LeastUrgent(ReviewDesk desk, RequestId id, int place, int priority)
    {
        var least = -1;
        var leastPriority = priority;
        for (var server = 0; server < desk.Servers.Count; server++)
        {
            if (!desk.Servers.IsBusy(server) || !desk.Servers.IsOnDuty(server) || !desk.Attends(server))
            {
                continue;
            }

            var (slot, other) = ReviewDesk.TaskOf(desk.InHand(server));
            ref readonly var task = ref works[slot].Tasks[other];
            var held = KindOf(works[slot]).Priority;
            var isLess = held > leastPriority
                || (held == leastPriority && least >= 0 && task.StintStart > HeldBy(desk, least).StintStart);
            if (isLess && !task.IsMisrouted && IsFor(desk, server, id, place) && pipeline.MayDecide(id, place, desk.PersonOf(server)))
            {
                least = server;
                leastPriority = held;
            }
        }

        return least;
    }

    private ref readonly TaskWork HeldBy(ReviewDesk desk, int server)
    {
        var (slot, place) = ReviewDesk.TaskOf(desk.InHand(server));
        return ref works[slot].Tasks[place];
    }

    /// <summary>A review is interrupted: the task waits at the head of its equals, and what was done of it stays done.</summary>
    private void GiveWay(int pool, ReviewDesk desk, int server)
    {
        var (slot, place) = ReviewDesk.TaskOf(desk.InHand(server));
        ref var task = ref works[slot].Tasks[place];
        Interrupt(pool, ref task);
        pipeline.HandBack(pipeline.CurrentIdOf(slot), place, desk.PersonOf(server), now);
        ReturnToHead(desk, slot, place, ref task);
        SetPart(ref task, LatencyPart.Parked);
        score.Preempted(pool, works[slot]);
    }
}
