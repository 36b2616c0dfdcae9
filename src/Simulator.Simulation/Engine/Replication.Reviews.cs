using Simulator.Governance;
using Simulator.Kernel;
using Simulator.Operations;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>Reviewers: who takes what, and what comes of it.</content>
public sealed partial class Replication
{
    private void Dispatch()
    {
        needsDispatch = false;
        for (var pool = 0; pool < desks.Length; pool++)
        {
            var desk = desks[pool];
            if (!desk.NeedsDispatch)
            {
                continue;
            }

            desk.NeedsDispatch = false;
            if (desk.IsSignedOut)
            {
                SignOut(pool, desk);
                continue;
            }

            if (desk.Leaving.Count > 0)
            {
                HandOff(pool, desk);
            }

            ResumeParked(pool, desk);
            Dispatch(pool, desk);
            if (desk.Pool.PreemptsAtMost is { } priorityAtMost)
            {
                Preempt(pool, desk, priorityAtMost);
            }

            desk.EndVisits(now);
            CallOrRelease(pool, desk);
        }
    }

    /// <summary>Gives waiting tasks, in order of service, to the longest idle reviewer who may decide them.</summary>
    private void Dispatch(int pool, ReviewDesk desk)
    {
        if (desk.Line.Count == 0)
        {
            return;
        }

        desk.Line.Rewind(now); // whoever is free: what leaves a line before the next walk must find none begun
        for (var first = desk.FirstFree; first >= 0 && desk.Line.TryNext(out var item, out var at); first = desk.FirstFree)
        {
            var (slot, place) = ReviewDesk.TaskOf(item);
            var id = pipeline.CurrentIdOf(slot);
            for (var server = first; server >= 0; server = desk.NextFree(server))
            {
                if (desk.IsSelective && (!IsFor(desk, server, id, place) || !Fits(desk, server, id, place)))
                {
                    continue;
                }

                ref var work = ref works[slot];
                if (work.Tasks[place].IsMisrouted)
                {
                    desk.Line.Remove(at);
                    desk.Take(server, item);
                    BeginLook(pool, id, place, server);
                    break;
                }

                if (pipeline.Begin(id, place, desk.PersonOf(server), now))
                {
                    desk.Line.Remove(at);
                    desk.Take(server, item);
                    Picked(pool, desk, id, place, server, work);
                    BeginReview(pool, desk, id, place, server, ref work);
                    break;
                }
            }
        }
    }

    /// <summary>Whether a task may go to a person: a valid certificate, and no other addressee but one who may not decide it any more.</summary>
    private bool IsFor(ReviewDesk desk, int server, RequestId id, int place)
    {
        ref var task = ref works[id.Slot].Tasks[place];
        if (IsBarred(desk, server) || (desk.IsParted && !desk.Decides(server, works[id.Slot].Recommendation.Request.Subject.Origin)))
        {
            return false;
        }

        if (task.Addressee > 0 && task.Addressee != server + 1
            && (IsBarred(desk, task.Addressee - 1) || !pipeline.MayDecide(id, place, desk.PersonOf(task.Addressee - 1))))
        {
            SetAddressee(ref task, 0);
        }

        return task.Addressee == 0 || task.Addressee == server + 1;
    }

    /// <summary>Somebody in the wrong pool takes a look and will send the task on.</summary>
    private void BeginLook(int pool, RequestId id, int place, int server)
    {
        ref var task = ref works[id.Slot].Tasks[place];
        task.Server = server;
        BeginStint(pool, id, place, ref task);
    }

    private void EndLook(RequestId id, int place)
    {
        ref var work = ref works[id.Slot];
        ref var task = ref work.Tasks[place];
        var pool = task.Pool;
        EndStint(pool, ref task);
        desks[pool].NeedsDispatch = needsDispatch = true;
        score.Left(pool, now);
        task.IsMisrouted = false;
        task.Progress = 0; // of the look
        Join(id, place, pipeline.PoolOf(id, place), ref work);
    }

    /// <summary>With a start guard nobody begins what will probably not be finished before the duty ends.</summary>
    private bool Fits(ReviewDesk desk, int server, RequestId id, int place)
    {
        if (desk.Pool.Handoff?.StartGuardMargin is not { } margin || desk.DutyEnds[server] == Instant.MaxValue)
        {
            return true;
        }

        var mean = setup.Reviewing.MeanTime(works[id.Slot].Recommendation.Request.Action.Class, works[id.Slot].Tasks[place].Info.Role);
        return now + mean <= desk.DutyEnds[server] - margin;
    }

