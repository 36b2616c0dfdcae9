namespace Simulator.LoadDriver.Tests;

/// <summary>Accounts and latencies of a few requests, by hand.</summary>
public class FlightLogTests
{
    private static SendOutcome Failed(FailureKind kind) => new(kind, "why");

    [Fact]
    public void Latency_runs_from_the_intended_time_and_from_the_sending()
    {
        var log = new FlightLog(["warm-up", "hold"], 10);
        var ticket = log.TryBegin(1, intended: 1_000, now: 1_200);
        log.End(ticket, SendOutcome.Answered, now: 1_500);
        var report = log.Counted();
        Assert.Equal((500, 300, 200), (report.FromIntended.Times.Maximum, report.FromSent.Times.Maximum, report.PacingLag.Maximum));
    }

    [Fact]
    public void What_would_be_one_too_many_in_flight_is_dropped_and_counted()
    {
        var log = new FlightLog(["warm-up", "hold"], 2);
        var first = log.TryBegin(1, 0, 0);
        _ = log.TryBegin(1, 0, 0);
        Assert.Equal(-1, log.TryBegin(1, 0, 0));
        log.End(first, SendOutcome.Answered, 10);
        Assert.NotEqual(-1, log.TryBegin(1, 0, 20));
        log.Close(30);
        var accounts = log.Counted().Accounts;
        Assert.Equal((4, 3, 1, 1, 2), (accounts.Planned, accounts.Sent, accounts.Dropped, accounts.Answered, accounts.Unfinished));
    }

    [Fact]
    public void A_timeout_is_a_lower_bound_and_marks_the_quantiles_it_reaches()
    {
        var log = new FlightLog(["warm-up", "hold"], 100);
        for (var number = 0; number < 95; number++)
        {
            log.End(log.TryBegin(1, 0, 0), SendOutcome.Answered, 100);
        }

        for (var number = 0; number < 5; number++)
        {
            log.End(log.TryBegin(1, 0, 0), Failed(FailureKind.Timeout), 64_000);
        }

        var latency = log.Counted().FromIntended;
        Assert.Equal(5, latency.LowerBounds);
        Assert.Equal(100, latency.Quantile(0.95));
        Assert.False(latency.IsLowerBound(0.95));
        Assert.InRange(latency.Quantile(0.99), 63_700, 64_300);
        Assert.True(latency.IsLowerBound(0.99));
    }

    [Fact]
    public void A_fast_error_makes_no_quantile_better()
    {
        var log = new FlightLog(["warm-up", "hold"], 100);
        log.End(log.TryBegin(1, 0, 0), SendOutcome.Answered, 700);
        log.End(log.TryBegin(1, 0, 0), Failed(FailureKind.ServerError), 1);
        var latency = log.Counted().FromIntended;
        Assert.InRange(latency.Quantile(0.5), 697, 703);
        Assert.Equal(double.PositiveInfinity, latency.Quantile(0.9));
    }

    [Fact]
    public void The_warm_up_is_reported_apart()
    {
        var log = new FlightLog(["warm-up", "hold", "spike"], 100);
        log.End(log.TryBegin(0, 0, 0), SendOutcome.Answered, 900_000);
        log.End(log.TryBegin(1, 0, 0), SendOutcome.Answered, 100);
        log.End(log.TryBegin(2, 0, 0), Failed(FailureKind.BrokenJson), 100);
        Assert.Equal(2, log.Counted().Accounts.Sent);
        Assert.Equal([1, 1, 1], log.Windows().Select(window => window.Accounts.Sent));
        Assert.Equal(["warm-up", "hold", "spike"], log.Windows().Select(window => window.Name));
        Assert.Equal(100, log.Counted().FromIntended.Times.Maximum);
    }

    [Fact]
    public void What_is_in_flight_at_the_end_is_unfinished_and_its_late_answer_changes_nothing()
    {
        var log = new FlightLog(["warm-up", "hold"], 100);
        var ticket = log.TryBegin(1, 0, 0);
        log.Close(5_000);
        log.End(ticket, SendOutcome.Answered, 6_000);
        var report = log.Counted();
        Assert.Equal((1, 0, 1), (report.Accounts.Unfinished, report.Accounts.Answered, report.FromIntended.LowerBounds));
        Assert.Equal(5_000, report.FromIntended.Times.Maximum);
    }

    [Fact]
    public void The_first_failure_of_each_kind_is_kept_in_words()
    {
        var log = new FlightLog(["warm-up", "hold"], 100);
        log.End(log.TryBegin(1, 0, 0), new SendOutcome(FailureKind.ServerError, "status 503"), 1);
        log.End(log.TryBegin(1, 0, 0), new SendOutcome(FailureKind.ServerError, "status 500"), 1);
        log.End(log.TryBegin(1, 0, 0), new SendOutcome(FailureKind.Refused, "nobody there"), 1);
        Assert.Equal([new FailureExample(FailureKind.Refused, "nobody there"), new FailureExample(FailureKind.ServerError, "status 503")], log.Examples());
    }

    [Fact]
    public void Accounts_that_do_not_add_up_are_a_defect()
    {
        var accounts = new Accounts { Planned = 3, Sent = 2, Dropped = 1, NotReached = 0, Answered = 1, Failed = new long[FailureWords.Kinds.Count + 1], Unfinished = 1 };
        Assert.Same(accounts, accounts.Checked());
        Assert.Throws<InvalidOperationException>(() => (accounts with { Planned = 4 }).Checked());
        Assert.Throws<InvalidOperationException>(() => (accounts with { Answered = 2 }).Checked());
    }
}
