using Simulator.Time;

namespace Simulator.Scenarios.Tests;

/// <summary>The numbers in the comments of the shipped scenarios about shifts, gaps and gates are right.</summary>
public sealed class ShippedOperationsTests
{
    [Fact]
    public void Three_reviewers_decide_200_items_an_hour_and_14016_are_too_many_in_two_days()
    {
        var scenario = Load("everything-gated");
        var anHour = scenario.Pools[0].Reviewers * 3_600e6 / scenario.Classes[0].ReviewTime.Mean;
        var comes = Assert.IsType<Arrivals.Poisson>(scenario.Classes[0].Arrivals).Rate.PerHour;

        Assert.Equal(200, anHour, 1e-9);
        Assert.Equal(14_016, (comes - anHour) * scenario.Run.Horizon.TotalHours, 1e-6);
        Assert.Equal(Duration.MaxValue, scenario.Gates.Single[0].RequestTtl);
    }

    [Fact]
    public void Twelve_people_are_busy_three_quarters_of_the_time_when_everything_is_gated()
    {
        var scenario = Load("auto-versus-gated");
        var minutes = scenario.Classes.Sum(one => one.Arrivals is Arrivals.Poisson own ? own.Rate.PerHour * one.ReviewTime.Mean / 60e6 : 0);

        Assert.InRange(minutes, 535, 545);
        Assert.InRange(minutes / (60 * scenario.Pools[0].Reviewers), 0.74, 0.76);
    }

    [Fact]
    public void The_shifts_overlap_by_half_an_hour_so_that_a_structured_briefing_is_possible()
    {
        var desk = Load("shift-handoff").Pools[0];

        Assert.Equal([5, 5, 5], desk.Roster!.Shifts.Select(shift => shift.People));
        Assert.All(desk.Roster.Shifts, shift => Assert.Equal(510, (shift.To.Minutes - shift.From.Minutes + 1_440) % 1_440));
        Assert.Equal(0.2, desk.Handoff!.CompleteProbability);
        Assert.Equal(0.7, Load("shift-handoff", "pools.desk.handoff.briefing=structured").Pools[0].Handoff!.CompleteProbability);
    }

    [Fact]
    public void The_training_takes_everybody_who_would_be_there()
    {
        var desk = Load("staffing-gap").Pools[0];
        var gap = Assert.Single(desk.Roster!.Gaps);

        Assert.Equal(["early 5 0", "late 5 0", "night 5 2"], desk.Roster.Shifts.Select(shift => $"{shift.Name} {shift.People} {shift.Vacant}"));
        Assert.Equal(10, gap.People); // the first ten are the early and the late shift
        Assert.Equal((3.0, 1, 16), ((gap.To - gap.From).TotalHours, desk.OnCall!.People, desk.Reviewers));
    }

    [Fact]
    public void Two_of_five_are_left_at_night_when_config_changes_fall_by_40_percent()
    {
        var scenario = Load("understaffed-night");
        var night = Assert.Single(scenario.Pools[0].Roster!.Shifts, shift => shift.Name == "night");
        var changes = Assert.IsType<Arrivals.Poisson>(scenario.Classes.Single(one => one.Name == "config-change").Arrivals);

        Assert.Equal((5, 3), (night.People, night.Vacant));
        Assert.Equal((0.4, 24.0), (changes.Amplitude, changes.Period.TotalHours));
        Assert.Equal(7.0, (scenario.Run.Horizon - scenario.Run.WarmUp).TotalHours / 24); // a whole week is counted
    }

    [Fact]
    public void Ten_of_fifteen_are_on_leave_from_Wednesday_evening_to_Sunday_evening_of_Christmas_week()
    {
        var scenario = Load("holiday-week");
        var desk = scenario.Pools[0];
        var leave = Assert.Single(desk.Roster!.Gaps);

        Assert.Equal((10, 15), (leave.People, desk.Reviewers));
        Assert.Equal(7, Load("holiday-week", "pools.desk.roster.gaps.leave.people=7").Pools[0].Roster!.Gaps[0].People); // three more stay
        Assert.Equal(["Monday 00:00", "Wednesday 18:00", "Sunday 18:00"], new[] { scenario.Run.Start, leave.From, leave.To }.Select(OnTheDesksClock));
        Assert.Equal(4, scenario.Gates.Single[0].RequestTtl.TotalHours); // what nobody decides within four hours expires
    }

    [Fact]
    public void Half_of_the_certificates_run_out_in_the_Christmas_week_from_Thursday_evening_on_and_no_course_comes_before_the_new_year()
    {
        var scenario = Load("holiday-week");
        var certification = scenario.Pools[0].Certification!;
        double Lapsed(double hours) => certification.First!.Cdf(Duration.FromHours(hours).Microseconds);

        Assert.Equal((0.0, 0.5, 1.0), (Lapsed(92), Lapsed(scenario.Run.Horizon.TotalHours), Lapsed(244)));
        Assert.Equal("Thursday 20:00", OnTheDesksClock(scenario.Run.Start + Duration.FromHours(92)));
        Assert.Equal(2027, DateTimeOffset.Parse((scenario.Run.Start + Duration.FromHours(92) + Duration.FromMicroseconds(certification.Renewal.Mean)).ToString(), System.Globalization.CultureInfo.InvariantCulture).Year);
    }

    /// <summary>Central European time in winter is an hour ahead of UTC.</summary>
    private static string OnTheDesksClock(Instant at) =>
        DateTimeOffset.Parse(at.ToString(), System.Globalization.CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(1)).ToString("dddd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static Scenario Load(string name, params string[] set) =>
        Texts.Valid(ScenarioLoader.Load(RepositoryFiles.Scenario($"{name}.json"), new ScenarioOverrides { Set = set }));
}
