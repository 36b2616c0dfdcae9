namespace Simulator.Statistics.Tests;

public sealed class SteadyStateTests
{
    [Fact]
    public void A_warm_up_that_is_not_over_is_found_and_the_week_named()
    {
        var result = SteadyStateCheck.Of(Weeks(30, week => week == 0 ? 8 : week == 1 ? 2 : 0));

        Assert.Equal((SteadyStateVerdict.TooShort, 0), (result.Verdict, result.WorstWeek));
        Assert.Equal(3, result.Weeks.Count);
        Assert.InRange(result.Weeks[0].Value, 7, 9);
    }

    [Fact]
    public void A_steady_state_is_shown_or_at_least_not_contradicted()
    {
        Assert.Equal(SteadyStateVerdict.Shown, SteadyStateCheck.Of(Weeks(60, _ => 0)).Verdict);
        Assert.Equal(SteadyStateVerdict.NotContradicted, SteadyStateCheck.Of(Weeks(60, _ => 0), tolerance: 0).Verdict);
        Assert.Equal(SteadyStateVerdict.NotContradicted, SteadyStateCheck.Of(Weeks(1, week => week == 0 ? 8 : 0)).Verdict);
    }

    [Fact]
    public void Intervals_are_simultaneous_over_the_weeks_checked()
    {
        Assert.Equal(1 - (0.05 / 3), SteadyStateCheck.Of(Weeks(30, _ => 0)).Weeks[0].Level, 1e-12);
        Assert.Equal(0.95, SteadyStateCheck.Of(Weeks(30, _ => 0), firstWeeks: 1).Weeks.Single().Level, 1e-12);
    }

    [Fact]
    public void The_comparison_is_paired()
    {
        // Replications differ by far more than the weeks of one: unpaired, nothing could be shown.
        double[][] weeks = [.. Weeks(20, _ => 0).Select((each, r) => each.Select(value => value + (100 * r)).ToArray())];

        Assert.Equal(SteadyStateVerdict.Shown, SteadyStateCheck.Of(weeks).Verdict);
    }

    [Fact]
    public void Wrong_use_of_the_check_is_rejected()
    {
        Assert.Throws<ArgumentException>(() => SteadyStateCheck.Of([]));
        Assert.Throws<ArgumentException>(() => SteadyStateCheck.Of([[1, 2], [1, 2, 3]]));
        Assert.Throws<ArgumentException>(() => SteadyStateCheck.Of([[1], [2]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SteadyStateCheck.Of([[1, 2, 3, 4]], firstWeeks: 3));
    }

    [Fact]
    public void Mser_cuts_off_a_start_that_differs()
    {
        var draws = KeyedDraws.FromSeed(1, 1, 0);
        double[] series = [.. Enumerable.Range(0, 500).Select(i => (i < 50 ? 10 : 0) + draws.StandardNormal((ulong)i, 1))];

        Assert.InRange(Mser5.Truncation(series)!.Value, 50, 60);
        Assert.Equal(0, Mser5.Truncation(Enumerable.Range(0, 100).Select(i => (double)(i % 5)).ToArray()));
    }

    [Fact]
    public void Mser_does_not_answer_when_the_series_is_too_short()
    {
        double[] rising = [.. Enumerable.Range(0, 100).Select(i => i < 80 ? i : 80.0)];

        Assert.Null(Mser5.Truncation(rising));
        Assert.Null(Mser5.Truncation([1, 2, 3, 4, 5, 6, 7, 8, 9]));
    }

    [Fact]
    public void Mser_is_given_the_mean_over_replications()
    {
        Assert.Equal([2, 3], Mser5.MeanOver([[1, 2], [3, 4]]));
        Assert.Throws<ArgumentException>(() => Mser5.MeanOver([]));
        Assert.Throws<ArgumentException>(() => Mser5.MeanOver([[1], [1, 2]]));
    }

    private static double[][] Weeks(int replications, Func<int, double> extra)
    {
        var draws = KeyedDraws.FromSeed(2, 1, 0);
        return [.. Enumerable.Range(0, replications).Select(r => Enumerable.Range(0, 6)
            .Select(week => 20 + extra(week) + (0.5 * draws.StandardNormal((ulong)r, 1, week))).ToArray())];
    }
}
