using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>One request of an AI that ought to have a ticket (10 minutes), a handoff note, a reviewer (12 minutes) and a pause (30 minutes).</summary>
public class CompressionHandCaseTests
{
    private const string Kept = "\"review\": false, ";

    [Fact]
    public void The_whole_process_leaves_everything_and_takes_its_time()
    {
        var scenario = Over(null);
        Assert.Equal([40], Lab.Trail(scenario).Minutes(Fact.Executed));
        Assert.Equal([0, 0, 0, 0], Lab.Run(scenario).All.ArtefactsLost);
    }

    [Fact]
    public void What_nobody_reviews_runs_at_once_and_leaves_no_artefact()
    {
        var scenario = Over("");
        var trail = Lab.Trail(scenario);
        Assert.Equal([0], trail.Minutes(Fact.Executed));
        Assert.Empty(trail.Minutes(Fact.TicketOpened));
        Assert.Empty(trail.Minutes(Fact.GateEntered));
        Assert.Equal([1, 1, 1, 1], Lab.Run(scenario).All.ArtefactsLost);
        Assert.Equal([0, 0, 0, 0], Lab.Run(scenario, Arm.AutoTwin).All.ArtefactsLost); // there the policy asks nobody
    }

    [Fact]
    public void A_review_without_a_ticket_begins_at_once()
    {
        var scenario = Over(Kept + "\"handoff\": false, \"pause\": false");
        Assert.Equal([30], Lab.Trail(scenario).Minutes(Fact.Executed));
        Assert.Equal([1, 0, 0, 0], Lab.Run(scenario).All.ArtefactsLost);
    }

    [Fact]
    public void A_review_without_a_pause_takes_as_long_as_it_needs()
    {
        var scenario = Over(Kept + "\"handoff\": false, \"tickets\": false");
        Assert.Equal([22], Lab.Trail(scenario).Minutes(Fact.Executed));
        Assert.Equal([0, 0, 0, 1], Lab.Run(scenario).All.ArtefactsLost);
    }

    [Fact]
    public void Without_a_handoff_note_a_reviewer_sees_less()
    {
        // Detection at once and for certain but for the context: 40 % of it are left, and what is missed runs.
        var scenario = Over(
            Kept + "\"tickets\": false, \"pause\": false, \"contextLeft\": \"40%\"",
            "classes.item.wrong=100%", "classes.item.detectionTime=1s", "review.detectionMaximum=100%", "run.replications=2000");
        Assert.Equal([0, 0, 1, 0], Lab.Run(scenario with { Review = scenario.Review with { DetectionMaximum = 0 } }).All.ArtefactsLost);
        var replication = new Replication(new ReplicationSetup(scenario), Arm.Governed);
        var escaped = Enumerable.Range(0, 2_000).Sum(number => replication.Run(number).All.Escaped);
        Assert.InRange(escaped / 2_000.0, 0.6 - 0.04, 0.6 + 0.04); // 3.6 standard errors
    }

    [Fact]
    public void From_an_impact_on_a_person_still_decides()
    {
        const string High = "\"replacementControls\": { \"reviewFrom\": \"high\" }";
        Assert.Equal([0], Lab.Trail(Over(High, "classes.item.impact=medium")).Minutes(Fact.Executed));
        var kept = Over(High, "classes.item.impact=high");
        Assert.Equal([12], Lab.Trail(kept).Minutes(Fact.Executed)); // no ticket, no pause
        Assert.Equal([1, 0, 1, 1], Lab.Run(kept).All.ArtefactsLost);
    }

    [Theory]
    [InlineData("0%", "100%", "0%", 0)]
    [InlineData("100%", "100%", "0%", 1)]
    [InlineData("0%", "0%", "100%", 1)]
    public void What_the_automatic_check_flags_goes_to_people(string wrong, string flags, string falseAlarm, int gated)
    {
        var check = $"\"replacementControls\": {{ \"automaticCheck\": {{ \"flags\": \"{flags}\", \"falseAlarm\": \"{falseAlarm}\" }} }}";
        Assert.Equal(gated, Lab.Trail(Over(check, $"classes.item.wrong={wrong}")).Minutes(Fact.GateEntered).Length);
    }

