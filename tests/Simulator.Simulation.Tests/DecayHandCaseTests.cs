using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>An AI that drafts worse from minute 10 to minute 40, and drafts that are executed ever more often.</summary>
public sealed class DecayHandCaseTests
{
    [Fact]
    public void A_silent_drop_makes_right_ones_wrong_and_leaves_their_confidence()
    {
        var scenario = Ai("0m", "20m", "50m");
        var run = Lab.Run(scenario);
        Assert.Equal((1L, 1L, 1L, 1L), (run.Decay.Degraded, run.Decay.DegradedExecuted, run.All.Wrong, run.All.Escaped));
        Assert.Equal([0.5, 0.5, 0.5], Confidences(scenario));
        Assert.Equal(0L, Lab.Run(Ai(["faults.ai.qualityDrop=0%", "faults.ai.confidenceDrift=0.1"], "0m", "20m", "50m")).All.Wrong);
    }

    [Fact]
    public void Confidence_drifts_evenly_from_the_beginning_to_the_end_and_stays_a_share()
    {
        Assert.Equal([0.5, 0.5, 0.6, 0.5], Confidences(Ai(["faults.ai.confidenceDrift=0.2"], "9m", "10m", "25m", "40m")), (one, other) => Math.Abs(one - other) < 1e-12);
        Assert.Equal([0.0], Confidences(Ai(["faults.ai.confidenceDrift=-1"], "30m")));
    }

    [Fact]
    public void Only_the_classes_it_names_and_an_AI_drafts_are_hit()
    {
        Assert.Equal(0L, Lab.Run(Lab.Over(Layer(["20m"]).Replace(
            "\"classes\": {",
            "\"classes\": { \"other\": { \"access\": \"write\", \"impact\": \"low\", \"wrong\": \"0%\" },",
            StringComparison.Ordinal), "faults.ai.classes=[\"other\"]")).Decay.Degraded);
        Assert.False(Lab.Load(Layer(["20m"]), new ScenarioOverrides { Set = ["classes.item.origin=human"] }).IsValid);
    }

    [Fact]
    public void A_drop_of_nothing_changes_no_draw()
    {
        var without = Lab.Run(Wrong("faults=none"));
        var with = Lab.Run(Wrong("faults.ai.qualityDrop=0%", "faults.ai.confidenceDrift=1e-300"));
        Assert.Equal((without.TrailDigest, without.All.Wrong), (with.TrailDigest, with.All.Wrong));
        Assert.True(Lab.Run(Wrong("faults.ai.qualityDrop=50%")).All.Wrong > without.All.Wrong);
    }

    /// <summary>The probability grows by 1 a week: 0 at the start, 1 after a week. The line through (0, 0) and (1, 1) has slope 1.</summary>
    [Fact]
    public void The_slope_is_that_of_the_line_through_what_became_of_the_drafts()
    {
        var run = Lab.Run(Drift(["classes.item.content.drift.seen=0%"]));
        Assert.Equal((2L, 1L, 1L), (run.Decay.Drafts, run.Decay.DraftsExecuted, run.Decay.Ungoverned));
        Assert.Equal(1, run.Decay.DriftSlope, 1e-12);
        var three = Lab.Run(Drift(["classes.item.arrivals.at=[\"0s\",\"7d\",\"14d\"]", "run.horizon=15d"]));
        Assert.Equal(0.5, three.Decay.DriftSlope, 1e-12); // (0, 0), (1, 1), (2, 1): covariance 1/3, variance 2/3
        Assert.Equal(double.NaN, Lab.Run(Drift(["classes.item.arrivals.at=[\"7d\"]"])).Decay.DriftSlope);
    }

    [Fact]
    public void What_the_policy_sees_it_stops_unless_nothing_stops_anything()
    {
        var seen = Lab.Run(Drift(["classes.item.content.drift.seen=100%"]));
        Assert.Equal((0L, 0L, 0.0), (seen.Decay.DraftsExecuted, seen.Decay.Ungoverned, seen.Decay.DriftSlope));
        var open = Lab.Run(Drift(["classes.item.content.drift.seen=100%", "policy.profile=no_gate"]));
        Assert.Equal((1L, 0L), (open.Decay.DraftsExecuted, open.Decay.Ungoverned));
    }

    [Fact]
    public void An_assistant_that_drifted_went_beyond_its_label()
    {
        Assert.Equal(1L, Lab.Run(Drift([])).All.Trespassed(Trespass.BeyondLabel, TrespassEnd.Executed));
    }

    [Fact]
    public void A_drift_of_nothing_is_none_and_a_steeper_one_only_adds()
    {
        var none = Many("classes.item.content.drift=none");
        Assert.Equal(none.TrailDigest, Many("classes.item.content.drift.perWeek=0%").TrailDigest);
        var executed = new[] { "10%", "20%", "40%" }.Select(slope => Many("classes.item.content.drift.perWeek=" + slope).Decay.Ungoverned).ToList();
        Assert.Equal(executed.Order(), executed);
        Assert.True(executed[0] > 0 && executed[2] > executed[0]);
    }

    private static ReplicationResult Many(string set) => Lab.Run(Drift("""{ "kind": "poisson", "rate": "1/h" }""", "policy.profile=no_gate", set));

    private static Scenario Wrong(params string[] set) =>
        Lab.Over(LayerOf("""{ "kind": "poisson", "rate": "60/h" }"""), [.. set, "classes.item.wrong=20%", "run.horizon=2h"]);

    private static Scenario Ai(params string[] at) => Ai([], at);

    private static Scenario Ai(string[] set, params string[] at) => Lab.Over(Layer(at), set);

    private static string Layer(string[] at) => LayerOf($$"""{ "kind": "scripted", "at": [{{string.Join(", ", at.Select(time => $"\"{time}\""))}}] }""");

    private static string LayerOf(string arrivals) => $$"""
        {
          "policy": { "profile": "no_gate" },
          "classes": { "item": { "confidence": { "right": { "kind": "fixed", "value": "50%" } }, "arrivals": {{arrivals}} } },
          "faults": { "ai": { "when": { "kind": "schedule", "at": ["10m"], "for": "30m" }, "qualityDrop": "100%" } }
        }
        """;

    private static Scenario Drift(string[] set) => Drift("""{ "kind": "scripted", "at": ["0s", "7d"] }""", set);

    private static Scenario Drift(string arrivals, params string[] set) => Lab.Over(
        $$"""
        {
          "run": { "horizon": "8d" },
          "workflows": { "desk": { "process": "drafting", "owner": "Head of the desk", "label": "suggest" } },
          "classes": { "item": {
            "workflow": "desk",
            "arrivals": {{arrivals}},
            "content": { "mayExecute": false, "drift": { "perWeek": "100%", "maximum": "100%" } } } }
        }
        """,
        set);

    private static List<double> Confidences(Scenario scenario)
    {
        var confidences = new List<double>();
        new Replication(new ReplicationSetup(scenario), Arm.Governed).Run(
            0,
            (in AuditEvent fact, in ActionRequest request) =>
            {
                if (fact.Fact == Fact.Submitted)
                {
                    confidences.Add(request.Context.Confidence);
                }
            });
        return confidences;
    }
}
