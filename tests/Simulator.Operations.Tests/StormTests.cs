using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Operations.Tests;

public class StormTests
{
    private static readonly Instant Start = Arrived.At("2026-03-02T00:00:00Z");

    [Theory]
    [InlineData(StormShape.Decay)]
    [InlineData(StormShape.Fixed)]
    public void An_outbreak_brings_height_less_one_times_length(StormShape shape)
    {
        // By the midpoint rule in steps of 10 seconds over 40 lengths.
        var sum = Enumerable.Range(0, 20_000).Select(index => Start + Duration.FromSeconds((10 * index) + 5)).Aggregate(
            (Stream: Stream(Arrived.Storm(shape, 5, 0.5, atHours: 2)), Sum: 0.0), (so, at) => (so.Stream, so.Sum + so.Stream.ExcessAt(at))).Sum;

        Assert.Equal((5 - 1) * 0.5, sum * 10 / 3600, 0.01);
    }

    [Fact]
    public void The_excess_decays_exponentially()
    {
        var storm = Stream(Arrived.Storm(StormShape.Decay, 5, 2, atHours: 3));

        Assert.Equal(0, storm.ExcessAt(Start + Duration.FromHours(2.999)));
        Assert.Equal(4, storm.ExcessAt(Start + Duration.FromHours(3)), 1e-12);
        Assert.Equal(4 * Math.Exp(-0.5), storm.ExcessAt(Start + Duration.FromHours(4)), 1e-12);
        Assert.Equal(4 * Math.Exp(-10), storm.ExcessAt(Start + Duration.FromHours(23)), 1e-12);
    }

    [Fact]
    public void A_fixed_storm_keeps_its_height_and_ends()
    {
        var storm = Stream(Arrived.Storm(StormShape.Fixed, 5, 2, maximum: 100, 3, 4));

        Assert.Equal(
            [0.0, 4, 8, 8, 4, 0], new[] { 2.9, 3, 4, 4.999, 5, 6 }.Select(hour => storm.ExcessAt(Start + Duration.FromHours(hour))));
    }

    [Theory]
    [InlineData(StormShape.Decay)]
    [InlineData(StormShape.Fixed)]
    public void Overlapping_outbreaks_add_up_to_the_maximum(StormShape shape)
    {
        var storm = Stream(Arrived.Storm(shape, 5, 2, maximum: 8, 1, 1, 1));

        Assert.Equal(7, storm.ExcessAt(Start + Duration.FromHours(1)));
        if (shape == StormShape.Decay)
        {
            // Three at once decay from 12, not from the maximum: it caps what is felt, not what happened.
            Assert.Equal(12 * Math.Exp(-1), storm.ExcessAt(Start + Duration.FromHours(3)), 1e-12);
        }
    }

    [Fact]
    public void What_is_asked_in_between_leaves_no_trace_in_the_bits()
    {
        var storm = Arrived.Storm(StormShape.Decay, 3, 1.7, maximum: 50, 1, 2.2, 2.3);
        var (asked, quiet) = (Stream(storm), Stream(storm));
        for (var minute = 0; minute < 600; minute++)
        {
            asked.ExcessAt(Start + Duration.FromMinutes(minute));
        }

        Assert.Equal(quiet.ExcessAt(Start + Duration.FromHours(10)), asked.ExcessAt(Start + Duration.FromHours(10)));
    }

    [Fact]
    public void Arrivals_rise_by_the_storm_and_nowhere_else()
    {
        var storm = Arrived.Storm(StormShape.Decay, 5, 0.5, maximum: 5, 2);
        var arrivals = Arrived.Before(Arrived.Poisson(2_000, new RateModulation { Storms = [storm] }), Start, Start + Duration.FromHours(10));
        var before = arrivals.Count(one => one.At < Start + Duration.FromHours(2));
        var half = arrivals.Count(one => one.At >= Start + Duration.FromHours(2) && one.At < Start + Duration.FromHours(2.5));

        Assert.InRange(before, 4_000 - 250, 4_000 + 250); // four standard deviations of 63
        Assert.InRange(half, 3_528 - 240, 3_528 + 240); // 1,000 + 4 × 1,000 × (1 − 1/e), standard deviation 59
        Assert.InRange(arrivals.Count, 24_000 - 620, 24_000 + 620); // 20,000 + 4 × 0.5 × 2,000, standard deviation 155
    }

    /// <summary>Outbreaks belong to the storm, by its name: whoever it hits meets the same ones.</summary>
    [Fact]
    public void A_random_storm_breaks_out_for_all_its_classes_at_once()
    {
        var storm = Arrived.Storm(StormShape.Decay, 5, 1) with { Starts = Arrived.Poisson(0.2, null) };
        var (one, other, renamed) = (Stream(storm), Stream(storm), Stream(storm with { Name = "other" }));
        var (hits, differs) = (0, false);
        for (var minute = 0; minute < 10_000; minute++)
        {
            var at = Start + Duration.FromMinutes(minute);
            var excess = one.ExcessAt(at);
            hits += excess > 3.9 ? 1 : 0;
            differs |= excess != renamed.ExcessAt(at);
            Assert.Equal(excess, other.ExcessAt(at));
        }

        Assert.True(differs);
        Assert.InRange(hits, 10, 1_000);
    }

    [Fact]
    public void Several_storms_add_their_excesses()
    {
        var varying = new VaryingRate(
            new RateModulation { Storms = [Arrived.Storm(StormShape.Fixed, 3, 5, null, 1), Arrived.Storm(StormShape.Fixed, 4, 5, null, 1)] }, Start);
        varying.Restart(Arrived.Draws(), Nodes.Request(1, 0));

        Assert.Equal(1 + 2 + 3, varying.At(Start + Duration.FromHours(2)));
    }

    private static StormStream Stream(Storm storm)
    {
        var stream = new StormStream(storm, Start);
        stream.Restart(Arrived.Draws());
        return stream;
    }
}
