using Simulator.Governance;
using Simulator.Kernel;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>People on duty who look at the queue now and then, or whom something else claims now and then.</content>
public sealed partial class Replication
{
    private void StartEngagements()
    {
        Array.Clear(engagements);
        Array.Clear(engagementCounts);
        for (var person = 1; person < visitRates.Length; person++)
        {
            if (desks[setup.PoolOfPerson[person]].Servers.IsOnDuty(ServerOf(person)))
            {
                ScheduleEngagement(person);
            }
        }
    }

    /// <summary>The time until the next visit or distraction runs on duty only; its law has no memory, or begins anew with each duty.</summary>
    private void ScheduleEngagement(int person)
    {
        var desk = desks[setup.PoolOfPerson[person]];
        if (!desk.IsEngaged || ServerOf(person) >= desk.FirstOnCall)
        {
            return;
        }

        var node = Nodes.Engagement(new PersonId(person), engagementCounts[person]++).Value;
        if (desk.Pool.Distraction is { } distraction)
        {
            Schedule(person, distraction.Every.Quantile(draws.Uniform(node, DrawPurpose.DistractionGap)), SimEventKind.DistractionBegins);
        }
        else if (visitRates[person] > 0)
        {
            Schedule(person, draws.StandardExponential(node, DrawPurpose.VisitGap) / visitRates[person], SimEventKind.VisitBegins);
        }
    }

    private void Schedule(int person, double after, SimEventKind kind) => engagements[person] = Schedule(
        now.AddSaturating(Duration.FromMicroseconds(Math.Min(after, LongestGap))), EventOrder.Engagement, new SimEvent(kind, 0, person, 0));

    private void StopEngagement(int person)
    {
        calendar.Cancel(engagements[person]);
        engagements[person] = default;
    }

    private void BeginVisit(int person)
    {
        desks[setup.PoolOfPerson[person]].BeginVisit(ServerOf(person), now);
        needsDispatch = true;
        ScheduleEngagement(person);
    }

    private void BeginDistraction(int person)
    {
        var pool = setup.PoolOfPerson[person];
        var desk = desks[pool];
        var server = ServerOf(person);
        desk.SetDistracted(server, true, now);
        if (desk.Servers.IsBusy(server))
        {
            Rest(pool, desk, server);
        }

        needsDispatch = true;
        var node = Nodes.Engagement(new PersonId(person), engagementCounts[person] - 1).Value;
        Schedule(person, desk.Pool.Distraction!.Length.Quantile(draws.Uniform(node, DrawPurpose.DistractionLength)), SimEventKind.DistractionEnds);
    }

    private void EndDistraction(int person)
    {
        var desk = desks[setup.PoolOfPerson[person]];
        desk.SetDistracted(ServerOf(person), false, now);
        needsDispatch = true;
        ScheduleEngagement(person);
    }

    /// <summary>Work in hand is put aside: it stays with the person, and what was done of it stays done.</summary>
    private void Rest(int pool, ReviewDesk desk, int server)
    {
        var item = desk.InHand(server);
        var (slot, place) = ReviewDesk.TaskOf(item);
        ref var task = ref works[slot].Tasks[place];
        Interrupt(pool, ref task);
        task.State = TaskState.Parked;
        task.IsResting = true;
        SetPart(ref task, LatencyPart.Parked);
        desk.Park(server, item);
    }

    /// <summary>Ends a stint before the review is over and counts what was done: first the getting into it, then the review.</summary>
    private void Interrupt(int pool, ref TaskWork task)
    {
        calendar.Cancel(task.Ends);
        var worked = now - task.StintStart;
        var reviewed = Duration.Max(Duration.Zero, worked - task.SetUp);
        var setUp = Duration.Max(Duration.Zero, task.SetUp - worked);
        EndStint(pool, ref task);
        task.SetUp = setUp;
        task.Progress += task.Review.Time == Duration.Zero ? 0 : reviewed.Microseconds / (double)task.Review.Time.Microseconds;
    }

    /// <summary>A duty ends, and with it what claimed the person: work that rested is in hand again, and handed over as any other.</summary>
    private void EndEngagement(int person)
    {
        StopEngagement(person);
        var pool = setup.PoolOfPerson[person];
        var desk = desks[pool];
        var server = ServerOf(person);
        if (desk.Pool.Distraction is not null && desk.Parked(server) is >= 0 and var item)
        {
            var (slot, place) = ReviewDesk.TaskOf(item);
            if (works[slot].Tasks[place].IsResting)
            {
                TakeUp(pool, desk, server, item);
            }
        }
    }

    /// <summary>The person who put work aside, or parked it, goes on with it.</summary>
    private void TakeUp(int pool, ReviewDesk desk, int server, int item)
    {
        var (slot, place) = ReviewDesk.TaskOf(item);
        ref var task = ref works[slot].Tasks[place];
        var id = pipeline.CurrentIdOf(slot);
        desk.Unpark(server);
        desk.Take(server, item);
        if (task.IsResting)
        {
            task.IsResting = false; // the trail never saw it leave the person's hands
        }
        else
        {
            pipeline.Resume(id, place, desk.PersonOf(server), now);
        }

        BeginStint(pool, id, place, ref task);
    }

