using Simulator.Governance;
using Simulator.Kernel;
using Simulator.Operations;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>How each wish of the pipeline is performed.</content>
public sealed partial class Replication
{
    private void Perform(in Effect effect)
    {
        ref var work = ref works[effect.Request.Slot];
        var kind = scenario.Classes[work.Recommendation.Request.Action.Class.Index];
        switch (effect.Wish)
        {
            case Wish.EvaluatePolicy:
                ScheduleAfter(scenario.Policy.Latency, DrawPurpose.PolicyLatency, work.Evaluations++, SimEventKind.PolicyAnswers, effect.Request);
                break;
            case Wish.OpenTask:
                OpenTask(effect.Request, effect.Index, ref work);
                break;
            case Wish.CloseTask:
                CloseTask(effect.Request.Slot, effect.Index, ref work);
                break;
            case Wish.ArmExpiry:
                work.GateExpiry = calendar.Schedule(
                    effect.Due, EventOrder.Timer, new SimEvent(SimEventKind.GateExpires, 0, effect.Request.Slot, effect.Request.Generation));
                break;
            case Wish.DisarmExpiry:
                calendar.Cancel(work.GateExpiry);
                break;
            case Wish.IssueCredential:
                ScheduleAfter(scenario.Policy.IssueDelay, DrawPurpose.IssueDelay, work.Evaluations - 1, SimEventKind.CredentialIssued, effect.Request);
                break;
            case Wish.Execute:
                ScheduleAfter(kind.ExecutionTime, DrawPurpose.Execution, 0, SimEventKind.ExecutionEnds, effect.Request);
                break;
            case Wish.ArmCredentialExpiry:
                work.CredentialEnds[effect.Index] = calendar.Schedule(
                    effect.Due,
                    EventOrder.CredentialEnds,
                    new SimEvent(SimEventKind.CredentialExpires, (byte)effect.Index, effect.Request.Slot, effect.Request.Generation));
                break;
            case Wish.DisarmCredentialExpiry:
                calendar.Cancel(work.CredentialEnds[effect.Index]);
                break;
            case Wish.RevokeCredential:
                Schedule(effect.Due, EventOrder.CredentialEnds, SimEventKind.CredentialRevoked, effect.Request, effect.Index);
                break;
            default:
                throw new InvalidOperationException($"Unknown wish {effect.Wish}.");
        }
    }

    private PlaceInfo PlaceOf(RequestId id, int place)
    {
        var (level, gate) = pipeline.GatePositionOf(id);
        return (level == Outcome.Dual ? setup.DualPlaces : setup.SinglePlaces)[gate][place];
    }

    private void OpenTask(RequestId id, int place, ref Work work)
    {
        if (pipeline.PhaseOf(id) != RequestPhase.Pending)
        {
            return; // an earlier place of the same gate was turned away
        }

        var pool = PlaceOf(id, place).Pool;
        var desk = desks[pool];
        if (desk.IsFull)
        {
            pipeline.TurnAway(id, now);
            return;
        }

        var kind = scenario.Classes[work.Recommendation.Request.Action.Class.Index];
        work.Tasks[place] = new TaskWork
        {
            State = TaskState.Waiting,
            Pool = pool,
            Queued = now,
            Position = desk.EnqueueLast(ReviewDesk.ItemOf(id.Slot, place), kind.Priority),
            Context = 1,
            Part = LatencyPart.Waiting,
            PartSince = now,
            OffDutyMark = desk.OffDutyTime(now),
        };
        desk.NeedsDispatch = needsDispatch = true;
        score.Joined(pool, now);
        if (kind.Patience is { } patience && work.PatienceEnd == default)
        {
            var length = patience.Quantile(draws.Uniform(work.Recommendation.Request.Node.Value, DrawPurpose.Patience));
            work.PatienceEnd = calendar.Schedule(
                now + Duration.FromMicroseconds(length), EventOrder.Timer, new SimEvent(SimEventKind.PatienceEnds, 0, id.Slot, id.Generation));
        }
    }

    private void CloseTask(int slot, int place, ref Work work)
    {
        ref var task = ref work.Tasks[place];
        var pool = task.Pool; // not asked of the pipeline: the request may be closed already
        var desk = desks[pool];
        switch (task.State)
        {
            case TaskState.Waiting:
                desk.Line.Remove(task.Position);
                if (!task.WasStarted)
                {
                    score.WaitEnded(pool, work, now - task.Queued);
                }

                score.Left(pool, now);
                break;
            case TaskState.InReview:
                calendar.Cancel(task.Ends);
                EndStint(pool, ref task);
                desk.NeedsDispatch = needsDispatch = true;
                score.Left(pool, now);
                break;
            case TaskState.Parked:
                desk.Unpark(task.Server);
                score.Left(pool, now);
                break;
            case TaskState.Dropped:
                desk.Dropped.Remove(ReviewDesk.ItemOf(slot, place));
                calendar.Cancel(task.Ends);
                score.WasNoticed(pool, now);
                score.Left(pool, now);
                break;
        }

        task.State = TaskState.None;
    }
}
