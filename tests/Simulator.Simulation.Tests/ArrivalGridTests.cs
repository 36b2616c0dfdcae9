using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Simulation.Tests;

/// <summary>Arrivals over time, counted in 240 intervals of the run.</summary>
public class ArrivalGridTests
{
    [Fact]
    public void Each_arrival_counts_in_the_interval_that_holds_it_its_beginning_included_and_its_end_not()
    {
        // 240 s, thus intervals of a second: 0 and 999.999 ms are in the first; 1 s, 1.5 s in the second; nothing until 238 s and the last one.
        var run = Lab.Run(Lab.Over("""
            {
              "run": { "horizon": "240s" },
              "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["0s", "999.999ms", "1s", "1.5s", "238s", "239.5s"] } } }
            }
            """));

        Assert.Equal(240, run.Arrivals.Count);
        Assert.Equal([2, 2], run.Arrivals.Take(2));
        Assert.Equal([1, 1], run.Arrivals.Skip(238));
        Assert.Equal(6, run.Arrivals.Sum());
    }

    [Theory]
    [InlineData(240_000_000)]
    [InlineData(86_400_000_001)]
    [InlineData(7)]
    public void An_interval_ends_where_the_next_one_begins(long horizon)
    {
        // The interval of a time t is floor(240 t / horizon): the end of interval i is the least t with 240 t >= (i + 1) horizon.
        var run = Lab.With().Run with { Start = new Instant(5), Horizon = new Duration(horizon) };
        for (var interval = 0; interval < TimeGrid.Intervals; interval++)
        {
            var end = (TimeGrid.EndOf(run, interval) - run.Start).Microseconds;
            Assert.True(end * (Int128)TimeGrid.Intervals >= (Int128)(interval + 1) * horizon);
            Assert.True((end - 1) * (Int128)TimeGrid.Intervals < (Int128)(interval + 1) * horizon);
        }
    }
}
