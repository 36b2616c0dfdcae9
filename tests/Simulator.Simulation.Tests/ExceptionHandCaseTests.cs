using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>One-off exceptions: what enters a gate is waved through as a special case that nobody approves.</summary>
public class ExceptionHandCaseTests
{
    [Fact]
    public void An_exception_goes_around_its_gate_at_once_and_nobody_begins_a_review()
    {
        var scenario = Waved();
        var trail = Lab.Trail(scenario);
        Assert.Equal([0, 60], trail.Minutes(Fact.Overridden));
        Assert.Equal([0, 60], trail.Minutes(Fact.Executed));
        Assert.Equal([600, 660], trail.Minutes(Fact.OverrideReviewed)); // 10 h after each
        Assert.Empty(trail.Minutes(Fact.ReviewStarted));
        Assert.Empty(trail.Minutes(Fact.Authorised));
        var all = Lab.Run(scenario).All;
        Assert.Equal([2, 0, 2, 2, 0], all.Overrides);
        Assert.Equal(2, all.ByGateEnd[(int)GateEnd.Overridden]);
    }

    [Fact]
    public void Exceptions_without_a_record_are_counted_apart_and_reviewed_by_nobody()
    {
        var scenario = Waved("classes.item.content.exception.unlogged=100%");
        Assert.Empty(Lab.Trail(scenario).Minutes(Fact.OverrideReviewed));
        Assert.Equal([0, 2, 0, 0, 2], Lab.Run(scenario).All.Overrides);
    }

    [Fact]
    public void The_trail_vouches_for_recorded_exceptions_and_shows_the_dark_ones()
    {
        Assert.Empty(Trails.Verify(Waved()).Findings);
        var dark = Trails.Verify(Waved("classes.item.content.exception.unlogged=100%"));
        Assert.Equal((2L, 2L), (dark.CountOf(TrailRule.I10), dark.CountOf(TrailRule.I11))); // both requests
        Assert.All(dark.Findings, finding => Assert.True(finding.Rule is TrailRule.I10 or TrailRule.I11, finding.Message));
    }

    [Fact]
    public void Each_request_is_one_by_its_own_draw_and_the_others_are_reviewed()
    {
        var scenario = Waved("classes.item.content.exception.probability=50%", "classes.item.arrivals.at=[\"0m\",\"60m\",\"120m\",\"180m\",\"240m\",\"300m\"]");
        var trail = Lab.Trail(scenario);
        var draws = new KeyedDraws(KeyedDraws.KeyFromSeed(scenario.Run.Seed, Nodes.FormatVersion), 0);
        var entered = trail.Where(entry => entry.Fact.Fact == Fact.GateEntered).ToList();
        var waved = entered.Count(entry => draws.Uniform(entry.Fact.Node.Value, DrawPurpose.SpecialCase) < 0.5);
        Assert.InRange(waved, 1, 5); // or the draws of this seed would tell nothing
        Assert.Equal(waved, trail.Minutes(Fact.Overridden).Length);
        Assert.Equal(6 - waved, trail.Minutes(Fact.ReviewStarted).Length);
        Assert.Equal(waved, Lab.Run(scenario).All.Overrides[(int)OverrideCount.RecordedException]);
    }

    [Fact]
    public void A_full_queue_does_not_turn_an_exception_away()
    {
        var scenario = Lab.Over(
            """
            { "pools": { "desk": { "waitingRoom": 0 } },
              "classes": {
                "item": { "arrivals": { "at": ["1m"] }, "content": { "exception": { "probability": "100%", "unlogged": "0%" } } },
                "slow": { "arrivals": { "kind": "scripted", "at": ["0m", "2m"] }, "access": "write", "impact": "low", "wrong": "0%", "review": "12m", "execution": "0s" } },
              "breakGlass": {} }
            """);
        var trail = Lab.Trail(scenario);
        Assert.Equal([1], trail.Minutes(Fact.Overridden));
        Assert.Equal([2], trail.Minutes(Fact.TurnedAway)); // the queue is full indeed
    }

    [Fact]
    public void One_whose_override_lapsed_unused_waits_like_others()
    {
        var scenario = Waved("policy.issueDelay=2h", "classes.item.arrivals.at=[\"0m\"]");
        var trail = Lab.Trail(scenario);
        Assert.Equal([0], trail.Minutes(Fact.Overridden));
        Assert.Equal([120], trail.Minutes(Fact.ApprovalLapsed));
        Assert.NotEmpty(trail.Minutes(Fact.ReviewStarted));
        Assert.Equal(0, Lab.Run(scenario).All.Overrides[(int)OverrideCount.RecordedException]);
    }

    [Fact]
    public void A_probability_of_zero_changes_nothing() =>
        Assert.Equal([12, 72], Lab.Trail(Waved("classes.item.content.exception.probability=0%")).Minutes(Fact.Executed));

    [Fact]
    public void Nothing_says_what_an_exception_is_good_for_without_break_glass_and_the_loader_says_so()
    {
        var loaded = Lab.Load("""{ "classes": { "item": { "content": { "exception": {} } } } }""", ScenarioOverrides.None);
        Assert.Equal("classes.item.content.exception", Assert.Single(loaded.Errors).JsonPath);
    }

    private static Scenario Waved(params string[] set) => Lab.Over(
        """
        { "classes": { "item": { "arrivals": { "at": ["0m", "60m"] }, "content": { "exception": { "probability": "100%", "unlogged": "0%" } } } },
          "breakGlass": { "reviewDelay": "10h" } }
        """,
        set);
}
