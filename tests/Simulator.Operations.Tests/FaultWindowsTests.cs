using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations.Tests;

public sealed class FaultWindowsTests
{
    private static readonly Instant Start = new(1_000_000);

    private static readonly KeyedDraws Draws = new(KeyedDraws.KeyFromSeed(7, Nodes.FormatVersion), 0);

    [Fact]
    public void A_schedule_comes_again_with_all_its_times()
    {
        var times = new FaultTimes.Schedule([Duration.FromHours(1), Duration.FromHours(5)], Duration.FromHours(2), Duration.FromHours(24));
        Assert.Equal([(1.0, 3.0), (5, 7), (25, 27), (29, 31)], Of(times, "x", 48).Take(4));
        Assert.Equal(2, Of(times with { Every = null }, "x", 48).Count);
        Assert.Equal([(1.0, 3.0)], Of(times, "x", 5)); // none begins at the limit
    }

    /// <summary>
    /// Over n cycles of an alternating renewal process with exponential times the share of time down is mttr ÷ (mtbf + mttr) = 0.2; by the delta
    /// method its standard deviation is 0.2 × 0.8 × √(2 ÷ n) = 0.00226 for n = 10,000.
    /// </summary>
    [Fact]
    public void In_the_long_run_it_is_down_for_its_share_of_the_time()
    {
        var faults = Of(new FaultTimes.Renewal(Duration.FromHours(8), Duration.FromHours(2)), "x", double.MaxValue).Take(10_000).ToList();
        Assert.All(faults.Zip(faults.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
        Assert.InRange(faults.Sum(fault => fault.To - fault.From) / faults[^1].To, 0.2 - 0.0068, 0.2 + 0.0068);
        Assert.InRange(faults.Average(fault => fault.To - fault.From), 2 - 0.06, 2 + 0.06); // three standard errors
    }

    [Fact]
    public void Faults_belong_to_the_replication_and_the_target_and_come_again_with_them()
    {
        var times = new FaultTimes.Renewal(Duration.FromHours(8), Duration.FromHours(2));
        Assert.Equal(Of(times, "x", 100), Of(times, "x", 100));
        Assert.NotEqual(Of(times, "x", 100), Of(times, "y", 100));
    }

    private static List<(double From, double To)> Of(FaultTimes times, string target, double hours)
    {
        var windows = new FaultWindows(times, target, Start, hours == double.MaxValue ? Instant.MaxValue : Start + Duration.FromHours(hours));
        windows.Restart(Draws);
        var faults = new List<(double, double)>();
        while (faults.Count < 10_000 && windows.MoveNext())
        {
            faults.Add(((windows.Begin - Start).TotalMinutes / 60, (windows.End - Start).TotalMinutes / 60));
        }

        return faults;
    }
}
