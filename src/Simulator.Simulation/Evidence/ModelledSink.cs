using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>
/// What the audit sink keeps of everything that happens. It only watches; that nothing executes while a blocking sink is down is the
/// engine's business. Memory follows the requests of a replication.
/// </summary>
internal sealed class ModelledSink(AuditSinkModel? model, SinkOutages? outages)
{
    private readonly Queue<Sent> waiting = new();
    private readonly long[] required = new long[RecordKinds.Count];
    private readonly long[] kept = new long[RecordKinds.Count];
    private Trace[] traces = new Trace[1024];
    private int[] traceOfSlot = new int[64];
    private int traceCount;
    private Instant skewedUntil;
    private Duration skew;

    /// <summary>The fate of every record by the ordinal of its fact; null (the default) when nobody asks.</summary>
    public List<RecordFate>? Fates { get; set; }

    public void Clear(KeyedDraws draws)
    {
        outages?.Restart(draws);
        waiting.Clear();
        Array.Clear(required);
        Array.Clear(kept);
        traceCount = 1; // what is about no request belongs to the first one
        traces[0] = default;
        skewedUntil = new Instant(long.MinValue);
        skew = Duration.Zero;
        Fates?.Clear();
    }

    /// <summary>A fact happened; facts come in order.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="isCounted">Whether its request is a counted root.</param>
    public void Take(in AuditEvent fact, bool isCounted)
    {
        Advance(fact.At);
        var record = new Sent(TraceOf(fact, isCounted), (int)fact.Ordinal, RecordKinds.Of(fact.Fact), RecordKinds.Links.Has(fact.Fact), Skew(fact.At));
        required[(int)record.Kind] += isCounted ? 1 : 0;
        traces[record.Trace].IsExecuted |= fact.Fact == Fact.Executed;
        Fates?.Add(new RecordFate(RecordEnd.Lost, Duration.Zero));
        if (fact.Fact == Fact.Overridden && ((OverrideRecord)fact.Detail & OverrideRecord.Recorded) == 0)
        {
            SetFate(record, RecordEnd.NeverSent);
            Lose(record);
        }
        else if (outages is not null && outages.Begin <= fact.At)
        {
            Wait(record);
        }
        else
        {
            Keep(record);
        }
    }

    /// <summary>The replication is over: an outage that goes on ends as it would have ended.</summary>
    public EvidenceResult Finish()
    {
        EndOutage();
        var (executed, linked, complete) = (0L, 0L, 0L);
        foreach (ref readonly var trace in traces.AsSpan(0, traceCount))
        {
            if (trace is { IsCounted: true, IsExecuted: true })
            {
                executed++;
                linked += trace.IsBroken ? 0 : 1;
                complete += trace.IsIncomplete ? 0 : 1;
            }
        }

        return new EvidenceResult { Required = [.. required], Kept = [.. kept], Executed = executed, Linked = linked, Complete = complete };
    }

    private void Advance(Instant at)
    {
        while (outages is not null && outages.End <= at && outages.End != Instant.MaxValue)
        {
            EndOutage();
            (skewedUntil, skew) = (outages.End.AddSaturating(model!.ClockSet), outages.Skew);
            outages.MoveNext();
        }
    }

    private void EndOutage()
    {
        while (waiting.TryDequeue(out var record))
        {
            if (outages!.IsCrash)
            {
                Lose(record);
            }
            else
            {
                Keep(record);
            }
        }
    }

    private void Wait(in Sent record)
    {
        if (model!.Mode == SinkMode.Block || waiting.Count < model.BufferSize)
        {
            waiting.Enqueue(record);
        }
        else if (model.WhenFull == FullBuffer.DropNew || model.BufferSize == 0)
        {
            Lose(record);
        }
        else
        {
            Lose(waiting.Dequeue());
            waiting.Enqueue(record);
        }
    }

    private void Keep(in Sent record)
    {
        kept[(int)record.Kind] += traces[record.Trace].IsCounted ? 1 : 0;
        SetFate(record, RecordEnd.Kept);
    }

    private void Lose(in Sent record)
    {
        ref var trace = ref traces[record.Trace];
        trace.IsIncomplete = true;
        trace.IsBroken |= record.IsLink;
    }

    private void SetFate(in Sent record, RecordEnd end)
    {
        if (Fates is not null)
        {
            Fates[record.Ordinal] = new RecordFate(end, record.Skew);
        }
    }

    /// <summary>Records that wait carry the time of whoever wrote them; only a sink that is up can stamp them wrongly.</summary>
    private Duration Skew(Instant at) => at < skewedUntil && outages!.Begin > at ? skew : Duration.Zero;

    private int TraceOf(in AuditEvent fact, bool isCounted)
    {
        if (fact.Fact == Fact.PolicyChanged)
        {
            return 0;
        }

        var slot = fact.Request.Slot;
        if (slot >= traceOfSlot.Length)
        {
            Array.Resize(ref traceOfSlot, Math.Max(slot + 1, traceOfSlot.Length * 2));
        }

        if (fact.Fact == Fact.Submitted)
        {
            if (traceCount == traces.Length)
            {
                Array.Resize(ref traces, traceCount * 2);
            }

            traces[traceCount] = new Trace { IsCounted = isCounted };
            traceOfSlot[slot] = traceCount++;
        }

        return traceOfSlot[slot];
    }

    private readonly record struct Sent(int Trace, int Ordinal, RecordKind Kind, bool IsLink, Duration Skew);

    private struct Trace
    {
        public bool IsCounted;
        public bool IsExecuted;
        public bool IsBroken;
        public bool IsIncomplete;
    }
}