    [Fact]
    public void The_check_draws_from_the_request_alone()
    {
        var scenario = Over("\"replacementControls\": { \"automaticCheck\": { \"falseAlarm\": \"50%\" } }", "classes.item.arrivals.at=[\"0h\",\"1h\",\"2h\",\"3h\",\"4h\",\"5h\"]");
        var draws = new KeyedDraws(KeyedDraws.KeyFromSeed(scenario.Run.Seed, Nodes.FormatVersion), 0);
        var trail = Lab.Trail(scenario);
        var flagged = trail.Where(entry => entry.Fact.Fact == Fact.Submitted).Count(entry => draws.Uniform(entry.Fact.Node.Value, DrawPurpose.AutomaticCheck) < 0.5);
        Assert.InRange(flagged, 1, 5); // or the draws of this seed would tell nothing
        Assert.Equal(flagged, trail.Minutes(Fact.GateEntered).Length);
    }

    [Fact]
    public void A_record_does_for_the_ticket_and_the_handoff_note_but_for_nobody_s_name() =>
        Assert.Equal([0, 1, 0, 1], Lab.Run(Over("\"replacementControls\": { \"record\": true }")).All.ArtefactsLost);

    [Fact]
    public void What_the_policy_lets_run_anyway_loses_nothing() =>
        Assert.Equal([0, 0, 0, 0], Lab.Run(Over("", "policy.rows.everything.then=auto", "policy.checks=off")).All.ArtefactsLost);

    [Fact]
    public void What_is_refused_stays_refused()
    {
        var trail = Lab.Trail(Over("", "workflows.claims.owner=none"));
        Assert.Equal([0.0], trail.Minutes(Fact.Denied));
        Assert.Empty(trail.Minutes(Fact.Executed));
    }

    [Fact]
    public void A_persons_own_work_goes_the_whole_way() => Assert.Equal(
        [40],
        Lab.Trail(Lab.Over(
            """
            {
              "workflows": { "claims": { "process": "claims", "owner": "Head of claims", "compressed": {} } },
              "tickets": { "stages": { "open": { "delay": "10m" } } },
              "policy": { "rows": { "everything": { "minimumReview": "30m" } } },
              "classes": {
                "item": { "workflow": "claims", "origin": "human" },
                "other": { "workflow": "claims", "access": "write", "impact": "low", "arrivals": { "kind": "scripted", "at": ["20h"] }, "wrong": "0%", "session": "none" }
              },
              "run": { "afterHorizon": "cut", "horizon": "10h" }
            }
            """)).Minutes(Fact.Executed));

    [Fact]
    public void The_trail_tells_what_was_dropped_and_its_decisions_can_be_made_again()
    {
        var report = Trails.Verify(Over(""));
        Assert.Empty(report.Findings);
        var final = Trails.Verify(Over("", "classes.item.reversible=false"));
        Assert.Equal(1, final.CountOf(TrailRule.I09)); // what cannot be undone ran without anybody
        Assert.All(final.Findings, finding => Assert.Equal(TrailRule.I09, finding.Rule));
    }

    [Theory]
    [InlineData("""{ "classes": { "item": { "workflow": "w", "origin": "human" } }, "workflows": { "w": { "compressed": {} } } }""", "workflows.w.compressed")]
    [InlineData("""{ "classes": { "item": { "workflow": "w" } }, "workflows": { "w": { "compressed": { "review": false, "tickets": false, "handoff": false, "pause": false } } } }""", "workflows.w.compressed")]
    [InlineData("""{ "classes": { "item": { "workflow": "w" } }, "workflows": { "w": { "compressed": { "review": false, "replacementControls": { "reviewFrom": "high" } } } } }""", "workflows.w.compressed.replacementControls.reviewFrom")]
    [InlineData("""{ "classes": { "item": { "workflow": "w" } }, "workflows": { "w": { "compressed": { "review": false, "replacementControls": { "automaticCheck": {} } } } } }""", "workflows.w.compressed.replacementControls.automaticCheck")]
    public void Compression_of_nothing_is_an_error_with_a_remedy(string layer, string path)
    {
        var error = Assert.Single(Lab.Load(layer, ScenarioOverrides.None).Errors);
        Assert.Equal(path, error.JsonPath);
    }

    private static Scenario Over(string? compressed, params string[] set) => Lab.Over(
        $$"""
        {
          "workflows": { "claims": { "process": "claims", "owner": "Head of claims", "compressed": {{(compressed is null ? "\"none\"" : "{" + compressed + "}")}} } },
          "tickets": { "stages": { "open": { "delay": "10m" } } },
          "policy": { "rows": { "everything": { "minimumReview": "30m" } } },
          "classes": { "item": { "workflow": "claims" } }
        }
        """,
        set);
}
