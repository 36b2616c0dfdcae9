using Simulator.Operations;
using Simulator.Statistics;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Operations.Tests;

public class LeakingTests
{
    private const int Many = 40_000;

    [Fact]
    public void The_default_attacker_comes_after_9_minutes_at_the_earliest_and_17_on_average()
    {
        var attempts = Leaks().Select(leak => (leak.FirstAttempt - leak.At).TotalMinutes).ToArray();
        Assert.True(attempts.Min() >= 9);
        Assert.InRange(attempts.Average(), 17 - 0.16, 17 + 0.16); // standard error 8 / 200 minutes
    }

    [Fact]
    public void Some_secrets_are_never_tried_and_some_leaks_never_noticed()
    {
        var leaks = Leaks("attack.neverAttacked=30%", "incidents.public-leak.detectionProbability=60%");
        Assert.InRange(leaks.Average(leak => leak.FirstAttempt == Instant.MaxValue ? 1.0 : 0), 0.29, 0.31);
        Assert.InRange(leaks.Average(leak => leak.IsNoticed ? 1.0 : 0), 0.59, 0.61);
    }

    [Fact]
    public void A_changed_lifetime_leaves_the_attacker_s_clock_alone()
    {
        var shorter = Leaks("incidents.public-leak.remainingLife=15m");
        var longer = Leaks("incidents.public-leak.remainingLife=60m");
        Assert.Equal(shorter.Select(leak => leak.FirstAttempt), longer.Select(leak => leak.FirstAttempt));
        Assert.All(shorter.Zip(longer), pair => Assert.Equal(Duration.FromMinutes(45), pair.Second.Ends - pair.First.Ends));
    }

    private static Leak[] Leaks(params string[] set)
    {
        var scenario = Lab.Shipped("baseline", set);
        var leaking = new Leaking(scenario);
        var draws = KeyedDraws.FromSeed(1, Nodes.FormatVersion, 0);
        return [.. Enumerable.Range(0, Many).Select(index => leaking.Draw(Nodes.Incident(1, index), scenario.Incidents[0], scenario.Run.Start, draws))];
    }
}
