using Simulator.Statistics;

namespace Simulator.LoadDriver;

/// <summary>What happened to the requests that were due in one stretch of the run. Guarded by the lock of its <see cref="FlightLog"/>.</summary>
internal sealed class WindowLog(string name)
{
    private readonly long[] failed = new long[FailureWords.Kinds.Count + 1];
    private readonly LatencyRecord fromIntended = new();
    private readonly LatencyRecord fromSent = new();
    private readonly LogLinearHistogram lag = new();
    private long sent;
    private long dropped;
    private long notReached;
    private long answered;
    private long unfinished;

    public long Answered => answered;

    public long Failed => failed.Sum();

    /// <summary>Counts so far; unlike a report they need not add up while requests are in flight.</summary>
    public Progress SoFar => new(sent, dropped, answered, Failed);

    public LatencySummary LatencySoFar => fromIntended.Summarise();

    public void Sent(long lagMicroseconds)
    {
        sent++;
        lag.Record(Math.Max(0, lagMicroseconds));
    }

    /// <summary>It has no latency, however good the others were.</summary>
    public void Dropped()
    {
        dropped++;
        fromIntended.Never();
    }

    public void NotReached() => notReached++;

    public void Ended(FailureKind failure, long sinceIntended, long sinceSent)
    {
        if (failure == FailureKind.None)
        {
            answered++;
            fromIntended.Answered(sinceIntended);
            fromSent.Answered(sinceSent);
            return;
        }

        failed[(int)failure]++;
        if (failure == FailureKind.Timeout)
        {
            fromIntended.AtLeast(sinceIntended);
            fromSent.AtLeast(sinceSent);
        }
        else
        {
            fromIntended.Never();
            fromSent.Never();
        }
    }

    public void Unfinished(long sinceIntended, long sinceSent)
    {
        unfinished++;
        fromIntended.AtLeast(sinceIntended);
        fromSent.AtLeast(sinceSent);
    }

    public WindowReport Report() => new(
        name,
        new Accounts
        {
            Planned = sent + dropped + notReached,
            Sent = sent,
            Dropped = dropped,
            NotReached = notReached,
            Answered = answered,
            Failed = [.. failed],
            Unfinished = unfinished,
        }.Checked(),
        fromIntended.Summarise(),
        fromSent.Summarise(),
        lag.Snapshot());

    public void Merge(WindowLog other)
    {
        (sent, dropped, notReached) = (sent + other.sent, dropped + other.dropped, notReached + other.notReached);
        (answered, unfinished) = (answered + other.answered, unfinished + other.unfinished);
        for (var kind = 0; kind < failed.Length; kind++)
        {
            failed[kind] += other.failed[kind];
        }

        fromIntended.Merge(other.fromIntended);
        fromSent.Merge(other.fromSent);
        lag.Merge(other.lag);
    }
}

/// <summary>Counts of requests while a run goes on.</summary>
internal readonly record struct Progress(long Sent, long Dropped, long Answered, long Failed)
{
    public Progress Plus(Progress other) => new(Sent + other.Sent, Dropped + other.Dropped, Answered + other.Answered, Failed + other.Failed);
}

/// <summary>What happened to the requests that were due in one stretch of a run.</summary>
/// <param name="Name">The stretch: <c>warm-up</c>, <c>counted</c>, or the name of a phase.</param>
/// <param name="Accounts">Where they went.</param>
/// <param name="FromIntended">Latency from the intended time: what a user of the gateway would have felt. Dropped requests have none.</param>
/// <param name="FromSent">Latency from the actual sending: the gateway alone, without the driver's own lag.</param>
/// <param name="PacingLag">How much later than intended requests were sent, µs.</param>
public sealed record WindowReport(
    string Name, Accounts Accounts, LatencySummary FromIntended, LatencySummary FromSent, HistogramSnapshot PacingLag)
{
    /// <summary>A quantile of the pacing lag, µs; NaN when nothing was sent.</summary>
    /// <param name="p">Share, above 0 to 1.</param>
    public double LagQuantile(double p) => PacingLag.Entered == 0 ? double.NaN : PacingLag.Quantile(p);
}
