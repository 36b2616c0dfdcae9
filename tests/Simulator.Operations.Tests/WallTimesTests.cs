using Simulator.Time;

namespace Simulator.Operations.Tests;

public class WallTimesTests
{
    private static readonly ZoneClock Berlin = ZoneClock.Find("Europe/Berlin")!;
    private static readonly LocalDay Start = Berlin.DayOf(Instant.Epoch);

    [Fact]
    public void Remembered_times_are_those_of_the_clock()
    {
        var times = new WallTimes(Berlin);
        for (var round = 0; round < 2; round++)
        {
            for (var day = 0; day < 400; day++)
            {
                foreach (var minutes in new[] { 0, 150, 840, 1320 })
                {
                    var time = new ClockTime(minutes);
                    Assert.Equal(Berlin.At(Start.AddDays(20_000 + day), time), times.At(Start.AddDays(20_000 + day), time));
                }
            }
        }
    }

    [Fact]
    public void A_time_asked_for_again_allocates_nothing()
    {
        var times = new WallTimes(Berlin);
        var time = new ClockTime(360);
        Ask(times, time);
        Ask(times, time); // the first comparison makes the comparer
        var before = GC.GetAllocatedBytesForCurrentThread();
        Ask(times, time);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Ask(WallTimes times, ClockTime time)
    {
        for (var day = 0; day < 100; day++)
        {
            times.At(Start.AddDays(day), time);
        }
    }
}
