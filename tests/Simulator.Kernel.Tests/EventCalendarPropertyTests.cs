using FsCheck;
using FsCheck.Fluent;

namespace Simulator.Kernel.Tests;

public sealed class EventCalendarPropertyTests
{
    [Fact]
    public void Calendar_agrees_with_a_sorted_set_on_random_operations()
    {
        Prop.ForAll(CalendarScript.Arbitrary, script => script.Run(new CalendarOracle(script.Start)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20_260_301, 1));
    }

    /// <summary>Long enough to pass several times from the sorted array to the buckets, through inner rungs, and back.</summary>
    [Theory]
    [InlineData(Spacing.Ties, 0)]
    [InlineData(Spacing.Ties, 25)]
    [InlineData(Spacing.Even, 0)]
    [InlineData(Spacing.Even, 25)]
    [InlineData(Spacing.Grid, 0)]
    [InlineData(Spacing.Grid, 25)]
    [InlineData(Spacing.Skewed, 0)]
    [InlineData(Spacing.Skewed, 25)]
    [InlineData(Spacing.Outliers, 0)]
    [InlineData(Spacing.Outliers, 25)]
    [InlineData(Spacing.Bursts, 0)]
    [InlineData(Spacing.Bursts, 25)]
    [InlineData(Spacing.Changing, 0)]
    [InlineData(Spacing.Changing, 25)]
    [InlineData(Spacing.Mixed, 0)]
    [InlineData(Spacing.Mixed, 25)]
    public void Calendar_agrees_with_a_sorted_set_while_it_fills_holds_and_empties(Spacing spacing, int cancelPercent)
    {
        var oracle = new CalendarOracle(0);
        for (ulong round = 0; round < 2; round++)
        {
            foreach (var schedulePercent in (int[])[60, 45, 35])
            {
                CalendarScript.Make(spacing, schedulePercent, cancelPercent, 20_000, (round * 100) + (ulong)schedulePercent).RunWithoutEnd(oracle);
            }
        }

        oracle.Drain();
    }
}
