using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Simulation.Tests;

/// <summary>Who waits longer than promised breaks the glass, at a rate that grows with the delay.</summary>
public class OverrideHandCaseTests
{
    [Theory]
    [InlineData(0, 60)]
    [InlineData(1, 120)] // h0 2/h, L 1 h: 2 × (2 − 1)²/(2 × 1) = 1
    [InlineData(4, 180)]
    public void The_hazard_begins_at_the_service_level_and_grows_evenly(double threshold, double minutes) =>
        Assert.Equal(Duration.FromMinutes(minutes), Late().BreakGlass!.AgeAt(Duration.FromHours(1), threshold));

    [Fact]
    public void A_request_that_nobody_decides_is_executed_at_the_time_that_its_own_draw_says_and_its_gate_is_overridden()
    {
        var scenario = Late();
        var trail = Lab.Trail(scenario);
        var node = trail[0].Fact.Node.Value;
        var draws = new KeyedDraws(KeyedDraws.KeyFromSeed(scenario.Run.Seed, Nodes.FormatVersion), 0);
        var due = 60 + (60 * Math.Sqrt(draws.StandardExponential(node, DrawPurpose.OverrideThreshold)));
        Assert.Equal([due], trail.Minutes(Fact.Overridden), new Near());
        Assert.Equal([due], trail.Minutes(Fact.Executed), new Near());
        Assert.Equal([due + 600], trail.Minutes(Fact.OverrideReviewed), new Near());
        Assert.Empty(trail.Minutes(Fact.Expired));
        var all = Lab.Run(scenario).All;
        Assert.Equal(1, all.ByGateEnd[(int)GateEnd.Overridden]);
        Assert.Equal(1, all.ByGateEnd.Sum());
        Assert.Equal([1, 0, 1, 0, 0], all.Overrides);
        Assert.Equal((1, 0), (all.ApprovalLatency.Entered, all.ApprovalLatency.Count));
        Assert.Equal((0, 0), (all.Overseen, all.Unresolved)); // nobody oversaw it, and it is done
    }

    [Fact]
    public void One_that_goes_dark_is_reviewed_by_nobody()
    {
        var scenario = Late("breakGlass.unlogged=100%");
        Assert.Empty(Lab.Trail(scenario).Minutes(Fact.OverrideReviewed));
        Assert.Equal([0, 1, 0, 0, 0], Lab.Run(scenario).All.Overrides);
    }

    [Fact]
    public void A_review_later_than_its_limit_is_not_on_time() =>
        Assert.Equal([1, 0, 0, 0, 0], Lab.Run(Late("breakGlass.reviewWithin=599m")).All.Overrides);

    [Fact]
    public void A_decision_within_the_service_level_is_never_overridden() =>
        Assert.Empty(Lab.Trail(Late("classes.item.review=30m")).Minutes(Fact.Overridden));

    [Fact]
    public void The_reviewer_who_was_at_it_is_free_for_the_next_request()
    {
        var scenario = Late("classes.item.arrivals.at=[\"0s\",\"20h\"]", "classes.item.review=18h", "run.runOnLimit=30d");
        var trail = Lab.Trail(scenario);
        Assert.Equal(2, trail.Minutes(Fact.Overridden).Length);
        Assert.Equal([0, 1200], trail.Minutes(Fact.ReviewStarted));
    }

    [Fact]
    public void Without_a_promise_there_is_nothing_to_override_and_the_loader_says_so()
    {
        var loaded = Lab.Load("{ \"breakGlass\": { \"reviewPool\": \"nobody\" } }", ScenarioOverrides.None);
        Assert.Contains(loaded.Errors, error => error.JsonPath == "breakGlass" && error.Problem.Contains("service level", StringComparison.Ordinal));
        Assert.Contains(loaded.Errors, error => error.JsonPath == "breakGlass.reviewPool");
    }

    private static Scenario Late(params string[] set) => Lab.Over(
        """
        { "classes": { "item": { "serviceLevel": "60m", "review": "100h" } },
          "breakGlass": { "hazard": "2/h", "unlogged": "0%", "reviewDelay": "10h" } }
        """,
        set);

    private sealed class Near : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-6;

        public int GetHashCode(double obj) => 0;
    }
}
