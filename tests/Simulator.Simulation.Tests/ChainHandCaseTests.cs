using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>Chains whose course a person can reckon: each step of two points runs on its own, two of them exceed the ceiling of three.</summary>
public class ChainHandCaseTests
{
    private const double Minute = 60e6;
    private const string Steady = """{ "kind": "poisson", "rate": "10/h" }""";

    /// <summary>Two steps, both writes of low impact with a blast radius of 2; whoever looks at the whole sees what is wrong.</summary>
    private static string Steps(
        string chains, string next = """{ "more": { "probability": "100%" } }""", string arrivals = """{ "kind": "scripted", "at": ["0s"] }""") => $$"""
        { "chains": {{chains}},
          "gates": { "approval": { "levels": ["single", "dual"] } },
          "policy": { "profile": "risk_tiered", "checks": "off" },
          "review": { "detectionMaximum": "100%" },
          "classes": {
            "item": { "arrivals": {{arrivals}}, "blastRadius": 2, "detectionTime": "1s", "discovery": "50m", "rollback": "10m", "next": {{next}} },
            "more": { "access": "write", "impact": "low", "wrong": "0%", "blastRadius": 2, "review": "12m", "detectionTime": "1s", "execution": "0s",
              "discovery": "50m", "rollback": "10m", "credential": { "ttl": "15m", "revokeDelay": "0s" }, "session": "none" } } }
        """;

    [Fact]
    public void Single_decisions_let_a_chain_through_that_is_wrong_as_a_whole()
    {
        var scenario = Lab.Over(Steps("""{ "compositeWrong": "100%" }"""), "policy.chain.enabled=false");
        var run = Lab.Run(scenario);
        Assert.Equal([0, 0], Lab.Trail(scenario).Minutes(Fact.Executed));
        Assert.Equal((1L, 1L, 1L, 1L), (run.FollowUps.Chains.Begun, run.FollowUps.Chains.Completed, run.FollowUps.Chains.WrongBegun, run.FollowUps.Chains.WrongCompleted));
        Assert.Equal((1L, 2L, 0L), (run.All.Roots, run.All.Executed, run.All.Wrong)); // no single step is wrong
        Assert.Equal((1 + 1) * 2 * 60, run.All.WrongActionExposure / Minute); // severity × blast radius of both, for the hour until it is undone
    }

    [Fact]
    public void The_ceiling_asks_about_the_whole_and_there_it_is_seen()
    {
        var scenario = Lab.Over(Steps("""{ "compositeWrong": "100%" }"""));
        var trail = Lab.Trail(scenario);
        var run = Lab.Run(scenario);
        Assert.Equal([0], trail.Minutes(Fact.Executed));
        Assert.Equal([12], trail.Minutes(Fact.Rejected));
        Assert.Equal((0L, 0L, 0L), (run.FollowUps.Chains.Completed, run.FollowUps.Chains.WrongCompleted, run.FollowUps.Chains.Approved));
        Assert.Equal((1L, 1L), (run.All.WrongReviewed, run.All.Detected));
        Assert.Equal((0.0, 0.0), (run.All.WrongActionExposure, run.All.Omission)); // to stop it is no omission
        Assert.Equal((1L, 0L), (run.All.TimeToExecuted.Count, run.All.TimeToExecuted.NeverCount)); // the root itself was executed
    }

    [Fact]
    public void A_chain_that_is_right_goes_on_when_it_was_approved_and_the_approval_holds_up_to_the_new_ceiling()
    {
        // 2; 4 > 3 is asked for and granted; 6 > 4 is asked for again.
        var scenario = Lab.Over(Steps("{}", """{ "item": { "probability": "100%" } }"""), "chains.longest=3");
        var run = Lab.Run(scenario);
        Assert.Equal([0, 12, 24], Lab.Trail(scenario).Minutes(Fact.Executed));
        Assert.Equal((1L, 1L, 2L), (run.FollowUps.Chains.Begun, run.FollowUps.Chains.Completed, run.FollowUps.Chains.Approved));
        Assert.Equal(1, run.All.Roots);
        Assert.Empty(Verify(scenario).Findings);
    }

    [Fact]
    public void Steps_below_a_ceiling_that_was_granted_need_no_approval()
    {
        // Both steps come to 4 points: that is beyond 3.9, but not beyond 4.
        Assert.Equal(1, Lab.Run(Lab.Over(Steps("{}"), "policy.chain.initialCeiling=3.9")).FollowUps.Chains.Approved);
        Assert.Equal(0, Lab.Run(Lab.Over(Steps("{}"), "policy.chain.initialCeiling=4")).FollowUps.Chains.Approved);
    }

    [Fact]
    public void A_step_outside_the_scope_is_refused_by_the_stop_row_and_executed_where_there_is_none()
    {
        var next = """{ "more": { "probability": "100%", "scope": "outside" } }""";
        var stopped = Lab.Run(Lab.Over(Steps("{}", next))).FollowUps.Chains;
        var open = Lab.Run(Lab.Over(Steps("{}", next), "policy.profile=no_gate")).FollowUps.Chains;
        Assert.Equal([1, 1, 0], stopped.OutOfScope);
        Assert.Equal([1, 0, 1], open.OutOfScope);
        Assert.Equal((1L, 0L, 1L), (stopped.Unseen, stopped.Completed, open.Completed));
    }

    [Fact]
    public void A_step_nobody_declared_inside_the_scope_is_an_unseen_path_and_no_trespass()
    {
        var chains = Lab.Run(Lab.Over(Steps("{}", """{ "more": { "probability": "100%", "scope": "inside" } }"""))).FollowUps.Chains;
        Assert.Equal(1, chains.Unseen);
        Assert.Equal([0, 0, 0], chains.OutOfScope);
    }

