using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>
/// A policy that asks one person about everything and stops writes. From minute 60 to minute 90 it is an older version that has no stop yet, or
/// rows of it are in error. Wrong writes come at minutes 50, 70 and 90; a review, which recognises nothing, takes 12 minutes.
/// </summary>
public sealed class PolicyLapseHandCaseTests
{
    private const string Layer = """
        {
          "policy": { "checks": "off", "rows": { "freeze": { "stage": "stop", "when": { "access": "write" }, "then": "deny", "reason": "no writes this week" } } },
          "classes": { "item": { "wrong": "100%", "arrivals": { "kind": "scripted", "at": ["50m", "70m", "90m"] } } },
          "review": { "detectionMaximum": "0%" },
          "faults": { "FAULT": { "when": { "kind": "schedule", "at": ["60m"], "for": "30m" }, MODE } }
        }
        """;

    private const string Older = "\"lacks\": [\"freeze\"]";
    private const string Skipped = "\"rows\": [\"freeze\"], \"onError\": \"skipRow\"";

    [Theory]
    [InlineData("policyBundle", Older)]
    [InlineData("policyRows", Skipped)] // a stop that is skipped fails open
    public void What_is_to_be_stopped_passes_while_the_stop_is_missing(string fault, string mode)
    {
        var scenario = Lapse(fault, mode);
        var trail = Lab.Trail(scenario);
        Assert.Equal([50.0, 90.0], trail.Minutes(Fact.Denied));
        Assert.Equal([82.0], trail.Minutes(Fact.Executed));
        var faults = Lab.Run(scenario).Faults;
        Assert.Equal(new PolicyLapseResult(1, 0, 1, 1), fault == "policyBundle" ? faults.OlderPolicy : faults.RowErrors);
        Assert.Equal(default, fault == "policyBundle" ? faults.RowErrors : faults.OlderPolicy);
        Assert.Equal(1L, faults.Begun[(int)(fault == "policyBundle" ? FaultTarget.PolicyBundle : FaultTarget.PolicyRows)]);
    }

    [Theory]
    [InlineData("\"rows\": [\"everything\"]")] // refused in error
    [InlineData("\"rows\": [\"everything\"], \"onError\": \"skipRow\"")] // no row is left that allows anything
    public void Rows_that_allow_fail_closed_either_way(string mode)
    {
        var scenario = Lapse("policyRows", mode, "policy.rows.freeze.enabled=false");
        Assert.Equal([70.0], Lab.Trail(scenario).Minutes(Fact.Denied));
        Assert.Equal([62.0, 102.0], Lab.Trail(scenario).Minutes(Fact.Executed));
        Assert.Equal(new PolicyLapseResult(0, 1, 0, 0), Lab.Run(scenario).Faults.RowErrors);
    }

    /// <summary>The row in error is about reads: the writes do not meet it.</summary>
    [Fact]
    public void Whoever_does_not_meet_the_row_is_decided_as_ever()
    {
        var scenario = Lapse("policyRows", "\"rows\": [\"freeze\"], \"onError\": \"skipRow\"", "policy.rows.freeze.when.access=read");
        Assert.Equal([62.0, 82.0, 102.0], Lab.Trail(scenario).Minutes(Fact.Executed));
        Assert.Equal(default, Lab.Run(scenario).Faults.RowErrors);
    }

    [Fact]
    public void An_older_threshold_lets_pass_what_the_new_one_asks_about()
    {
        var scenario = Lab.Over(
            """
            {
              "policy": { "profile": "risk_tiered", "threshold": "90%" },
              "classes": { "item": { "impact": "medium", "confidence": { "right": { "kind": "fixed", "value": "80%" } }, "arrivals": { "kind": "scripted", "at": ["50m", "70m", "90m"] } } },
              "gates": { "approval": { "levels": ["single", "dual"] } },
              "faults": { "policyBundle": { "when": { "kind": "schedule", "at": ["60m"], "for": "30m" }, "threshold": "70%" } }
            }
            """);
        Assert.Equal([62.0, 70.0, 102.0], Lab.Trail(scenario).Minutes(Fact.Executed));
        Assert.Equal(new PolicyLapseResult(1, 0, 1, 0), Lab.Run(scenario).Faults.OlderPolicy);
        Assert.Equal(default, Lab.Run(scenario, Arm.AutoTwin).Faults.OlderPolicy); // nobody is asked there anyway
    }

