using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Operations.Tests;

public class WeekProfileTests
{
    private static readonly Instant Monday = Arrived.At("2026-03-02T00:00:00Z");

    [Fact]
    public void Arrivals_of_each_hour_of_the_week_follow_the_profile()
    {
        const int weeks = 10;
        const double rate = 60;
        var counts = new int[WeekProfile.Hours];
        var end = Monday + Duration.FromDays(7 * weeks);
        foreach (var (at, _) in Arrived.Before(Arrived.Poisson(rate, new RateModulation { Profile = WeekProfile.OfficeHours }), Monday, end))
        {
            counts[(int)(at - Monday).TotalHours % WeekProfile.Hours]++;
        }

        // Each count is Poisson with its own mean: 168 squared standard scores sum to 168 with a standard deviation of about 18.
        var scores = counts.Select((count, hour) => (count - (weeks * rate * WeekProfile.OfficeHours[hour])) / Math.Sqrt(weeks * rate * WeekProfile.OfficeHours[hour])).ToList();
        Assert.InRange(scores.Sum(score => score * score), 168 - 75, 168 + 75);
        Assert.All(scores, score => Assert.InRange(score, -4.5, 4.5));
        Assert.InRange(counts.Sum(), 100_800 - 1_300, 100_800 + 1_300); // the mean rate is kept, four standard deviations
    }

    [Fact]
    public void The_office_shape_is_as_documented()
    {
        var week = Enumerable.Range(0, WeekProfile.Hours).Select(hour => WeekProfile.OfficeHours[hour]).ToList();

        Assert.Equal(1, week.Average(), 1e-12);
        Assert.InRange(week.Take(120).Sum() / week.Sum(), 0.90, 0.92);
        Assert.Equal(3.6, WeekProfile.OfficeHours.Maximum, 0.05);
        Assert.Equal(10, week.IndexOf(week.Max()));
    }

    /// <summary>On the last Sunday of March the hour from two to three does not exist in Berlin, on that of October it comes twice.</summary>
    [Fact]
    public void A_skipped_hour_has_no_arrivals_and_a_repeated_one_twice_as_many()
    {
        var spring = Arrived.Stream(Sundays(), Arrived.At("2026-03-23T00:00:00Z"));
        Assert.True(spring.MoveNext());
        AssertBetween("2026-04-05T00:00:00Z", "2026-04-05T01:00:00Z", spring.At);

        var autumn = Arrived.Before(Sundays(), Arrived.At("2026-10-19T00:00:00Z"), Arrived.At("2026-10-26T00:00:00Z"));
        Assert.All(autumn, one => AssertBetween("2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z", one.At));
        var first = autumn.Count(one => one.At < Arrived.At("2026-10-25T01:00:00Z"));
        Assert.InRange(first, 1680 - 164, 1680 + 164); // four standard deviations of 41
        Assert.InRange(autumn.Count - first, 1680 - 164, 1680 + 164);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28T12:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-24T12:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-04T00:00:00Z")] // half an hour
    [InlineData("Asia/Kathmandu", "2026-04-04T00:00:00Z")] // a quarter past
    [InlineData("America/St_Johns", "2010-11-06T12:00:00Z")] // a minute after midnight
    [InlineData("Africa/Monrovia", "1972-01-06T12:00:00Z")] // 44 minutes and 30 seconds off
    [InlineData("America/Sao_Paulo", "2018-11-03T12:00:00Z")] // a day without midnight
    public void Remembered_hours_are_those_of_the_clock(string zone, string from)
    {
        var clock = Assert.IsType<ZoneClock>(ZoneClock.Find(zone));
        var hours = new LocalHours(clock);
        var at = Arrived.At(from);
        for (var step = 0; step < 20_000; step++, at += Duration.FromSeconds(7.3))
        {
            hours.MoveTo(at);
            if (clock.HourOfWeek(at) != hours.Hour || clock.DayOf(at) != hours.Day)
            {
                Assert.Fail($"{at}: hour {hours.Hour} of {hours.Day}, but the clock says {clock.HourOfWeek(at)} of {clock.DayOf(at)}");
            }
        }
    }

    [Fact]
    public void Remembered_hours_follow_a_step_back()
    {
        var hours = new LocalHours(ZoneClock.Utc);
        hours.MoveTo(Monday + Duration.FromHours(5));
        hours.MoveTo(Monday);

        Assert.Equal(0, hours.Hour);
    }

    private static void AssertBetween(string from, string to, Instant at) => Assert.True(at >= Arrived.At(from) && at < Arrived.At(to), at.ToString());

    private static Arrivals.Poisson Sundays() => Arrived.Poisson(10, new RateModulation
    {
        Clock = ZoneClock.Find("Europe/Berlin")!,
        Profile = WeekProfile.FromWeights([.. Enumerable.Range(0, WeekProfile.Hours).Select(hour => hour == (6 * 24) + 2 ? 1.0 : 0.0)]),
    });
}
