using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service;

/// <content>Tasks: claimed, decided, given back.</content>
internal sealed partial class ServiceCore
{
    private CommandOutcome Claim(Command command)
    {
        if (Unclaimable(command, out var task) is { } refusal)
        {
            return refusal;
        }

        if (!pipeline.Begin(task!.Request.Handle, task.Place, command.Person, Now))
        {
            return About(task, OutcomeCode.NotPending);
        }

        waiting[task.Pool].Remove(task);
        task.State = TaskState.InReview;
        task.Holder = command.Person;
        task.ReviewSince = Now;
        Settle();
        return About(task, OutcomeCode.Done) with { When = EarliestApproval(task) };
    }

    /// <summary>Why a person cannot take a task; the same words before the command is logged and when it is applied.</summary>
    private CommandOutcome? Unclaimable(Command command, out TaskEntry? task)
    {
        if (!tasks.TryGetValue(unchecked((long)command.Target), out task))
        {
            return CommandOutcome.Of(OutcomeCode.NotFound);
        }

        var entry = task.Request;
        var code = task.State switch
        {
            TaskState.Decided or TaskState.Closed => OutcomeCode.NotPending,
            _ when command.Person == entry.Request.Subject.RunOwner || command.Person == entry.SubmittedFor => OutcomeCode.OwnRequest,
            _ when configuration.PoolOfPerson[command.Person.Value] != task.Pool => OutcomeCode.NotInPool,
            TaskState.InReview when task.Holder == command.Person => OutcomeCode.Done,
            TaskState.InReview => OutcomeCode.TakenByOther,
            _ when task.Recused.Contains(command.Person) => OutcomeCode.AlreadyInvolved,
            _ when !pipeline.MayDecide(entry.Handle, task.Place, command.Person) => OutcomeCode.AlreadyInvolved,
            _ => (OutcomeCode?)null,
        };
        return code is { } known ? About(task, known) with { When = known == OutcomeCode.Done ? EarliestApproval(task) : default } : null;
    }

    private CommandOutcome Decide(Command command)
    {
        if (Undecidable(command, Now, out var task) is { } refusal)
        {
            return refusal;
        }

        var entry = task!.Request;
        if (command.Verdict == TaskVerdict.Escalate)
        {
            entry.Decisions.Add(new DecisionNote(task.Id, command.Person, TaskVerdict.Escalate, command.ReasonCode, command.Reason, Now));
            task.Recused.Add(command.Person);
            GiveBack(task, command.Person, command.ReasonCode);
            return About(task, OutcomeCode.Done);
        }

        var verdict = command.Verdict == TaskVerdict.Approve ? Verdict.Approve : Verdict.Reject;
        var before = (task.State, task.Holder);
        task.State = TaskState.Decided; // before the wishes of the decision close what is open
        var receipt = pipeline.Decide(entry.Handle, task.Place, command.Person, verdict, command.Digest, Now, command.ReasonCode);
        if (receipt != DecisionReceipt.Accepted)
        {
            (task.State, task.Holder) = before;
            return About(task, receipt switch
            {
                DecisionReceipt.DigestMismatch => OutcomeCode.DigestMismatch,
                DecisionReceipt.NotYours => OutcomeCode.NotClaimed,
                _ => OutcomeCode.NotPending,
            });
        }

        timers.Cancel(ref task.EscalationTimer);
        entry.Decisions.Add(new DecisionNote(task.Id, command.Person, command.Verdict, command.ReasonCode, command.Reason, Now));
        Settle();
        return About(task, OutcomeCode.Done);
    }

    private CommandOutcome? Undecidable(Command command, Instant now, out TaskEntry? task)
    {
        if (!tasks.TryGetValue(unchecked((long)command.Target), out task))
        {
            return CommandOutcome.Of(OutcomeCode.NotFound);
        }

        if (task.State is TaskState.Decided or TaskState.Closed)
        {
            return About(task, OutcomeCode.NotPending);
        }

        if (command.Person == task.Request.Request.Subject.RunOwner || command.Person == task.Request.SubmittedFor)
        {
            return About(task, OutcomeCode.OwnRequest);
        }

        if (task.State != TaskState.InReview || task.Holder != command.Person)
        {
            return About(task, OutcomeCode.NotClaimed);
        }

        if (command.Digest != task.Request.Request.Digest)
        {
            return About(task, OutcomeCode.DigestMismatch);
        }

        return command.Verdict == TaskVerdict.Approve && EarliestApproval(task) is var earliest && now < earliest
            ? About(task, OutcomeCode.TooEarly) with { When = earliest }
            : null;
    }

    private Instant EarliestApproval(TaskEntry task) =>
        task.ReviewSince.AddSaturating(pipeline.DecisionOf(task.Request.Handle).Obligations.MinimumReview);

    private CommandOutcome Return(Command command)
    {
        if (Unreturnable(command, out var task) is { } refusal)
        {
            return refusal;
        }

        GiveBack(task!, task!.Holder, DecisionReason.None);
        return About(task, OutcomeCode.Done);
    }

    private CommandOutcome? Unreturnable(Command command, out TaskEntry? task) =>
        !tasks.TryGetValue(unchecked((long)command.Target), out task) ? CommandOutcome.Of(OutcomeCode.NotFound)
        : task.State != TaskState.InReview ? About(task, OutcomeCode.NotPending)
        : task.Holder != command.Person && !command.IsOperator ? About(task, OutcomeCode.NotClaimed) : null;

    private void GiveBack(TaskEntry task, PersonId person, DecisionReason reason)
    {
        task.State = TaskState.Waiting;
        task.Holder = PersonId.None;
        if (!pipeline.HandBack(task.Request.Handle, task.Place, person, Now, reason))
        {
            throw new InvalidOperationException($"Task {task.Id} is held here and not in the pipeline.");
        }

        waiting[task.Pool].Add(task);
        Settle();
    }

    private static CommandOutcome About(TaskEntry task, OutcomeCode code) => About(task.Request, code) with { Task = task.Id };
}
