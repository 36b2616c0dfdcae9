using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service;

/// <content>The loop of the writer.</content>
internal sealed partial class EngineHost
{
    private void Run()
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                Take();
                if (taken.Count > 0 || IsTimerDue())
                {
                    Step();
                    continue;
                }

                ArmAlarm();
                signal.WaitOne();
            }
        }
        catch (Exception e)
        {
            // A defect: the state may be half changed. Nothing more is answered from it; a restart makes it anew from the log.
            Fail($"A defect stopped the service: {e.GetType().Name}: {e.Message}");
            configuration.Options.Report?.Invoke(e.ToString());
            foreach (var pending in taken)
            {
                pending.Fail(new EngineUnavailableException(unavailable!, outcomeIsKnown: false));
            }

            Refuse(unavailable!);
        }
    }

    private void Take()
    {
        taken.Clear();
        batch.Clear();
        lock (queueGate)
        {
            while (taken.Count < LargestBatch && batch.Length < LargestBatchBytes && queue.TryDequeue(out var pending))
            {
                if (pending.TryTake())
                {
                    Add(pending.Command);
                    taken.Add(pending);
                }
            }
        }
    }

    private void Add(Command command)
    {
        command.At = Now();
        Volatile.Write(ref lastInstant, command.At.Microseconds);
        batch.Add(codec.Encode(command));
    }

    private bool IsTimerDue() => !isFinal && core.NextTimer < ReadClock();

    /// <summary>One batch: durable first, then applied, then answered.</summary>
    private void Step()
    {
        Command? tick = null;
        if (taken.Count == 0)
        {
            tick = new Command(CommandKind.Tick);
            Add(tick);
        }

        if (trailFile is not null && !trailFile.TryFlush())
        {
            Unable("The audit trail cannot be written; nothing happens that it would not tell.", outcomeIsKnown: true, final: false);
            return;
        }

        try
        {
            var start = clock.GetTimestamp();
            Interlocked.Exchange(ref appendingSince, start);
            log.Append(batch);
            meters.Appended(batch.Count, clock.GetElapsedTime(start));
        }
        catch (LogUnavailableException e)
        {
            Unable(e.Message, e.OutcomeIsKnown, e.IsFinal);
            return;
        }
        finally
        {
            Interlocked.Exchange(ref appendingSince, 0);
        }

        if (unavailable is not null)
        {
            unavailable = null;
            configuration.Options.Report?.Invoke("The storage takes commands again.");
        }

        Apply(tick);
    }

    private void Apply(Command? tick)
    {
        lock (stateGate)
        {
            if (tick is not null)
            {
                core.Apply(tick);
            }

            foreach (var pending in taken)
            {
                var outcome = core.Apply(pending.Command);
                meters.Applied(pending.Command.Kind, outcome.Code);
                pending.Complete(outcome);
            }
        }

        trailFile?.TryFlush();
        Feed.Publish();
        HandOut();
    }

    private void Unable(string reason, bool outcomeIsKnown, bool final)
    {
        if (unavailable is null)
        {
            configuration.Options.Report?.Invoke(reason);
        }

        unavailable = reason;
        isFinal |= final;
        meters.Unavailable();
        foreach (var pending in taken)
        {
            pending.Fail(new EngineUnavailableException(
                outcomeIsKnown ? reason : reason + " The command may still count: send it again with the same Idempotency-Key after the restart.", outcomeIsKnown));
        }

        if (taken.Count == 0)
        {
            alarm.Change(RetryAfter, Timeout.InfiniteTimeSpan); // a timer was due: it stays due
            signal.WaitOne();
        }
    }

    private void Fail(string reason)
    {
        unavailable = reason;
        isFinal = true;
    }

    private void Refuse(string reason)
    {
        lock (queueGate)
        {
            while (queue.TryDequeue(out var pending))
            {
                pending.Fail(new EngineUnavailableException(reason, outcomeIsKnown: true));
            }
        }
    }

    /// <summary>Wakes the loop just after the next timer is due. Long waits are cut: a clock may be set.</summary>
    private void ArmAlarm()
    {
        var due = core.NextTimer;
        if (due == Instant.MaxValue || isFinal)
        {
            alarm.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        var wait = Math.Clamp(due.Microseconds - ReadClock().Microseconds + 1, 0, 60_000_000);
        alarm.Change(TimeSpan.FromMilliseconds((wait + 999) / 1000), Timeout.InfiniteTimeSpan);
    }

    private void OnFact(in AuditEvent fact, RequestEntry entry)
    {
        trail?.Write(fact, entry.Request);
        Feed.Add(fact, entry);
        meters.Observed(fact.Fact);
        if (isLive && fact.Fact == Fact.ExecutionStarted && configuration.Options.Executor is not null)
        {
            toExecute.Add(entry);
        }
    }
}
