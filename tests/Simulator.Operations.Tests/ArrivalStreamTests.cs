using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations.Tests;

public class ArrivalStreamTests
{
    private static readonly Instant Start = new(1_000_000_000_000);

    [Fact]
    public void Scripted_arrivals_come_when_they_are_due_and_then_end()
    {
        var stream = Stream(new Arrivals.Scripted([Duration.FromMinutes(1), Duration.FromMinutes(1), Duration.FromMinutes(5)]));
        Assert.Equal([1.0, 1, 5], Take(stream, 10).Select(arrival => arrival.Minute));
    }

    [Fact]
    public void Renewal_arrivals_keep_their_interval()
    {
        var stream = Stream(new Arrivals.Renewal(Fixed.At(60e6)));
        Assert.Equal([1.0, 2, 3, 4], Take(stream, 4).Select(arrival => arrival.Minute));
    }

    [Fact]
    public void A_restart_gives_the_same_arrivals_again()
    {
        var stream = Stream(Poisson(60, 60, 0));
        var first = Take(stream, 50);
        stream.Restart(Draws);
        Assert.Equal(first, Take(stream, 50));
    }

    [Fact]
    public void A_lower_rate_under_the_same_peak_keeps_a_subset_of_the_same_arrivals()
    {
        var all = Take(Stream(Poisson(60, 100, 0)), 1000);
        var fewer = Take(Stream(Poisson(40, 100, 0)), 300);
        Assert.Subset(all.ToHashSet(), fewer.ToHashSet());
    }

    [Theory]
    [InlineData(60, 60, 0.0)]
    [InlineData(60, 100, 0.0)]
    [InlineData(60, 120, 1.0)]
    public void The_mean_rate_is_kept_over_whole_cycles(double rate, double peak, double amplitude)
    {
        // 2,000 hours at 60 an hour: 120,000 arrivals, standard deviation 346.
        var stream = Stream(Poisson(rate, peak, amplitude));
        var count = 0;
        while (stream.MoveNext() && stream.At < Start + Duration.FromHours(2000))
        {
            count++;
        }

        Assert.InRange(count, 120_000 - 1400, 120_000 + 1400);
    }

    [Fact]
    public void A_varying_rate_is_higher_in_the_first_half_of_its_cycle()
    {
        var stream = Stream(Poisson(60, 120, 1));
        var halves = new int[2];
        while (stream.MoveNext() && stream.At < Start + Duration.FromHours(240))
        {
            halves[(int)((stream.At - Start).TotalHours / 12) % 2]++;
        }

        // The integral of 1 + sin over the two halves is in the ratio (pi + 2) : (pi - 2), about 4.5.
        Assert.InRange(halves[0] / (double)halves[1], 4.2, 4.8);
    }

    private static KeyedDraws Draws => KeyedDraws.FromSeed(1, Nodes.FormatVersion, 0);

    private static Arrivals.Poisson Poisson(double rate, double peak, double amplitude) =>
        new(new Rate(rate), new Rate(peak), amplitude, Duration.FromHours(24), Duration.Zero);

    private static ArrivalStream Stream(Arrivals arrivals)
    {
        var stream = new ArrivalStream(arrivals, Start, 1, Nodes.Request);
        stream.Restart(Draws);
        return stream;
    }

    private static List<(double Minute, ulong Node)> Take(ArrivalStream stream, int count)
    {
        var arrivals = new List<(double, ulong)>();
        while (arrivals.Count < count && stream.MoveNext())
        {
            arrivals.Add(((stream.At - Start).TotalMinutes, stream.Node.Value));
        }

        return arrivals;
    }
}