    [Fact]
    public void An_agent_that_does_not_wait_executes_out_of_order_and_the_trail_shows_the_ceiling_broken()
    {
        // The first step takes 30 minutes; the second, asked for at once, is weighed without it and executed before.
        string[] hasty = ["classes.item.execution=30m", "chains.outOfOrder=100%", "policy.recheck=false"];
        var scenario = Lab.Over(Steps("""{ "compositeWrong": "100%" }"""), hasty);
        var chains = Lab.Run(scenario).FollowUps.Chains;
        Assert.Equal((1L, 1L, 1L), (chains.OutOfOrder, chains.WrongCompleted, chains.Completed));
        var finding = Assert.Single(Verify(scenario).Findings);
        Assert.Equal(TrailRule.I31, finding.Rule);
        Assert.Contains("4 points; people approved 3", finding.Message, StringComparison.Ordinal);

        var patient = Lab.Over(Steps("{}"), "classes.item.execution=30m");
        Assert.Equal(0, Lab.Run(patient).FollowUps.Chains.OutOfOrder);
        Assert.Empty(Verify(patient).Findings);
    }

    [Fact]
    public void The_trail_of_a_step_names_its_chain_and_its_number()
    {
        var text = System.Text.Encoding.UTF8.GetString(Written(Lab.Over(Steps("{}"))));
        var submitted = text.Split('\n').Where(line => line.Contains("\"submitted\"", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, submitted.Length);
        var first = submitted[0].Split("\"node\":\"")[1][..16];
        Assert.Contains($"\"chain\":{{\"of\":\"{first}\",\"step\":0,", submitted[0], StringComparison.Ordinal);
        Assert.Contains($"\"chain\":{{\"of\":\"{first}\",\"step\":1,\"points\":2,", submitted[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Chains_escape_a_whole_review_as_the_search_law_says()
    {
        // Everybody looks for 12 minutes with a time constant of 12 minutes: 0.9 × (1 − 1/e) = 0.5689 are found, 0.4311 escape.
        var scenario = Lab.Over(
            Steps("""{ "compositeWrong": "50%" }""", arrivals: Steady), "run.horizon=1000h", "pools.desk.reviewers=20", "review.detectionMaximum=90%",
            "classes.more.detectionTime=12m");
        var chains = Lab.Run(scenario).FollowUps.Chains;
        Assert.InRange(chains.WrongBegun / (double)chains.Begun, 0.485, 0.515);
        Assert.InRange(chains.WrongCompleted / (double)chains.WrongBegun, 0.410, 0.452); // 3 standard errors of some 5,000
        Assert.Equal(chains.Begun, chains.Completed + (chains.WrongBegun - chains.WrongCompleted));
        var twin = Lab.Run(scenario, Arm.AutoTwin).FollowUps.Chains;
        Assert.Equal((chains.Begun, chains.WrongBegun, chains.WrongBegun), (twin.Begun, twin.WrongBegun, twin.WrongCompleted));
    }

    [Fact]
    public void The_lengths_of_chains_follow_the_kernel()
    {
        // A step comes again with probability 1/2, up to 4: lengths 1, 2, 3, 4 with 1/2, 1/4, 1/8, 1/8; mean 1.875.
        var scenario = Lab.Over(
            Steps("{}", """{ "item": { "probability": "50%" } }""", Steady), "chains.longest=4", "run.horizon=1000h", "policy.chain.enabled=false");
        var run = Lab.Run(scenario);
        Assert.InRange(run.All.Executed / (double)run.All.Roots, 1.843, 1.907);
        Assert.InRange(run.FollowUps.Chains.Begun / (double)run.All.Roots, 0.485, 0.515);
        Assert.Equal((0L, run.FollowUps.Chains.Begun), (run.All.Unresolved, run.FollowUps.Chains.Completed));
    }

    [Theory]
    [InlineData("""{ "classes": { "item": { "next": { "nowhere": { "probability": "10%" } } } } }""", "there is no class")]
    [InlineData("""{ "classes": { "item": { "next": { "item": { "probability": "70%" }, "other": { "probability": "40%" } } }, "other": { "access": "read", "impact": "low" } } }""", "add up to 110%")]
    [InlineData("""{ "chains": {} }""", "no class has a next step")]
    public void A_chain_that_cannot_be_is_refused(string layer, string problem) =>
        Assert.Contains(Lab.Load(layer, ScenarioOverrides.None).Errors, error => error.ToString().Contains(problem, StringComparison.Ordinal));

    private static TrailReport Verify(Scenario scenario) => TrailVerifier.Verify(new MemoryStream(Written(scenario)));

    private static byte[] Written(Scenario scenario)
    {
        var setup = new ReplicationSetup(scenario);
        using var stream = new MemoryStream();
        using var writer = new TrailWriter(
            stream, new TrailHeader(scenario.Name, new string('0', 64), 1, 0), scenario.Policy.Table, scenario.Gates, setup.Credentials, new Names(), setup.PoolOfPerson);
        new Replication(setup, Arm.Governed).Run(0, writer.Write);
        writer.Complete();
        return stream.ToArray();
    }

    private sealed class Names : ITrailNames
    {
        public string NameOfClass(ClassId kind) => $"class {kind.Index}";

        public string NameOfPerson(PersonId person) => $"person {person.Value}";

        public string NameOfPool(int pool) => $"pool {pool}";

        public string NameOfService(int service) => $"service {service}";
    }
}
