using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>Metrics of what follows root requests, against values reckoned by hand.</summary>
public class FollowUpMetricTests
{
    /// <summary>
    /// Four requests. Each brings a second step, and both steps come to 4 points, above the ceiling of 3; all four chains are wrong as a whole,
    /// which whoever is asked about the whole sees. A rejected second step is asked for once more, in vain, and each first step triggers a
    /// request that the policy refuses, whose agent tries once more.
    /// </summary>
    private static Scenario Four => Lab.Over("""
        { "chains": { "compositeWrong": "100%" }, "run": { "replications": 2 },
          "gates": { "approval": { "levels": ["single", "dual"] } },
          "policy": { "profile": "risk_tiered", "checks": "off" },
          "review": { "detectionMaximum": "100%" },
          "classes": {
            "item": { "arrivals": { "kind": "scripted", "at": ["0s", "1h", "2h", "3h"] }, "blastRadius": 2,
              "next": { "more": { "probability": "100%", "scope": "inside" } }, "triggers": { "stopped": { "probability": "100%" } } },
            "more": { "access": "write", "impact": "low", "wrong": "0%", "blastRadius": 2, "review": "12m", "detectionTime": "1s",
              "resubmission": { "probability": "100%", "delay": "5m", "limit": 1 } },
            "stopped": { "access": "write", "impact": "low", "content": { "connectorReviewed": false }, "pivot": { "probability": "100%", "limit": 1 } } } }
        """);

    [Theory]
    [InlineData("chain_escape_rate", "share", "governed", null, 0)]
    [InlineData("chain_escape_rate", "share", "auto_twin", null, 1)]
    [InlineData("chains_completed", "share", "governed", null, 0)]
    [InlineData("chain_approvals", "per_1000_roots", "auto_twin", null, 1000)]
    [InlineData("unseen_paths", "share", "governed", null, 1)]
    [InlineData("out_of_scope_steps", "per_1000_roots", "governed", "attempted", 0)]
    [InlineData("sequence_violations", "per_1000_roots", "governed", null, 0)]
    [InlineData("resubmitted", "share", "governed", null, 0)] // the roots themselves are never rejected
    [InlineData("resubmissions", "per_1000_roots", "governed", null, 1000)]
    [InlineData("resubmissions", "per_1000_roots", "auto_twin", null, 0)]
    [InlineData("friction", "per_1000_roots", "governed", null, 24_000)] // twelve minutes for the second step and twelve for it again
    [InlineData("friction", "per_1000_roots", "auto_twin", null, 0)]
    [InlineData("triggered", "per_1000_roots", "governed", null, 1000)]
    [InlineData("cascade_size", "mean", "governed", null, 1)]
    [InlineData("pivots", "per_1000_roots", "governed", "attempted", 1000)]
    [InlineData("pivots", "per_1000_roots", "governed", "blocked", 1000)]
    [InlineData("pivots", "per_1000_roots", "governed", "succeeded", 0)]
    [InlineData("unresolved", "count", "governed", null, 0)]
    public void What_follows_is_counted_for_its_root(string metric, string aggregate, string arm, string? outcome, double value)
    {
        var result = Assemble(Four, 1);
        var found = Assert.Single(result.Metrics, each => each.Metric == metric && each.Aggregate == aggregate
            && each.Where.Contains(new Dimension("arm", arm)) && (outcome is null || each.Where.Contains(new Dimension("outcome", outcome)))
            && each.Where.All(where => where.Name != "class"));
        Assert.Equal(value, found.Estimate.Value);
    }

    [Fact]
    public void The_owner_of_what_is_triggered_and_executed_is_traceable_unless_it_is_lost()
    {
        Assert.Equal(1, Traceable("0%"));
        Assert.Equal(0, Traceable("100%"));
    }

    [Fact]
    public void The_headline_says_that_only_follow_ups_wait() =>
        Assert.StartsWith("No root request waits for a person, but some that follow do", Assemble(Four, 1).Headline, StringComparison.Ordinal);

    [Fact]
    public void One_thread_and_many_give_the_same_bits()
    {
        var scenario = Lab.Extending("chained-actions", """
            { "run": { "horizon": "3d", "replications": 6 }, "chains": { "outOfOrder": "20%" },
              "classes": { "open-share": { "resubmission": {}, "triggers": { "copy-data": { "probability": "20%" } } }, "call-partner": { "pivot": {} } } }
            """);
        var bytes = new[] { 1, 2, 5 }.Select(threads => SummaryFile.Write(Assemble(scenario, threads))).ToList();
        Assert.All(bytes, each => Assert.Equal(bytes[0], each));
    }

    private static double Traceable(string lost) => Assert.Single(
        Assemble(Lab.Over($$"""
            { "policy": { "profile": "no_gate" }, "cascades": { "ownerLost": "{{lost}}" }, "classes": { "item": { "triggers": { "item": { "probability": "100%" } } } } }
            """), 1).Metrics,
        each => each.Metric == "owner_traceable" && each.Where.Contains(new Dimension("arm", "governed"))).Estimate.Value;

    private static RunResult Assemble(Scenario scenario, int threads)
    {
        var setup = new ReplicationSetup(scenario);
        return RunAssembler.Assemble(scenario, Replicator.Run(setup, threads), "test", string.Empty);
    }
}
