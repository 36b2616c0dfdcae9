using System.Globalization;
using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Operations.Tests;

/// <summary>Who is on duty when: the days and times are read off a calendar. Monday is 2026-03-02.</summary>
public class DutyStreamTests
{
    private static readonly Instant Monday = At("2026-03-02T00:00:00Z");

    [Fact]
    public void A_weekday_shift_is_worked_on_weekdays()
    {
        var duties = Duties("""{ "day": { "from": "09:00", "to": "17:00", "people": 1, "days": ["mon", "wed", "fri"] } }""", days: 8);
        Assert.Equal(["Mon 09:00-17:00", "Wed 09:00-17:00", "Fri 09:00-17:00", "Mon 09:00-17:00"], Utc(duties));
    }

    [Fact]
    public void A_shift_over_midnight_that_is_going_on_at_the_start_is_cut_there()
    {
        var duties = Duties("""{ "night": { "from": "22:00", "to": "06:00", "people": 1 } }""", days: 1);
        Assert.Equal(["Mon 00:00-06:00", "Mon 22:00-06:00"], Utc(duties));
    }

    [Theory]
    [InlineData("2026-03-28T12:00:00Z", 7)] // the clocks of Berlin go forward at 2 in the night to Sunday, 29 March
    [InlineData("2026-10-24T12:00:00Z", 9)] // and back at 3 in the night to Sunday, 25 October
    [InlineData("2026-04-04T12:00:00Z", 8)]
    public void A_night_shift_lasts_as_long_as_the_night_of_the_clock(string start, double hours)
    {
        var duty = Duties("""{ "night": { "from": "22:00", "to": "06:00", "people": 1 } }""", 1, At(start), ", \"zone\": \"Europe/Berlin\"")[0];
        Assert.Equal(hours, (duty.To - duty.From).TotalHours);
    }

    [Fact]
    public void A_shift_keeps_its_clock_time_over_the_change()
    {
        var duties = Duties("""{ "day": { "from": "09:00", "to": "17:00", "people": 1 } }""", 2, At("2026-03-28T00:00:00Z"), ", \"zone\": \"Europe/Berlin\"");
        Assert.Equal(["Sat 08:00-16:00", "Sun 07:00-15:00"], Utc(duties)); // in UTC an hour earlier from Sunday on
    }

    [Fact]
    public void Duties_that_touch_are_one()
    {
        var duties = Duties("""{ "day": { "from": "00:00", "to": "24:00", "people": 1, "days": ["mon", "tue", "thu"] } }""", days: 6);
        Assert.Equal(["Mon 00:00-00:00", "Thu 00:00-00:00"], Utc(duties));
        Assert.Equal([48.0, 24.0], duties.Select(duty => (duty.To - duty.From).TotalHours));
    }

    [Fact]
    public void A_shift_around_the_clock_ends()
    {
        var duty = Assert.Single(Duties("""{ "always": { "from": "00:00", "to": "24:00", "people": 1 } }""", days: 10));
        Assert.Equal(Monday, duty.From);
        Assert.True(duty.To >= Monday + Duration.FromDays(10));
    }

    [Fact]
    public void A_break_of_the_whole_window_is_taken_by_everybody_at_once()
    {
        const string breaks = """, "breaks": { "lunch": { "from": "12:00", "to": "12:30", "length": "30m" } }""";
        var duties = Duties("""{ "day": { "from": "09:00", "to": "17:00", "people": 1 } }""", 1, more: breaks);
        Assert.Equal(["Mon 09:00-12:00", "Mon 12:30-17:00"], Utc(duties));
    }

    [Fact]
    public void A_shorter_break_lies_anywhere_in_its_window()
    {
        const string breaks = """, "breaks": { "lunch": { "from": "11:00", "to": "14:00", "length": "30m" } }""";
        var duties = Duties("""{ "day": { "from": "09:00", "to": "17:00", "people": 1 } }""", 400, more: breaks);
        double[] begins = [.. duties.Where((_, index) => index % 2 == 0).Select(duty => (duty.To - duty.From).TotalHours)];
        Assert.All(begins, hours => Assert.InRange(hours, 2, 4.5));
        Assert.InRange(begins.Average(), 3.1, 3.4); // uniform from 2 to 4.5 h; three standard errors are 0.11 h
        Assert.All(duties.Zip(duties.Skip(1)).Where((_, index) => index % 2 == 0), pair => Assert.Equal(0.5, (pair.Second.From - pair.First.To).TotalHours, 9));
    }

    [Fact]
    public void A_break_of_a_night_may_lie_after_midnight()
    {
        const string breaks = """, "breaks": { "rest": { "from": "02:00", "to": "03:00", "length": "60m" } }""";
        var duties = Duties("""{ "night": { "from": "22:00", "to": "06:00", "people": 1, "days": ["mon"] } }""", 2, more: breaks);
        Assert.Equal(["Mon 22:00-02:00", "Tue 03:00-06:00"], Utc(duties));
    }

    [Fact]
    public void A_planned_gap_takes_the_first_people()
    {
        const string gaps = """, "gaps": { "training": { "from": "2026-03-02T10:00:00Z", "to": "2026-03-02T11:00:00Z", "people": 1 } }""";
        const string shifts = """{ "day": { "from": "09:00", "to": "17:00", "people": 2 } }""";
        Assert.Equal(["Mon 09:00-10:00", "Mon 11:00-17:00"], Utc(Duties(shifts, 1, more: gaps)));
        Assert.Equal(["Mon 09:00-17:00"], Utc(Duties(shifts, 1, more: gaps, seat: 1)));
    }

