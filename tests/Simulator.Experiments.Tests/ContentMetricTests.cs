using Simulator.Experiments;
using Simulator.Results;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>What a run says about the worth of recommendations.</summary>
public class ContentMetricTests
{
    [Fact]
    public void Confidence_is_held_against_the_truth()
    {
        // Two right ones say 90 %, a wrong one says 80 %.
        var run = Run("""
            { "classes": {
                "item": { "arrivals": { "kind": "scripted", "at": ["0s", "1h"] }, "confidence": { "right": "90%" } },
                "bad": { "arrivals": { "kind": "scripted", "at": ["2h"] }, "access": "write", "impact": "low", "wrong": "100%", "session": "none", "confidence": { "wrong": "80%" } }
            } }
            """);
        Assert.Equal(1, Find(run, "confidence_auc"), 12);
        Assert.Equal((0.01 + 0.01 + 0.64) / 3, Find(run, "brier_score"), 12);
        Assert.Equal((2.6 / 3) - (2 / 3.0), Find(run, "calibration_gap"), 12);
    }

    [Fact]
    public void Noise_is_a_share_of_what_is_drafted_of_what_is_gated_and_of_the_minutes_of_review()
    {
        // One of noise is reviewed for 12 minutes; of three others two run by themselves, one is reviewed for 36.
        var run = Run("""
            {
              "policy": { "profile": "risk_tiered", "checks": "off", "rows": { "R6-final": { "minimumReview": "0s" } } },
              "gates": { "approval": { "levels": ["single", "dual"] } },
              "classes": {
                "item": { "reversible": false, "content": { "noise": "100%" } },
                "light": { "arrivals": { "kind": "scripted", "at": ["0s", "0s"] }, "access": "write", "impact": "low", "wrong": "0%", "session": "none" },
                "heavy": { "arrivals": { "kind": "scripted", "at": ["1h"] }, "access": "write", "impact": "low", "wrong": "0%", "reversible": false, "review": "36m", "session": "none" }
              }
            }
            """);
        Assert.Equal([0.25, 0.5, 0.25], run.Metrics.Where(metric => metric.Metric == "noise_share").Select(metric => metric.Estimate.Value));
    }

    [Fact]
    public void What_reaches_further_or_breaks_something_is_told()
    {
        var run = Run("""{ "classes": { "item": { "content": { "excessScope": { "share": "100%", "factor": 3 }, "hiddenDependency": { "share": "100%", "outage": "30m" } } } } }""");
        Assert.Equal(2, Find(run, "excess_blast_radius"), 12);
        Assert.Equal(1_000, Find(run, "collateral_outages"), 9);
        Assert.Equal(30_000, Find(run, "collateral_outage_minutes"), 9);
    }

    [Fact]
    public void Half_is_waved_through_and_all_of_that_without_a_record()
    {
        // The item is waved through; the other is approved after its review.
        var run = Run("""
            { "breakGlass": {},
              "classes": {
                "item": { "content": { "exception": { "probability": "100%", "unlogged": "100%" } } },
                "plain": { "arrivals": { "kind": "scripted", "at": ["0s"] }, "access": "write", "impact": "low", "wrong": "0%", "review": "12m" } } }
            """);
        Assert.Equal(0.5, Find(run, "exception_share"), 12);
        Assert.Equal(1, Find(run, "unlogged_exception_share"), 12);
    }

    [Fact]
    public void Planted_instructions_are_told_by_how_far_they_came()
    {
        var run = Run("""{ "injections": { "mail": { "classes": ["item"], "starts": { "kind": "scripted", "at": ["0s"] }, "share": "100%", "seen": "0%" } } }""");
        Assert.Equal([1_000, 0, 1_000], run.Metrics.Where(metric => metric.Metric == "injected_actions" && metric.Where[0].Value == "governed")
            .Select(metric => metric.Estimate.Value));
    }

    [Fact]
    public void Without_any_of_it_nothing_is_said() => Assert.DoesNotContain(
        Run("{ \"classes\": { \"item\": { \"origin\": \"human\" } } }").Metrics,
        metric => metric.Metric is "noise_share" or "excess_blast_radius" or "collateral_outages" or "injected_actions" or "exception_share" or "brier_score" or "confidence_auc");

    private static RunResult Run(string layer)
    {
        var setup = new ReplicationSetup(Lab.Over(layer));
        return RunAssembler.Assemble(setup.Scenario, Replicator.Run(setup, 1), "test", string.Empty);
    }

    private static double Find(RunResult run, string metric) =>
        run.Metrics.First(each => each.Metric == metric && each.Where[0].Value == "governed").Estimate.Value;
}