    private void BeginReview(int pool, ReviewDesk desk, RequestId id, int place, int server, ref Work work)
    {
        ref var task = ref work.Tasks[place];
        if (!task.WasStarted)
        {
            task.WasStarted = true;
            task.IsFirstReview = !work.HasFirstReview;
            score.WaitEnded(pool, work, now - task.Queued);
        }

        var info = task.Info;
        task.IsWrong = IsWrongByNow(work) || ShowsWrongChain(id, work);
        NoteConditions(desk, server, pipeline.DecisionOf(id).Obligations.MinimumReview, task, work);
        if (!task.WasPlanted && setup.Reviewing.Plants)
        {
            Plant(work, info, desk.PersonOf(server), ref task);
        }

        Review? earlier = task.IsFirstReview || !setup.Reviewing.CanCopy ? null : work.FirstFinding.AsReview();
        setup.Reviewing.Draw(work.Recommendation, task.IsWrong, info.Role, info.Occurrence, conditions, earlier, draws, out task.Review);
        if (task.IsFirstReview)
        {
            work.HasFirstReview = true;
            work.FirstFinding.Note(task.Review); // before second thoughts: who copies it may stand where nobody can pass anything up
        }

        if (task.Review.Verdict == Verdict.Approve && scenario.Review.CanReconsider && !task.IsAfterwards)
        {
            task.Review = task.Review with { Verdict = Reconsidered(id, place, info, ref task) };
        }

        task.Server = server;
        Forget(ref task.Response);
        BeginStint(pool, id, place, ref task);
    }

    /// <summary>Work goes on until it is finished or the duty ends.</summary>
    private void BeginStint(int pool, RequestId id, int place, ref TaskWork task)
    {
        var remaining = task.SetUp + (task.Progress == 0 ? task.Review.Time : Share(task.Review.Time, 1 - task.Progress));
        task.State = TaskState.InReview;
        task.StintStart = now;
        SetPart(ref task, task.IsMisrouted ? LatencyPart.Misrouted : LatencyPart.Review);
        score.Started(pool, now);
        task.Ends = Schedule(
            now + remaining,
            EventOrder.Completion,
            new SimEvent(SimEventKind.ReviewEnds, (byte)place, id.Slot, id.Generation));
    }

    private void EndReview(RequestId id, int place)
    {
        ref var work = ref works[id.Slot];
        ref var task = ref work.Tasks[place];
        if (task.IsMisrouted)
        {
            EndLook(id, place);
            return;
        }

        var pool = task.Pool;
        var desk = desks[pool];
        var person = desk.PersonOf(task.Server);
        EndStint(pool, ref task);
        task.State = TaskState.None;
        Release(ref task);
        desk.NeedsDispatch = needsDispatch = true;
        if (setup.Reviewing.DependsOnTheHour)
        {
            Remember(person.Value, task.Review);
        }

        if (!task.IsAfterwards)
        {
            score.Reviewed(work, task, now - task.Queued);
        }

        score.Left(pool, now);
        var receipt = pipeline.Decide(
            id,
            place,
            person,
            task.Review.Verdict,
            work.Recommendation.Request.Digest,
            now,
            task.Review.Verdict == Verdict.Approve ? DecisionReason.None : ReviewReasons.Of(work.Recommendation, task.Review.Detected, task.Review.Verdict));
        if (receipt != DecisionReceipt.Accepted)
        {
            throw new InvalidOperationException($"The pipeline refused a simulated decision: {receipt}.");
        }
    }

    /// <summary>The reviewer puts the work down; time spent getting into it is no review.</summary>
    private void EndStint(int pool, ref TaskWork task)
    {
        var desk = desks[pool];
        var stint = now - task.StintStart;
        SetPart(ref task, task.Part);
        if (task.SetUp > Duration.Zero)
        {
            var settingUp = Duration.Min(stint, task.SetUp);
            task.Parts[(int)LatencyPart.Review] -= settingUp.Microseconds;
            task.Parts[(int)LatencyPart.SetUp] += settingUp.Microseconds;
        }

        score.Stopped(pool, now, desk.IsInOvertime[task.Server]);
        desk.IsInOvertime[task.Server] = false;
        desk.PutDown(task.Server);
    }

    /// <summary>Counts the time since the last change of part, and begins another one.</summary>
    private void SetPart(ref TaskWork task, LatencyPart part)
    {
        task.Parts[(int)task.Part] += (now - task.PartSince).Microseconds;
        if (desks[task.Pool].HasGaps)
        {
            CountGaps(ref task);
        }

        task.Part = part;
        task.PartSince = now;
    }

    /// <summary>Of the part that ends: waiting while nobody is there, or nobody looks, is no waiting in a queue that is served.</summary>
    private void CountGaps(ref TaskWork task)
    {
        var (offDutyBefore, absentBefore) = (task.OffDutyMark, task.AbsentMark);
        MarkGaps(ref task);
        if (task.Part == LatencyPart.Waiting)
        {
            var (unattended, missed) = (task.OffDutyMark - offDutyBefore, task.AbsentMark - absentBefore);
            task.Parts[(int)LatencyPart.OffDuty] += unattended;
            task.Parts[(int)LatencyPart.Absent] += missed;
            task.Parts[(int)LatencyPart.Waiting] -= unattended + missed;
        }
    }

    /// <summary>Gaps count from now on.</summary>
    private void MarkGaps(ref TaskWork task)
    {
        var desk = desks[task.Pool];
        task.OffDutyMark = desk.OffDutyTime(now, task.Addressee);
        task.AbsentMark = desk.AbsentTime(now, task.Addressee);
    }

    private static Duration Share(Duration whole, double share) => Duration.FromMicroseconds(whole.Microseconds * share);
}