    /// <summary>Gives a task its addressee, if the pool has such, and schedules who reacts to it.</summary>
    private void Address(int slot, int place, ReviewDesk desk, ref Work work)
    {
        ref var task = ref work.Tasks[place];
        var id = pipeline.CurrentIdOf(slot);
        var info = task.Info;
        var node = Nodes.Slot(work.Recommendation.Request.Node, setup.Reviewing.HashOf(info.Role)).Value;
        if (!desk.IsPull)
        {
            SetAddressee(ref task, 1 + ChooseAddressee(desk, id, place, draws.Uniform(node, DrawPurpose.Addressee, info.Occurrence)));
        }

        if (isNotifierDown && desk.Pool.Visits is { } told)
        {
            AddressLater(id, place, ref task, ref work, told, node, info.Occurrence);
        }
        else if (desk.Pool.Visits?.Response is { } response)
        {
            ScheduleResponse(id, place, ref task, response.Quantile(draws.Uniform(node, DrawPurpose.Response, info.Occurrence)));
        }
        else if (desk.Pool.Visits?.Reminder is { } reminder)
        {
            ScheduleResponse(id, place, ref task, Sent(reminder, reminder, ref work).Microseconds);
        }
    }

    private void ScheduleResponse(RequestId id, int place, ref TaskWork task, double after) => task.Response = Schedule(
        now.AddSaturating(Duration.FromMicroseconds(Math.Min(after, LongestGap))),
        EventOrder.Engagement,
        new SimEvent(SimEventKind.ResponseDue, (byte)place, id.Slot, id.Generation));

    /// <summary>Somebody on duty looks at the queue because of a task that still waits: its addressee, or whoever has been idle longest.</summary>
    private void Respond(int slot, int place)
    {
        ref var task = ref works[slot].Tasks[place];
        var desk = desks[task.Pool];
        task.Response = default;
        if (task.State != TaskState.Waiting)
        {
            return;
        }

        var server = task.Addressee > 0 ? task.Addressee - 1 : desk.Visitors.Count > 0 ? desk.Visitors[0] : desk.Servers.FirstIdle;
        if (server >= 0 && desk.Servers.IsOnDuty(server))
        {
            desk.BeginVisit(server, now);
            needsDispatch = true;
        }
        else if (task.Addressee > 0)
        {
            desk.IsOwnLookDue[server] = true;
        }
        else
        {
            desk.IsLookDue = true;
        }

        if (desk.Pool.Visits!.Reminder is { } reminder)
        {
            ScheduleResponse(pipeline.CurrentIdOf(slot), place, ref task, Sent(reminder, reminder, ref works[slot]).Microseconds);
        }
    }

    /// <summary>Who comes on duty looks at once when a notification came meanwhile.</summary>
    private void LookIfDue(ReviewDesk desk, int server)
    {
        if (server < desk.FirstOnCall && (desk.IsLookDue || desk.IsOwnLookDue[server]))
        {
            desk.IsLookDue = desk.IsOwnLookDue[server] = false;
            desk.BeginVisit(server, now);
        }
    }

    /// <summary>Tasks that were pushed to a person who goes home are anybody's again.</summary>
    private void ReturnPushed(ReviewDesk desk, int server)
    {
        if (desk.Pool.Assignment != Assignment.Push || desk.AssignedTo(server) == 0)
        {
            return;
        }

        desk.Line.Rewind(now);
        while (desk.Line.TryNext(out var item, out _))
        {
            var (slot, place) = ReviewDesk.TaskOf(item);
            if (works[slot].Tasks[place].Addressee == server + 1)
            {
                SetAddressee(ref works[slot].Tasks[place], 0);
            }
        }
    }

    /// <summary>The person a task goes to; -1 for nobody, when none of the pool may decide it.</summary>
    private int ChooseAddressee(ReviewDesk desk, RequestId id, int place, double uniform)
    {
        if (desk.Pool.Assignment == Assignment.Named)
        {
            var first = (int)(uniform * desk.FirstOnCall);
            for (var step = 0; step < desk.FirstOnCall; step++)
            {
                var server = (first + step) % desk.FirstOnCall;
                if (MayAnswer(desk, server, id, place))
                {
                    return server;
                }
            }

            return -1;
        }

        var best = -1;
        for (var server = 0; server < desk.Servers.Count; server++)
        {
            if (desk.Servers.IsOnDuty(server) && MayAnswer(desk, server, id, place) &&
                (best < 0 || desk.AssignedTo(server) < desk.AssignedTo(best)))
            {
                best = server;
            }
        }

        return best;
    }

    /// <summary>Whether a person may decide a task and does not have another one of the same request.</summary>
    private bool MayAnswer(ReviewDesk desk, int server, RequestId id, int place)
    {
        if (IsBarred(desk, server) || !pipeline.MayDecide(id, place, desk.PersonOf(server)))
        {
            return false;
        }

        ref var work = ref works[id.Slot];
        for (var other = 0; other < Gate.MaximumApprovals; other++)
        {
            ref var task = ref work.Tasks[other];
            if (other != place && task.State != TaskState.None && task.Addressee == server + 1 && desks[task.Pool] == desk)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A task leaves its pool: it belongs to nobody any more, and nobody is to react to it.</summary>
    private void Release(ref TaskWork task)
    {
        Forget(ref task.Response);
        if (task.Addressee > 0)
        {
            desks[task.Pool].Assign(task.Addressee - 1, -1);
            task.Addressee = 0;
        }
    }

    private void SetAddressee(ref TaskWork task, int addressee)
    {
        var desk = desks[task.Pool];
        if (task.Addressee > 0)
        {
            desk.Assign(task.Addressee - 1, -1);
        }

        SetPart(ref task, task.Part);
        task.Addressee = addressee;
        MarkGaps(ref task);
        if (addressee > 0)
        {
            desk.Assign(addressee - 1, +1);
        }
    }
}
