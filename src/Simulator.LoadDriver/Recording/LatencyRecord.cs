using Simulator.Statistics;

namespace Simulator.LoadDriver;

/// <summary>
/// Latencies of requests, some of them known from below only: what timed out or was still unanswered at the end took at least as long as
/// was waited. What failed otherwise or was never sent has no latency and counts as never, so that errors cannot improve a quantile.
/// </summary>
internal sealed class LatencyRecord
{
    private readonly LogLinearHistogram times = new();
    private long lowerBounds;
    private long smallestLowerBound = long.MaxValue;

    public void Answered(long microseconds) => times.Record(Math.Max(0, microseconds));

    public void AtLeast(long microseconds)
    {
        times.Record(Math.Max(0, microseconds));
        lowerBounds++;
        smallestLowerBound = Math.Min(smallestLowerBound, microseconds);
    }

    public void Never() => times.RecordNever();

    public void Merge(LatencyRecord other)
    {
        times.Merge(other.times);
        lowerBounds += other.lowerBounds;
        smallestLowerBound = Math.Min(smallestLowerBound, other.smallestLowerBound);
    }

    public LatencySummary Summarise() => new(times.Snapshot(), lowerBounds, smallestLowerBound);
}

/// <summary>Latencies in microseconds, with those known from below only.</summary>
/// <param name="Times">Answered requests with their latency, lower bounds among them; what has none counts as never.</param>
/// <param name="LowerBounds">How many of the times are lower bounds.</param>
/// <param name="SmallestLowerBound">The smallest of them, µs; <see cref="long.MaxValue"/> when there is none.</param>
public sealed record LatencySummary(HistogramSnapshot Times, long LowerBounds, long SmallestLowerBound)
{
    /// <summary>A quantile of all requests.</summary>
    /// <param name="p">Share, above 0 to 1.</param>
    /// <returns>Microseconds: infinite when more than 1 − p never got an answer, NaN when there was no request.</returns>
    public double Quantile(double p) => Times.Entered == 0 ? double.NaN : Times.Quantile(p);

    /// <summary>Whether a quantile is only known to be at least what <see cref="Quantile"/> says: a request not waited for to its end may lie above it.</summary>
    /// <param name="p">Share, above 0 to 1.</param>
    public bool IsLowerBound(double p)
    {
        var value = Quantile(p);
        return LowerBounds > 0 && double.IsFinite(value) && LogLinearHistogram.EndOfBucket((long)value) >= SmallestLowerBound;
    }
}
