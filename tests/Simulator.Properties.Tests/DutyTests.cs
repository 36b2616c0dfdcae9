using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Properties.Tests;

/// <summary>Duties against a wall clock that is looked at every minute.</summary>
public class DutyTests
{
    [Fact]
    public void A_person_is_on_duty_exactly_when_the_wall_clock_says_so() => Property.Holds(text =>
    {
        var scenario = text.Load();
        foreach (var (index, pool) in scenario.Pools.Index().Where(entry => entry.Item.Roster is { Absence: 0, Rotation: null }))
        {
            var roster = pool.Roster!;
            if (roster.Breaks.Any(pause => pause.Length != Duration.FromMinutes(pause.To.Minutes - pause.From.Minutes)))
            {
                continue; // such a break begins at a drawn instant
            }

            for (var seat = 0; seat < roster.People; seat++)
            {
                var duties = Duties.Of(scenario, new PersonId(Staff.FirstReviewer(scenario, index).Value + seat));
                AssertSeparate(duties);
                for (var at = scenario.Run.Start; at < scenario.Run.Start + Duration.FromHours(30); at += Duration.FromMinutes(1))
                {
                    Assert.Equal(
                        IsOnDuty(roster, seat, at) && at < EndOf(scenario),
                        duties.Any(duty => duty.From <= at && at < duty.To) && at < EndOf(scenario));
                }
            }
        }
    });

    private static Instant EndOf(Scenario scenario) => scenario.Run.AfterHorizon == AfterHorizon.Cut
        ? scenario.Run.Start + scenario.Run.Horizon
        : (scenario.Run.Start + scenario.Run.Horizon).AddSaturating(scenario.Run.RunOnLimit);

    private static void AssertSeparate(IReadOnlyList<Duty> duties)
    {
        for (var index = 0; index < duties.Count; index++)
        {
            Assert.True(duties[index].From < duties[index].To);
            Assert.True(index == 0 || duties[index - 1].To < duties[index].From, "duties that touch are one");
        }
    }

    /// <summary>The shift of a seat, on the day of the clock or the day before; its breaks; the gaps of its pool.</summary>
    private static bool IsOnDuty(Roster roster, int seat, Instant at)
    {
        var shift = roster.Shifts.SelectMany(each => Enumerable.Repeat(each, each.People)).ElementAt(seat);
        var today = roster.Clock.DayOf(at);
        return (Covers(today) || Covers(today.AddDays(-1))) && !roster.Gaps.Any(gap => seat < gap.People && gap.From <= at && at < gap.To);

        bool Covers(LocalDay day)
        {
            if (!shift.Days.HasFlag((WeekDays)(1 << (int)day.DayOfWeek)))
            {
                return false;
            }

            var isOvernight = shift.To <= shift.From;
            var to = roster.Clock.At(isOvernight ? day.AddDays(1) : day, shift.To);
            return roster.Clock.At(day, shift.From) <= at && at < to && !roster.Breaks.Any(pause =>
            {
                var on = isOvernight && pause.From < shift.From ? day.AddDays(1) : day;
                return roster.Clock.At(on, pause.From) <= at && at < roster.Clock.At(on, pause.To);
            });
        }
    }
}