    [Fact]
    public void A_vacant_position_has_no_duty()
    {
        const string shifts = """{ "day": { "from": "09:00", "to": "17:00", "people": 3, "vacant": 2 } }""";
        Assert.Equal([1, 0, 0], Enumerable.Range(0, 3).Select(seat => Duties(shifts, 1, seat: seat).Count));
    }

    [Fact]
    public void Two_shifts_of_twelve_hours_in_the_pattern_2_2_3_cover_every_hour_once()
    {
        // Four crews; two weeks of day shifts, with the off days of the other pair, then two weeks of nights.
        const string twelves =
            """
            { "day": { "from": "07:00", "to": "19:00" }, "night": { "from": "19:00", "to": "07:00" } }
            """;
        string[] on = ["x", "x", "off", "off", "x", "x", "x", "off", "off", "x", "x", "off", "off", "off"];
        var cycle = string.Join(',', new[] { "day", "night" }.SelectMany(shift => on.Select(day => $"\"{(day == "x" ? shift : day)}\"")));
        AssertCovered(twelves, $$""", "rotation": { "crews": 4, "peoplePerCrew": 1, "cycle": [{{cycle}}] }""", people: 4, hoursAWeek: 42);
    }

    [Fact]
    public void Three_shifts_of_eight_hours_cover_every_hour_once()
    {
        const string eights =
            """
            { "early": { "from": "06:00", "to": "14:00" }, "late": { "from": "14:00", "to": "22:00" }, "night": { "from": "22:00", "to": "06:00" } }
            """;
        var cycle = string.Join(',', new[] { "early", "early", "late", "late", "night", "night", "off", "off" }.Select(day => $"\"{day}\""));
        AssertCovered(eights, $$""", "rotation": { "crews": 4, "peoplePerCrew": 1, "cycle": [{{cycle}}] }""", people: 4, hoursAWeek: 42);
    }

    [Theory]
    [InlineData("0%", 0, 0)]
    [InlineData("10%", 0.092, 0.108)] // three standard errors of 40 people on 350 days are 0.0076
    [InlineData("100%", 1, 1)]
    public void So_many_days_are_missed_as_the_roster_says(string absence, double least, double most)
    {
        var roster = RosterOf("""{ "day": { "from": "09:00", "to": "17:00", "people": 40 } }""", $$""", "absence": "{{absence}}" """);
        var days = Enumerable.Range(0, 40).Sum(seat => Duties(roster, 350, Monday, seat).Count);
        Assert.InRange(1 - (days / (40 * 350.0)), least, most);
    }

    private static void AssertCovered(string shifts, string more, int people, double hoursAWeek)
    {
        const int days = 56; // two whole cycles of four weeks
        var roster = RosterOf(shifts, more);
        var duties = Enumerable.Range(0, people).SelectMany(seat => Duties(roster, days, Monday, seat)).ToList();
        for (var hour = 0; hour < days * 24; hour++)
        {
            var at = Monday + Duration.FromHours(hour + 0.5);
            Assert.Equal(1, duties.Count(duty => duty.From <= at && at < duty.To));
        }

        var end = Monday + Duration.FromDays(days);
        var worked = duties.Sum(duty => (Instant.Min(duty.To, end) - Instant.Min(duty.From, end)).TotalHours);
        Assert.Equal(hoursAWeek, worked / people / (days / 7.0), 9);
    }

    private static List<Duty> Duties(string shifts, int days, Instant? start = null, string more = "", int seat = 0) =>
        Duties(RosterOf(shifts, more), days, start ?? Monday, seat);

    /// <summary>The duties of one seat that begin within so many days.</summary>
    private static List<Duty> Duties(Roster roster, int days, Instant start, int seat)
    {
        var end = start + Duration.FromDays(days);
        var stream = new DutyStream(roster, new PersonId(1 + seat), seat, start, end);
        stream.Restart(KeyedDraws.FromSeed(1, Nodes.FormatVersion, 0));
        var duties = new List<Duty>();
        while (stream.MoveNext() && stream.Current.From < end)
        {
            duties.Add(stream.Current);
        }

        return duties;
    }

    private static Roster RosterOf(string shifts, string more)
    {
        var absence = more.Contains("absence", StringComparison.Ordinal) ? string.Empty : ", \"absence\": \"0%\"";
        return Lab.Over($$"""{ "pools": { "team": { "roster": { "shifts": {{shifts}} {{more}} {{absence}} } } } }""")
            .Pools.Single(pool => pool.Name == "team").Roster!;
    }

    private static string[] Utc(IEnumerable<Duty> duties) =>
        [.. duties.Select(duty => string.Create(CultureInfo.InvariantCulture, $"{Clock(duty.From):ddd HH:mm}-{Clock(duty.To):HH:mm}"))];

    private static DateTime Clock(Instant at) => DateTime.UnixEpoch.AddTicks((at - At("1970-01-01T00:00:00Z")).Microseconds * 10);

    private static Instant At(string text) => Instant.TryParse(text, out var at) ? at : throw new ArgumentException(text);
}
