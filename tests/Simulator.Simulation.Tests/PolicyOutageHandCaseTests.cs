using System.Text;
using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Simulation.Tests;

/// <summary>
/// The policy, which asks one person about everything, is down from minute 60 to minute 90. Requests come at minutes 50, 70 and 90; a review takes
/// 12 minutes, nothing else any time.
/// </summary>
public sealed class PolicyOutageHandCaseTests
{
    [Theory]
    [InlineData("failClosedHold", new[] { 62.0, 102.0, 114.0 }, new[] { 50.0, 90.0, 90.0 })] // the one of minute 70 is answered at minute 90
    [InlineData("failClosedDeny", new[] { 62.0, 102.0 }, new[] { 50.0, 90.0 })]
    [InlineData("failOpenAuto", new[] { 62.0, 70.0, 102.0 }, new[] { 50.0, 90.0 })]
    [InlineData("fallbackTemplate", new[] { 62.0, 70.0, 102.0 }, new[] { 50.0, 90.0 })] // a reversible write of low impact
    [InlineData("fallbackHuman", new[] { 62.0, 82.0, 102.0 }, new[] { 50.0, 70.0, 90.0 })]
    public void What_is_decided_in_an_outage_follows_the_mode_and_the_rest_does_not(string mode, double[] executed, double[] gated)
    {
        var trail = Lab.Trail(Outage(mode));
        Assert.Equal(executed, trail.Minutes(Fact.Executed));
        Assert.Equal(gated, trail.Minutes(Fact.GateEntered));
        Assert.Equal(mode == "failClosedDeny" ? [70.0] : [], trail.Minutes(Fact.Denied));
    }

    [Fact]
    public void A_template_asks_about_what_its_class_does_not_allow() =>
        Assert.Equal([50, 70, 90], Lab.Trail(Outage("fallbackTemplate", "classes.item.impact=high")).Minutes(Fact.GateEntered));

    /// <summary>Asked at minute 70, answered ten minutes later, which is time of the policy; nothing is held, nothing changed, no outage declared.</summary>
    [Fact]
    public void An_engine_that_is_slow_answers_later()
    {
        var scenario = Outage("slow", "faults.policyEngine.slowBy=10m");
        Assert.Equal([50.0, 80.0, 90.0], Lab.Trail(scenario).Minutes(Fact.GateEntered));
        var run = Lab.Run(scenario);
        Assert.Equal((1L, 0L, Minutes(10)), (run.Faults.SlowAnswers, run.Faults.Held, run.All.TimeByStage[(int)Stage.Policy]));
        Assert.DoesNotContain("policy_outage", Trail(scenario, tellsChanges: true), StringComparison.Ordinal);

        // Asked again at minute 63, slowly: answered at minute 74.
        var again = Outage("slow", "faults.policyEngine.slowBy=10m", "policy.latency=1m", "classes.item.staleness.after=30d", "classes.item.arrivals.at=[\"50m\"]");
        Assert.Equal([74.0], Lab.Trail(again).Minutes(Fact.Rechecked));
    }

    [Fact]
    public void The_time_held_is_a_part_of_its_own()
    {
        var run = Lab.Run(Outage("failClosedHold"));
        Assert.Equal((1L, Minutes(20)), (run.Faults.Held, run.Faults.HeldTime));
        Assert.Equal(Minutes(20), run.All.TimeByStage[(int)Stage.Held]);
        Assert.Equal(0, run.All.TimeByStage[(int)Stage.Policy]);
        Assert.Equal(Minutes(12 + 32 + 24), run.All.TimeByStage.Sum()); // as long as the requests took
    }

    [Fact]
    public void Failing_open_lets_wrong_actions_through_and_they_are_counted()
    {
        var run = Lab.Run(Outage("failOpenAuto", "classes.item.wrong=100%", "review.detectionMaximum=100%"));
        Assert.Equal((1L, 1L, 1L), (run.Faults.Executed, run.Faults.Escaped, run.Faults.Decisions[(int)Outcome.Auto]));
        Assert.Equal(0L, Lab.Run(Outage("failClosedDeny", "classes.item.wrong=100%")).Faults.Escaped);
    }

    [Fact]
    public void Both_arms_meet_the_same_outage_of_half_an_hour()
    {
        foreach (var arm in new[] { Arm.Governed, Arm.AutoTwin })
        {
            var faults = Lab.Run(Outage("failClosedHold"), arm).Faults;
            Assert.Equal((Minutes(30), 1L), (faults.DownTime[0], faults.Begun[0]));
        }

        Assert.Equal(Minutes(20), Lab.Run(Outage("failClosedHold", "run.warmUp=70m")).Faults.DownTime[0]);
        Assert.Equal(Minutes(10), Lab.Run(Outage("failClosedHold", "run.horizon=70m", "run.runOnLimit=10m")).Faults.DownTime[0]);
    }

    [Fact]
    public void A_second_look_before_an_execution_waits_for_the_engine_too()
    {
        // A minute to evaluate: answered at minute 51, approved at minute 63, asked again until minute 64, when nobody answers.
        var held = Outage("failClosedHold", "policy.latency=1m", "classes.item.staleness.after=30d", "classes.item.arrivals.at=[\"50m\"]");
        Assert.Equal([90.0], Lab.Trail(held).Minutes(Fact.Rechecked));
        Assert.Equal(Minutes(26), Lab.Run(held).Faults.HeldTime);
        var denied = Outage("failClosedDeny", "policy.latency=1m", "classes.item.staleness.after=30d", "classes.item.arrivals.at=[\"50m\"]");
        Assert.Equal([64.0], Lab.Trail(denied).Minutes(Fact.Denied));
    }

