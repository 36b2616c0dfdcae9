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

    private static Scenario Load(string name, params string[] set) =>
        Texts.Valid(ScenarioLoader.Load(RepositoryFiles.Scenario($"{name}.json"), new ScenarioOverrides { Set = set }));
}
