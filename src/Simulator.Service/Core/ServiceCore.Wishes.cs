using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service;

/// <content>What the pipeline says and wants: facts change the entries, wishes become timers, tasks and credentials.</content>
internal sealed partial class ServiceCore
{
    /// <summary>Fires what comes before a command: everything due earlier, and at its own instant what stands before it in the order of events.</summary>
    private void FireBefore(CommandKind kind)
    {
        var (before, isInclusive) = kind switch
        {
            CommandKind.Decide or CommandKind.Return or CommandKind.Executed or CommandKind.Revoke => (TimerClass.Answer, false),
            CommandKind.Withdraw => (TimerClass.Timer, false),
            CommandKind.Tick => (TimerClass.Answer, true),
            _ => (TimerClass.Timer, true),
        };
        while (timers.TryTake(Now, before, isInclusive, out var due, out var timer, out var number))
        {
            Fire(due, timer, number);
            FireAnswers(due);
        }
    }

    private void FireAnswers() => FireAnswers(Now);

    /// <summary>Fires what takes no time: ends of credentials and answers that are due at this very instant.</summary>
    private void FireAnswers(Instant at)
    {
        while (timers.TryTake(at, TimerClass.Answer, true, out var due, out var timer, out var number))
        {
            Fire(due, timer, number);
        }
    }

    private void Fire(Instant due, in ServiceTimer timer, long number)
    {
        var id = timer.Request;
        if (bySlot[id.Slot] is { } entry && entry.Handle == id)
        {
            entry.Forget(number, timer); // a number that fired must never be cancelled
        }

        switch (timer.Kind)
        {
            case TimerKind.PolicyAnswers when pipeline.PhaseOf(id) == RequestPhase.Evaluating:
                pipeline.Resolve(id, options.Policy.Evaluate(pipeline.RequestOf(id)), due);
                break;
            case TimerKind.CredentialIssued:
                pipeline.Issued(id, due);
                break;
            case TimerKind.GateExpires:
                pipeline.Expire(id, due);
                break;
            case TimerKind.Escalates:
                pipeline.Escalate(id, timer.Index, due);
                break;
            case TimerKind.CredentialExpires:
                pipeline.CredentialExpired(id, (Component)timer.Index, due);
                break;
            case TimerKind.CredentialRevoked:
                pipeline.CredentialRevoked(id, (Component)timer.Index, due);
                break;
        }

        Settle(due);
    }

    private void Settle() => Settle(Now);

    /// <summary>Tells the facts and performs the wishes until the pipeline has nothing more to say.</summary>
    private void Settle(Instant at)
    {
        while (!pipeline.Trail.IsEmpty || !pipeline.Effects.IsEmpty)
        {
            foreach (ref readonly var fact in pipeline.Trail.Take())
            {
                var entry = bySlot[fact.Request.Slot]!;
                Observe(fact, entry);
                sink(fact, entry);
            }

            foreach (ref readonly var wish in pipeline.Effects.Take())
            {
                Perform(wish, at);
            }
        }
    }

    private void Perform(in Effect effect, Instant at)
    {
        var id = effect.Request;
        var entry = bySlot[id.Slot]!;
        switch (effect.Wish)
        {
            case Wish.EvaluatePolicy:
                timers.Arm(at.AddSaturating(DelayOf(effect.Wish, entry, entry.Evaluations++)), TimerClass.Answer, new ServiceTimer(TimerKind.PolicyAnswers, id, 0));
                break;
            case Wish.IssueCredential:
                timers.Arm(at.AddSaturating(DelayOf(effect.Wish, entry, entry.Issues++)), TimerClass.Answer, new ServiceTimer(TimerKind.CredentialIssued, id, 0));
                break;
            case Wish.OpenTask:
                OpenTask(id, effect.Index, entry, at);
                break;
            case Wish.CloseTask:
                CloseTask(entry.TaskAt(effect.Index));
                break;
            case Wish.MoveTask:
                MoveTask(id, effect.Index, entry);
                break;
            case Wish.ArmEscalation when entry.TaskAt(effect.Index) is { } task:
                timers.Cancel(ref task.EscalationTimer);
                task.EscalationTimer = timers.Arm(effect.Due, TimerClass.Timer, new ServiceTimer(TimerKind.Escalates, id, effect.Index));
                break;
            case Wish.ArmExpiry:
                entry.GateExpires = effect.Due;
                timers.Cancel(ref entry.ExpiryTimer);
                entry.ExpiryTimer = timers.Arm(effect.Due, TimerClass.Timer, new ServiceTimer(TimerKind.GateExpires, id, 0));
                break;
            case Wish.DisarmExpiry:
                entry.GateExpires = Instant.MaxValue;
                timers.Cancel(ref entry.ExpiryTimer);
                break;
            case Wish.ArmCredentialExpiry when entry.Credentials[effect.Index] is { } armed:
                timers.Cancel(ref armed.ExpiryTimer);
                armed.ExpiryTimer = timers.Arm(effect.Due, TimerClass.CredentialEnds, new ServiceTimer(TimerKind.CredentialExpires, id, effect.Index));
                break;
            case Wish.DisarmCredentialExpiry when entry.Credentials[effect.Index] is { } disarmed:
                timers.Cancel(ref disarmed.ExpiryTimer);
                break;
            case Wish.RevokeCredential when entry.Credentials[effect.Index] is { } revoked:
                RevokeAt(revoked, effect.Due);
                break;
            case Wish.Execute:
                entry.IsExecuting = true;
                break;
        }
    }

    private void RevokeAt(CredentialEntry credential, Instant due)
    {
        credential.RevokedFrom = Instant.Min(credential.RevokedFrom, due);
        timers.Arm(due, TimerClass.CredentialEnds, new ServiceTimer(TimerKind.CredentialRevoked, credential.Request.Handle, (int)credential.Component));
    }

    private void OpenTask(RequestId id, int place, RequestEntry entry, Instant at)
    {
        if (pipeline.PhaseOf(id) != RequestPhase.Pending)
        {
            return; // an earlier place of the same gate was turned away
        }

        var pool = pipeline.PoolOf(id, place);
        if (waiting[pool].Count >= options.Pools[pool].Capacity)
        {
            pipeline.TurnAway(id, at);
            return;
        }

        var task = new TaskEntry
        {
            Id = nextTask++, Request = entry, Place = place, Role = pipeline.FactorOf(id, place).Role, WaitingSince = at, Pool = pool,
        };
        entry.Tasks.Add(task);
        tasks.Add(task.Id, task);
        waiting[pool].Add(task);
    }

    private void MoveTask(RequestId id, int place, RequestEntry entry)
    {
        if (pipeline.PhaseOf(id) == RequestPhase.Pending && entry.TaskAt(place) is { State: TaskState.Waiting } task)
        {
            waiting[task.Pool].Remove(task);
            task.Pool = pipeline.PoolOf(id, place);
            waiting[task.Pool].Add(task);
        }
    }

    private void CloseTask(TaskEntry? task)
    {
        if (task is null)
        {
            return; // it was decided a moment ago
        }

        waiting[task.Pool].Remove(task);
        task.State = TaskState.Closed;
        task.Holder = PersonId.None;
        timers.Cancel(ref task.EscalationTimer);
    }

    private Duration DelayOf(Wish wish, RequestEntry entry, int occurrence) => options.Timing?.DelayOf(wish, entry.Node, occurrence) ?? Duration.Zero;
}
