using System.Globalization;
using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>The limits of a load run.</summary>
public sealed record EngineOptions
{
    /// <summary>How many requests may be in flight; further ones are dropped and counted. 1 to 1,000,000, default 10,000.</summary>
    public int MaximumInFlight { get; init; } = 10_000;

    /// <summary>How long an answer is waited for, counted from the sending; more than zero, default 30 s.</summary>
    public Duration Timeout { get; init; } = Duration.FromSeconds(30);

    /// <summary>How long after the last send answers are waited for; at least zero, default 30 s.</summary>
    public Duration Drain { get; init; } = Duration.FromSeconds(30);

    /// <summary>The run is stopped when more than this share of the ended requests failed, the warm-up left out; 0 to 1, default 1 (never).</summary>
    public double StopAboveErrorShare { get; init; } = 1;

    /// <summary>How many requests must have ended before the error share counts; at least 1, default 100.</summary>
    public int StopAfterAtLeast { get; init; } = 100;

    /// <summary>
    /// The run is stopped when so many requests ended, the warm-up included, and the gateway let not one of them in: nobody listens, or the answer
    /// was a status of 400 to 499, as without a token. At least 0, default 0 (never).
    /// </summary>
    public int StopWhenShutOut { get; init; }

    /// <summary>The longest time that is sent for; more than zero, default: as long as the plan.</summary>
    public Duration MaximumTime { get; init; } = Duration.MaxValue;

    /// <summary>Throws unless every value is in its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not.</exception>
    public EngineOptions Checked()
    {
        Require(MaximumInFlight is >= 1 and <= 1_000_000, nameof(MaximumInFlight), "1 to 1,000,000 requests may be in flight");
        Require(Timeout > Duration.Zero && Timeout < Duration.FromDays(1), nameof(Timeout), "a timeout is more than 0s and less than 1d");
        Require(Drain >= Duration.Zero && Drain < Duration.FromDays(1), nameof(Drain), "a drain takes at least 0s and less than 1d");
        Require(StopAboveErrorShare is >= 0 and <= 1, nameof(StopAboveErrorShare), "an error share runs from 0 to 1");
        Require(StopAfterAtLeast >= 1, nameof(StopAfterAtLeast), "an error share needs at least 1 request");
        Require(StopWhenShutOut >= 0, nameof(StopWhenShutOut), "a number of requests is at least 0");
        Require(MaximumTime > Duration.Zero, nameof(MaximumTime), "the longest time is more than 0s");
        return this;
    }

    private static void Require(bool holds, string name, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, rule);
        }
    }
}

/// <summary>Why the sending ended.</summary>
public enum StopReason
{
    /// <summary>The plan was through.</summary>
    PlanSent,

    /// <summary>Too many requests failed.</summary>
    ErrorShare,

    /// <summary>The gateway let nothing in.</summary>
    ShutOut,

    /// <summary>The longest time was over.</summary>
    Time,

    /// <summary>Somebody stopped it.</summary>
    Interrupted,
}

/// <summary>How a run stands.</summary>
/// <param name="Elapsed">Wall time since the start.</param>
/// <param name="Length">Wall time of the whole plan.</param>
/// <param name="Sent">Sent so far, warm-up included.</param>
/// <param name="Dropped">Dropped so far.</param>
/// <param name="Answered">Answered so far.</param>
/// <param name="Failed">Failed so far.</param>
/// <param name="InFlight">In flight.</param>
/// <param name="Phase">Name of the phase whose requests are sent.</param>
/// <param name="MedianMicroseconds">Median latency from the intended time of counted requests so far, µs; NaN when there is none.</param>
/// <param name="P99Microseconds">Its 99th percentile, µs.</param>
public readonly record struct LoadProgress(
    Duration Elapsed, Duration Length, long Sent, long Dropped, long Answered, long Failed, int InFlight, string Phase,
    double MedianMicroseconds, double P99Microseconds)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Elapsed.TotalSeconds:0.0} of {Length.TotalSeconds:0.0} s, {Phase}: {Sent} sent, {Dropped} dropped, {Answered} answered, {Failed} failed, {InFlight} in flight, p50 {MedianMicroseconds / 1000:0.00} ms, p99 {P99Microseconds / 1000:0.00} ms");
}

/// <summary>What an engine found.</summary>
/// <param name="Stopped">Why the sending ended.</param>
/// <param name="Sending">Wall time for which it sent.</param>
/// <param name="Draining">Wall time for which it waited afterwards.</param>
/// <param name="Counted">All but the warm-up.</param>
/// <param name="Windows">The warm-up, then each phase.</param>
/// <param name="Examples">The first failure of each kind that happened, in the order of the kinds.</param>
public sealed record EngineReport(
    StopReason Stopped,
    Duration Sending,
    Duration Draining,
    WindowReport Counted,
    IReadOnlyList<WindowReport> Windows,
    IReadOnlyList<FailureExample> Examples)
{
    /// <summary>The accounts of everything, warm-up included.</summary>
    public Accounts All => Accounts.Sum([.. Windows.Select(window => window.Accounts)]).Checked();
}