    [Theory]
    [InlineData("failClosedHold", 0)]
    [InlineData("failClosedDeny", 2)]
    [InlineData("failOpenAuto", 2)]
    [InlineData("fallbackTemplate", 2)]
    [InlineData("fallbackHuman", 2)]
    public void The_trail_declares_the_outage_and_names_what_stands_in(string mode, int changes)
    {
        var scenario = Outage(mode);
        var text = Trail(scenario, tellsChanges: true);
        Assert.Empty(Verify(text).Findings);
        Assert.Equal(changes, text.Split("\"fact\":\"policy_changed\"").Length - 1);
        Assert.Equal(changes > 0, text.Contains($"\"fallback\":\"{scenario.Faults!.PolicyEngine!.Table?.Version}\"", StringComparison.Ordinal));
        Assert.Contains("policy_outage", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_that_goes_on_deciding_in_a_declared_outage_is_found()
    {
        var scenario = Outage("failOpenAuto");
        var report = Verify(Trail(Outage("failOpenAuto", "faults=none"), tellsChanges: false, scenario));
        Assert.Equal([TrailRule.I29], report.Findings.Select(finding => finding.Rule).Distinct());
    }

    [Fact]
    public void A_widened_scope_comes_back_after_the_outage()
    {
        var scenario = Lab.Over(
            """
            {
              "policy": { "profile": "risk_tiered", "checks": "off", "widening": { "author": "a", "above": 2, "widenAfter": "10m", "below": 2, "restoreAfter": "5m" } },
              "classes": { "item": { "origin": "human", "impact": "medium", "arrivals": { "kind": "scripted", "at": ["0m", "0m", "0m", "0m", "20m"] } } },
              "gates": { "approval": { "levels": ["single", "dual"] } },
              "faults": { "policyEngine": { "when": { "kind": "schedule", "at": ["5m", "15m"], "for": "4m" }, "whileDown": "failClosedDeny" } }
            }
            """);
        var changes = new List<(double Minute, int Version)>();
        new Replication(new ReplicationSetup(scenario), Arm.Governed)
        {
            PolicyChanges = change => changes.Add(((change.At - scenario.Run.Start).TotalMinutes, (int)change.Detail)),
        }.Run(0);
        Assert.Equal([(5, 2), (9, 0), (10, 1), (15, 2), (19, 1), (41, 0)], changes);
    }

    [Fact]
    public void Outages_between_which_nothing_is_decided_change_no_request()
    {
        var without = Lab.Trail(Outage("failOpenAuto", "faults=none"));
        var beside = Lab.Trail(Outage("failOpenAuto", "faults.policyEngine.when.at=[\"51m\"]", "faults.policyEngine.when.for=10m"));
        Assert.Equal(
            without.Select(entry => (entry.Minute, entry.Fact.Fact, entry.Fact.Detail)),
            beside.Where(entry => entry.Fact.Fact != Fact.PolicyChanged).Select(entry => (entry.Minute, entry.Fact.Fact, entry.Fact.Detail)));
    }

    private static long Minutes(double minutes) => Duration.FromMinutes(minutes).Microseconds;

    private static Scenario Outage(string mode, params string[] set) => Lab.Over(
        $$"""
        {
          "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["50m", "70m", "90m"] } } },
          "faults": { "policyEngine": { "when": { "kind": "schedule", "at": ["60m"], "for": "30m" }, "whileDown": "{{mode}}" } }
        }
        """,
        set);

    /// <summary>The trail of a scenario; with another one given, the outages of that one are declared all the same.</summary>
    private static string Trail(Scenario scenario, bool tellsChanges, Scenario? declared = null)
    {
        using var stream = new MemoryStream();
        var setup = new ReplicationSetup(scenario);
        using var writer = new TrailWriter(
            stream, new TrailHeader(scenario.Name, new string('0', 64), 1, 0), scenario.Policy.Table, scenario.Gates, setup.Credentials, new Numbers(),
            Staff.PoolOfPerson(scenario), variants: (declared ?? scenario).PolicyVariants);
        if (declared is not null)
        {
            new Replication(new ReplicationSetup(declared), Arm.Governed) { PolicyOutages = writer.DeclarePolicyOutage }.Run(0);
        }

        new Replication(setup, Arm.Governed)
        {
            PolicyChanges = tellsChanges ? change => writer.Write(change, default) : null,
            PolicyOutages = writer.DeclarePolicyOutage,
        }.Run(0, writer.Write);
        writer.Complete();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static TrailReport Verify(string trail)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(trail));
        return TrailVerifier.Verify(stream);
    }

    private sealed class Numbers : ITrailNames
    {
        public string NameOfPerson(PersonId person) => $"person {person.Value}";

        public string NameOfClass(ClassId kind) => $"class {kind.Index}";

        public string NameOfService(int service) => $"service {service}";

        public string NameOfPool(int pool) => $"pool {pool}";
    }
}