    /// <summary>Decided by the older version at minute 85, approved at minute 97, when the right one has come back and is asked again.</summary>
    [Theory]
    [InlineData("30m", 97.0, 0)]
    [InlineData("60m", null, 1)] // the older version still answers
    public void A_second_look_by_the_right_version_finds_what_the_older_one_let_pass(string length, double? denied, long executed)
    {
        var scenario = Lapse("policyBundle", Older, "classes.item.staleness.after=30d", "classes.item.arrivals.at=[\"85m\"]", "faults.policyBundle.when.for=" + length);
        Assert.Equal(denied is { } at ? [at] : [], Lab.Trail(scenario).Minutes(Fact.Denied));
        Assert.Equal(new PolicyLapseResult(1, 0, executed, executed), Lab.Run(scenario).Faults.OlderPolicy);
    }

    /// <summary>The second look of minute 97 falls into an outage that lets everything pass: nobody who knows better has looked.</summary>
    [Fact]
    public void What_stands_in_for_the_engine_does_not_make_right_what_an_older_version_let_pass()
    {
        var scenario = Lab.Over(
            Layer.Replace("\"FAULT\"", "\"policyBundle\"", StringComparison.Ordinal).Replace("MODE } }", Older + """
                 },
                "policyEngine": { "when": { "kind": "schedule", "at": ["95m"], "for": "10m" }, "whileDown": "failOpenAuto" } }
                """, StringComparison.Ordinal),
            "classes.item.staleness.after=30d",
            "classes.item.arrivals.at=[\"85m\"]");
        Assert.Equal([97.0], Lab.Trail(scenario).Minutes(Fact.Executed));
        Assert.Equal(new PolicyLapseResult(1, 0, 1, 1), Lab.Run(scenario).Faults.OlderPolicy);
    }

    [Fact]
    public void What_stands_in_for_an_engine_that_is_down_goes_before_the_older_version_and_that_before_rows_in_error()
    {
        var scenario = Lab.Over(
            Layer.Replace("\"FAULT\"", "\"policyBundle\"", StringComparison.Ordinal).Replace("MODE } }", Older + """
                 },
                "policyEngine": { "when": { "kind": "schedule", "at": ["70m"], "for": "10m" }, "whileDown": "failOpenAuto" },
                "policyRows": { "when": { "kind": "schedule", "at": ["55m"], "for": "1h" }, "rows": ["everything"] } }
                """, StringComparison.Ordinal),
            "classes.item.arrivals.at=[\"65m\",\"75m\",\"85m\",\"95m\",\"2h\"]");
        var trail = Lab.Trail(scenario);
        Assert.Equal([65.0, 85.0], trail.Minutes(Fact.GateEntered)); // by the older version, which knows nothing of the error
        Assert.Equal([75.0], trail.Minutes(Fact.Executed).Where(minute => minute == 75)); // by the stand-in
        Assert.Equal([95.0, 120.0], trail.Minutes(Fact.Denied)); // a write, which the stop refuses with or without the error
        Assert.Equal([(55.0, 3), (60.0, 2), (70.0, 1), (80.0, 2), (90.0, 3), (115.0, 0)], Changes(scenario));
        Assert.Empty(Trails.Findings(scenario));
    }

    [Theory]
    [InlineData("policyBundle", Older, "gate_everywhere_older@")]
    [InlineData("policyRows", Skipped, "gate_everywhere_row_error@")]
    public void The_trail_names_what_decided_and_every_decision_can_be_made_again(string fault, string mode, string version)
    {
        var scenario = Lapse(fault, mode);
        Assert.Equal([(60.0, 1), (90.0, 0)], Changes(scenario));
        Assert.StartsWith(version, scenario.PolicyVariants[0].Policy.Version, StringComparison.Ordinal);
        Assert.Empty(Trails.Findings(scenario));
    }

    private static Scenario Lapse(string fault, string mode, params string[] set) =>
        Lab.Over(Layer.Replace("FAULT", fault, StringComparison.Ordinal).Replace("MODE", mode, StringComparison.Ordinal), set);

    private static List<(double Minute, int Version)> Changes(Scenario scenario)
    {
        var changes = new List<(double, int)>();
        new Replication(new ReplicationSetup(scenario), Arm.Governed)
        {
            PolicyChanges = change => changes.Add(((change.At - scenario.Run.Start).TotalMinutes, (int)change.Detail)),
        }.Run(0);
        return changes;
    }
}
