using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Operations.Tests;

/// <summary>What is settled the moment a secret leaks.</summary>
public class LeakDrawTests
{
    private const int Many = 20_000;

    [Fact]
    public void No_success_comes_before_publication_and_the_fastest_of_the_family()
    {
        var scenario = Scenario("attack.publication.kind=exponential", "attack.publication.mean=10m", "attack.attemptSucceeds=40%");
        Assert.All(Leaks(scenario), leak =>
        {
            Assert.True(leak.Published >= leak.At);
            Assert.True(leak.FirstAttempt >= leak.Published + Duration.FromMinutes(9));
            Assert.True(leak.FirstSuccess >= leak.FirstAttempt);
        });
    }

    [Fact]
    public void The_first_attempt_succeeds_as_often_as_it_should_and_later_ones_are_memoryless()
    {
        var leaks = Leaks(Scenario("attack.attemptSucceeds=25%", "attack.attemptGap=20m"));
        Assert.InRange(leaks.Average(leak => leak.FirstSuccess == leak.FirstAttempt ? 1.0 : 0), 0.24, 0.26);
        var waits = leaks.Where(leak => leak.FirstSuccess > leak.FirstAttempt).Select(leak => (leak.FirstSuccess - leak.FirstAttempt).TotalMinutes).ToList();
        Assert.InRange(waits.Average(), 78, 82); // gap/p
    }

    [Fact]
    public void A_better_attacker_never_succeeds_later()
    {
        var weak = Leaks(Scenario("attack.attemptSucceeds=20%"));
        var strong = Leaks(Scenario("attack.attemptSucceeds=60%"));
        Assert.All(weak.Zip(strong), pair => Assert.True(pair.Second.FirstSuccess <= pair.First.FirstSuccess));
        Assert.Equal(weak.Select(leak => leak.FirstAttempt), strong.Select(leak => leak.FirstAttempt));
    }

    [Fact]
    public void Options_that_are_off_leave_the_draws_of_others_alone()
    {
        var plain = Leaks(Scenario());
        var all = Leaks(Scenario("attack.publication=7m", "attack.attemptSucceeds=50%", "attack.pivot=50%"));
        Assert.Equal(plain.Select(leak => leak.FirstAttempt + Duration.FromMinutes(7)), all.Select(leak => leak.FirstAttempt));
        Assert.Equal(plain.Select(leak => leak.IsNoticed), all.Select(leak => leak.IsNoticed));
        Assert.InRange(all.Average(leak => leak.Pivots ? 1.0 : 0), 0.48, 0.52);
    }

    [Fact]
    public void Thresholds_are_exponential_with_mean_one_and_belong_to_request_component_and_channel()
    {
        var draws = KeyedDraws.FromSeed(1, Nodes.FormatVersion, 0);
        double Threshold(long request, Component component, string channel) =>
            Leaking.Threshold(Nodes.CredentialLeak(Nodes.Request(1, request), component, Nodes.NameHash(channel)), draws);

        double[] thresholds = [.. Enumerable.Range(0, Many).Select(request => Threshold(request, Component.Executor, "default"))];
        Assert.InRange(thresholds.Average(), 0.98, 1.02);
        Assert.InRange(thresholds.Average(threshold => threshold > 1 ? 1.0 : 0), 0.358, 0.378); // 1/e
        Assert.Equal(3, new[] { thresholds[0], Threshold(0, Component.Orchestrator, "default"), Threshold(0, Component.Executor, "chat") }.Distinct().Count());
    }

    private static Scenario Scenario(params string[] set) => Lab.Shipped("baseline", set);

    private static Leak[] Leaks(Scenario scenario)
    {
        var leaking = new Leaking(scenario);
        var draws = KeyedDraws.FromSeed(1, Nodes.FormatVersion, 0);
        return [.. Enumerable.Range(0, Many).Select(index => leaking.Draw(Nodes.Incident(1, index), scenario.Incidents[0], scenario.Run.Start, draws))];
    }
}
