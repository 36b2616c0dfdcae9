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
        switch (effect.Wish)
        {
            case Wish.EvaluatePolicy:
                ScheduleAfter(scenario.Policy.Latency, DrawPurpose.PolicyLatency, work.Evaluations++, SimEventKind.PolicyAnswers, effect.Request, SlowAnswer(work));
                break;
            case Wish.OpenTask:
                OpenTask(effect.Request, effect.Index, ref work);
                break;
            case Wish.IssueCredential:
                ScheduleAfter(scenario.Policy.IssueDelay, DrawPurpose.IssueDelay, Authorisation(work), SimEventKind.CredentialIssued, effect.Request);
                break;
            case Wish.Execute:
                ScheduleAfter(KindOf(work).ExecutionTime, DrawPurpose.Execution, 0, SimEventKind.ExecutionEnds, effect.Request);
                break;
            case Wish.ArmCredentialExpiry:
                work.CredentialEnds[effect.Index] = Schedule(
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
                PerformRare(effect, ref work);
                break;
        }
    }

    /// <summary>What is wished for some requests only.</summary>
    private void PerformRare(in Effect effect, ref Work work)
    {
        switch (effect.Wish)
        {
            case Wish.CloseTask:
                CloseTask(effect.Request.Slot, effect.Index, ref work);
                break;
            case Wish.MoveTask:
                MoveTask(effect.Request, effect.Index, ref work);
                break;
            case Wish.ArmEscalation:
                Schedule(effect.Due, EventOrder.Timer, SimEventKind.EscalationDue, effect.Request, effect.Index);
                break;
            case Wish.ArmExpiry:
                work.GateExpiry = Schedule(
                    effect.Due, EventOrder.Timer, new SimEvent(SimEventKind.GateExpires, 0, effect.Request.Slot, effect.Request.Generation));
                break;
            case Wish.DisarmExpiry:
                calendar.Cancel(work.GateExpiry);
                break;
            case Wish.AwaitInformation:
                AwaitInformation(effect.Request, effect.Index, ref work);
                break;
            case Wish.ReturnTask:
                ReturnTask(effect.Request, effect.Index, ref work);
                break;
            case Wish.PassTickets:
                EnterTicketStage(effect.Request, ref work);
                break;
            case Wish.Recheck:
                AskAgain(effect.Request, ref work);
                break;
            default:
                throw new InvalidOperationException($"Unknown wish {effect.Wish}.");
        }
    }
}
