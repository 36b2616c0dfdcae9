using Simulator.Scenarios;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Operations.Tests;

/// <summary>The shipped scenario of a week with a storm says what its comments say.</summary>
public class QueuePressureTests
{
    private static readonly Scenario Scenario = Lab.Shipped("queue-pressure");

    [Fact]
    public void The_week_begins_on_monday_and_the_storm_on_tuesday_at_ten()
    {
        var storm = Assert.Single(Scenario.Storms);
        var outbreak = Scenario.Run.Start + ((Arrivals.Scripted)storm.Starts).At[0];

        Assert.Equal(0, Scenario.Run.Clock.HourOfWeek(Scenario.Run.Start));
        Assert.Equal(24 + 10, Scenario.Run.Clock.HourOfWeek(outbreak));
        Assert.Equal(6, (storm.Height - 1) * storm.Length.TotalHours, 1e-12);
    }

    [Fact]
    public void The_mean_load_is_a_good_third_of_the_desk()
    {
        var minutes = Scenario.Classes.Where(kind => kind.Access == Governance.Access.Write).Sum(kind => Poisson(kind).Rate.PerHour * kind.ReviewTime.Mean / 60e6);

        Assert.InRange(minutes / (60 * Scenario.Pools[0].Reviewers), 0.33, 0.36);
    }

    /// <summary>The mean over replications of a week's alert fixes: 5 an hour, and what the storm brings at its time of the week.</summary>
    [Fact]
    public void The_alert_fixes_of_a_week_are_as_many_as_rate_profile_and_storm_say()
    {
        const int replications = 200;
        var kind = Scenario.Classes.Single(one => one.Name == "alert-fix");
        var end = Scenario.Run.Start + Scenario.Run.Horizon;
        var mean = Enumerable.Range(0, replications).Average(replication => Arrived.Before(Poisson(kind), Scenario.Run.Start, end, replication).Count);
        double storm = 0;
        for (var minute = 0; minute < 60 * 100; minute++)
        {
            var age = (minute + 0.5) / 60;
            storm += 5.0 / 60 * WeekProfile.OfficeHours[34 + (int)age] * 3 * Math.Exp(-age / 2);
        }

        // A week's count has a standard deviation of about 130 (correlated days), the mean of 200 weeks one of 9.
        Assert.InRange(mean, 840 + storm - 37, 840 + storm + 37);
        Assert.InRange(storm, 80, 110);
    }

    [Fact]
    public void Work_of_people_shares_the_queue() => Assert.Contains(Scenario.Classes, kind => kind.Origin == Governance.Origin.Human && Poisson(kind).Rate.PerHour > 0);

    private static Arrivals.Poisson Poisson(ActionClass kind) => Assert.IsType<Arrivals.Poisson>(kind.Arrivals);
}
