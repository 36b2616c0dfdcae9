using Simulator.Results;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>What a run says of what compressed workflows do without.</summary>
public class CompressionMetricTests
{
    [Fact]
    public void Artefacts_lost_are_counted_per_executed_request_of_what_is_compressed()
    {
        // Of two executed requests of the compressed workflow one would have had a reviewer and a note, but no ticket and no pause; the other none of it.
        var run = Run("{}");
        Assert.Equal([1, 0, 0.5, 0.5, 0], run.Metrics.Where(metric => metric.Metric == "artefacts_lost").Select(metric => metric.Estimate.Value));
        Assert.Equal(["all", "ticket", "reviewer", "handoff", "pause"], run.Metrics.Where(metric => metric.Metric == "artefacts_lost").Select(metric => metric.Where[1].Value));
    }

    [Fact]
    public void Escapes_come_with_the_compression_and_go_with_its_replacement()
    {
        // A wrong action that every reviewer recognises: it escapes where nobody looks, and not where an automatic check brings the review back.
        Assert.Equal(0, Escapes(Run("\"none\"", "100%")));
        Assert.Equal(1, Escapes(Run("{}", "100%")));
        Assert.Equal(0, Escapes(Run("""{ "handoff": false, "replacementControls": { "automaticCheck": { "flags": "100%" } } }""", "100%")));
        Assert.Equal(0, Escapes(Run("""{ "handoff": false, "replacementControls": { "reviewFrom": "high" } }""", "100%")));
    }

    [Fact]
    public void Where_nothing_is_compressed_nothing_is_said() =>
        Assert.DoesNotContain(Run("\"none\"").Metrics, metric => metric.Metric == "artefacts_lost");

    private static double Escapes(RunResult run) => run.Metrics
        .First(each => each.Metric == "escape_rate" && each.Where is [{ Value: "governed" }]).Estimate.Value;

    private static RunResult Run(string compressed, string wrong = "0%")
    {
        var setup = new ReplicationSetup(Lab.Over(
            $$"""
            {
              "policy": { "profile": "risk_tiered", "checks": "off", "rows": { "R6": { "minimumReview": "0s" }, "R6-flag": { "minimumReview": "0s" } } },
              "gates": { "approval": { "levels": ["single", "dual"] } },
              "review": { "detectionMaximum": "100%" },
              "workflows": { "claims": { "process": "claims", "owner": "Head of claims", "compressed": {{compressed}} } },
              "classes": {
                "item": { "workflow": "claims", "impact": "high", "wrong": "{{wrong}}", "detectionTime": "1us" },
                "light": { "workflow": "claims", "arrivals": { "kind": "scripted", "at": ["1h"] }, "access": "write", "impact": "low", "wrong": "0%", "session": "none" },
                "own": { "origin": "human", "arrivals": { "kind": "scripted", "at": ["2h"] }, "access": "write", "impact": "high", "wrong": "0%", "session": "none" }
              }
            }
            """));
        return RunAssembler.Assemble(setup.Scenario, Replicator.Run(setup, 1), "test", string.Empty);
    }
}
