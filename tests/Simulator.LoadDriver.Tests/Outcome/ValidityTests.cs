using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.LoadDriver.Tests;

/// <summary>When the figures of a run may be used.</summary>
public class ValidityTests
{
    [Fact]
    public void A_run_that_did_what_it_planned_is_valid() => Assert.Empty(new ValidityRule().Judge(Report(1000, 1000, 0, 100)));

    [Fact]
    public void A_run_that_lagged_is_invalid()
    {
        var reason = Assert.Single(new ValidityRule().Judge(Report(1000, 1000, 0, 20_000)));
        Assert.StartsWith("Pacing lagged: one request in a hundred was sent 20.0 ms or more after its time, the limit is 10ms", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_dropped_a_single_request_is_invalid()
    {
        var reason = Assert.Single(new ValidityRule().Judge(Report(1000, 999, 1, 100)));
        Assert.StartsWith("1 of 1000 requests were dropped", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(990, true)]
    [InlineData(989, false)]
    public void A_run_that_sent_less_than_99_percent_of_its_plan_is_invalid(long sent, bool isValid) =>
        Assert.Equal(isValid, new ValidityRule().Judge(Report(1000, sent, 0, 100)).Count == 0);

    [Fact]
    public void A_run_with_nothing_to_send_is_invalid() =>
        Assert.Contains(new ValidityRule().Judge(Report(0, 0, 0, 0)), reason => reason.StartsWith("The plan has no request after the warm-up", StringComparison.Ordinal));

    internal static EngineReport Report(long planned, long sent, long dropped, long lag)
    {
        var accounts = new Accounts
        {
            Planned = planned, Sent = sent, Dropped = dropped, NotReached = planned - sent - dropped, Answered = sent,
            Failed = new long[FailureWords.Kinds.Count + 1], Unfinished = 0,
        };
        var lags = new LogLinearHistogram();
        lags.Record(lag, sent);
        var latency = new LatencySummary(lags.Snapshot(), 0, long.MaxValue);
        var empty = new LatencySummary(HistogramSnapshot.Empty(), 0, long.MaxValue);
        var nothing = Accounts.Sum([]) with { Planned = 0 };
        return new EngineReport(
            StopReason.PlanSent, Duration.FromSeconds(1), Duration.Zero,
            new WindowReport("counted", accounts, latency, latency, lags.Snapshot()),
            [new WindowReport("warm-up", nothing, empty, empty, HistogramSnapshot.Empty()), new WindowReport("hold", accounts, latency, latency, lags.Snapshot())],
            [new FailureExample(FailureKind.ServerError, "status 503: \"busy\"")]);
    }
}
