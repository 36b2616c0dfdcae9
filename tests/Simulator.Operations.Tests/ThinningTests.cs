using Simulator.Scenarios;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Operations.Tests;

/// <summary>Candidates keep their numbers, whatever bends the rate.</summary>
public class ThinningTests
{
    private const double Peak = 600;

    private static readonly Instant Start = Arrived.At("2026-03-02T00:00:00Z");
    private static readonly Instant End = Start + Duration.FromDays(14);

    private static readonly RateModulation Everything = new()
    {
        Clock = ZoneClock.Find("Europe/Berlin")!,
        Profile = WeekProfile.OfficeHours,
        DayFactor = new DayFactor(0.25, 0.5),
        Storms = [Arrived.Storm(StormShape.Decay, 5, 2, null, 34)],
    };

    [Fact]
    public void A_lower_rate_keeps_a_subset() =>
        AssertSubset(Arrived.Poisson(4, Everything, Peak), Arrived.Poisson(8, Everything, Peak));

    [Fact]
    public void A_storm_only_adds() =>
        AssertSubset(Arrived.Poisson(8, Everything with { Storms = [] }, Peak), Arrived.Poisson(8, Everything, Peak));

    [Fact]
    public void A_higher_storm_only_adds() => AssertSubset(
        Arrived.Poisson(8, Everything, Peak),
        Arrived.Poisson(8, Everything with { Storms = [Arrived.Storm(StormShape.Decay, 6, 2, null, 34)] }, Peak));

    [Fact]
    public void Every_variant_keeps_candidates_of_the_same_number_and_time()
    {
        var candidates = Arrived.Before(Arrived.Poisson(Peak, null), Start, End).ToHashSet();

        Assert.Subset(candidates, Arrived.Before(Arrived.Poisson(8, Everything, Peak), Start, End).ToHashSet());
        Assert.Subset(candidates, Arrived.Before(Arrived.Poisson(30, Everything with { Profile = WeekProfile.Flat }, Peak), Start, End).ToHashSet());
    }

    [Fact]
    public void The_rate_never_exceeds_the_largest_rate()
    {
        var arrivals = Arrived.Poisson(8, Everything);
        for (var replication = 0; replication < 200; replication++)
        {
            var varying = new VaryingRate(Everything, Start);
            varying.Restart(Arrived.Draws(replication), Nodes.Request(1, 0));
            for (var hour = 0; hour < 24 * 7; hour++)
            {
                Assert.InRange(8 * varying.At(Start + Duration.FromHours(hour)), 0, arrivals.LargestRate.PerHour);
            }
        }
    }

    [Fact]
    public void A_modulation_that_does_nothing_changes_no_bit()
    {
        var plain = Arrived.Before(Arrived.Poisson(50, null), Start, End);

        Assert.Equal(plain, Arrived.Before(Arrived.Poisson(50, new RateModulation()), Start, End));
        Assert.Equal(plain, Arrived.Before(
            Arrived.Poisson(50, new RateModulation { Storms = [Arrived.Storm(StormShape.Decay, 1, 2, null, 1, 5)] }), Start, End));
    }

    [Theory]
    [InlineData("")]
    [InlineData("classes.item.arrivals.profile=flat")]
    [InlineData("classes.item.arrivals.dayFactor=none")]
    [InlineData("classes.item.arrivals.dayFactor.cv=0")]
    [InlineData("storms.rain.height=1")]
    [InlineData("run.timeZone=Asia/Tokyo")]
    public void Switched_off_features_reproduce_the_arrivals_of_a_scenario_without_them(string setting)
    {
        const string arrivals = """
            "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "9/h", "amplitude": 0.5 } } }
            """;
        var storm = setting.StartsWith("storms", StringComparison.Ordinal)
            ? """, "storms": { "rain": { "starts": { "kind": "poisson", "rate": "1/d" }, "classes": ["item"] } }"""
            : string.Empty;
        var without = Lab.Over($"{{ {arrivals} }}");
        var with = Lab.Over($"{{ {arrivals}{storm} }}", setting.Length == 0 ? [] : [setting]);

        Assert.Equal(
            Arrived.Before(without.Classes[0].Arrivals!, without.Run.Start, End), Arrived.Before(with.Classes[0].Arrivals!, with.Run.Start, End));
    }

    [Fact]
    public void Nothing_is_allocated_for_an_arrival()
    {
        var random = Arrived.Storm(StormShape.Fixed, 2, 3) with { Name = "random", Starts = Arrived.Poisson(0.1, null) };
        var stream = Arrived.Stream(Arrived.Poisson(20, Everything with { Storms = [.. Everything.Storms, random] }), Start);
        Run(stream); // the zone's offsets are looked up once
        stream.Restart(Arrived.Draws(1));
        Run(stream);
        var before = GC.GetAllocatedBytesForCurrentThread();
        stream.Restart(Arrived.Draws(2));
        Run(stream);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Run(ArrivalStream stream)
        {
            while (stream.MoveNext() && stream.At < End)
            {
            }
        }
    }

    private static void AssertSubset(Arrivals fewer, Arrivals more)
    {
        var (few, many) = (Arrived.Before(fewer, Start, End), Arrived.Before(more, Start, End));
        Assert.InRange(few.Count, 500, many.Count - 5);
        Assert.Subset(many.ToHashSet(), few.ToHashSet());
    }
}
