using Simulator.Experiments;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>What a run says about its workflows.</summary>
public class WorkflowMetricTests
{
    // Four requests: two of the mapped workflow, decided after 12 and 24 minutes of one reviewer; one that nobody owns; one without a workflow.
    private const string Desk = """
        {
          "workflows": {
            "claims": { "process": "claims", "owner": "Head of claims", "objective": "pay in a day" },
            "orphan": { "process": "archive", "objective": "keep it" }
          },
          "classes": {
            "item": { "workflow": "claims", "serviceLevel": "15m" },
            "other": { "workflow": "claims", "serviceLevel": "15m", "arrivals": { "kind": "scripted", "at": ["1s"] }, "access": "write", "impact": "low", "wrong": "0%", "review": "12m", "execution": "0s", "session": "none" },
            "purge": { "workflow": "orphan", "arrivals": { "kind": "scripted", "at": ["2s"] }, "access": "write", "impact": "low", "wrong": "0%", "session": "none" },
            "loose": { "arrivals": { "kind": "scripted", "at": ["12h"] }, "access": "write", "impact": "low", "wrong": "0%", "review": "12m", "execution": "0s", "session": "none" }
          }
        }
        """;

    private static readonly Lazy<(RunResult Result, SampleSet Samples)> Told = new(() => Assemble(Lab.Over(Desk)));

    [Fact]
    public void Half_of_the_requests_are_not_mapped() => Assert.Equal(0.5, Find("unmapped_share").Estimate.Value); // purge has no owner, loose no workflow

    /// <summary>A workflow that names its process and its owner lacks nothing but the objective: it counts as unmapped, and runs all the same.</summary>
    [Theory]
    [InlineData("\"pay in a day\"", 0)]
    [InlineData("\"none\"", 1)]
    public void Without_an_objective_a_workflow_counts_as_unmapped_and_nothing_else_follows(string objective, int unmapped)
    {
        var run = Measured.Of(Lab.Over(
            $$"""
            { "workflows": { "claims": { "process": "claims", "owner": "Head of claims", "objective": {{objective}} } },
              "classes": { "item": { "workflow": "claims" } } }
            """));
        Assert.Equal(unmapped, run.Value("unmapped_share", "governed"));
        Assert.Equal(1, run.Value("outcome_share", "governed", "approved"));
    }

    [Fact]
    public void One_of_four_has_no_owner_and_is_stopped()
    {
        Assert.Equal([250, 250, 0], Told.Value.Result.Metrics.Where(metric => metric.Metric == "unowned_actions" && metric.Where[0].Value == "governed")
            .Select(metric => metric.Estimate.Value));
        Assert.Equal(1000, Value("unowned_actions", "per_1000_roots", ("workflow", "orphan"), ("outcome", "blocked")));
    }

    [Fact]
    public void A_workflow_is_measured_as_its_classes_together()
    {
        Assert.Equal(2, Value("root_requests", "mean", ("workflow", "claims")));
        Assert.Equal(0.5, Value("sla_attainment", "share", ("workflow", "claims"))); // within 15 minutes: the first of two
        Assert.Equal((12 + 24 - (1 / 60.0)) / 2, Value("approval_latency", "mean_decided", ("workflow", "claims")), 9);
    }

    /// <summary>
    /// By risk tiers a low write runs by itself, a high one asks two people, and what comes through a connector that nobody reviewed is refused. claims
    /// has all three, and the low ones twice; sales has the refused one only.
    /// </summary>
    [Fact]
    public void Each_workflow_has_its_ways_of_control()
    {
        const string plain = "\"access\": \"write\", \"wrong\": \"0%\", \"review\": \"12m\", \"execution\": \"0s\", \"session\": \"none\"";
        string At(string time, string workflow, string impact) => $"\"workflow\": \"{workflow}\", \"impact\": \"{impact}\", \"arrivals\": {{ \"kind\": \"scripted\", \"at\": [\"{time}\"] }}, {plain}";
        var run = Measured.Of(Lab.Over(
            $$"""
            {
              "policy": { "profile": "risk_tiered", "checks": "off" },
              "pools": { "desk": { "reviewers": 2 } },
              "gates": { "approval": { "levels": ["single", "dual"] } },
              "workflows": { "claims": { "process": "claims", "owner": "Head of claims" }, "sales": { "process": "sales", "owner": "Head of sales" } },
              "classes": {
                "item": { {{At("0h", "claims", "low")}} },
                "again": { {{At("1h", "claims", "low")}} },
                "heavy": { {{At("2h", "claims", "high")}} },
                "unknown": { {{At("3h", "claims", "low")}}, "content": { "connectorReviewed": false } },
                "other": { {{At("4h", "sales", "low")}}, "content": { "connectorReviewed": false } }
              }
            }
            """));
        Assert.Equal(3, run.Value("control_path_count", "governed", "claims"));
        Assert.Equal(1, run.Value("control_path_count", "governed", "sales"));
    }

    [Fact]
    public void Where_everything_is_gated_each_workflow_that_works_has_one_way() =>
        Assert.Equal((1, 1), (Told.Value.Samples.Value("control_path_count", "governed", "claims"), Told.Value.Samples.Value("control_path_count", "governed", "orphan"))); // orphan: always refused

    [Fact]
    public void Without_workflows_there_is_nothing_to_say_about_them()
    {
        var (result, samples) = Assemble(Lab.With());
        Assert.DoesNotContain(result.Metrics, metric => metric.Metric is "unmapped_share" or "control_path_count" or "unowned_actions" or "beyond_label");
        Assert.DoesNotContain(samples.Series, series => series.Where.Any(dimension => dimension.Name == "workflow"));
    }

    private static (RunResult Result, SampleSet Samples) Assemble(Scenario scenario)
    {
        var setup = new ReplicationSetup(scenario);
        return RunAssembler.AssembleWithSamples(setup.Scenario, Replicator.Run(setup, 1), "test", string.Empty);
    }

    private static MetricResult Find(string metric) => Told.Value.Result.Metrics.First(each => each.Metric == metric);

    private static double Value(string metric, string aggregate, params (string Name, string Value)[] where)
    {
        Dimension[] dimensions = [new("arm", "governed"), .. where.Select(each => new Dimension(each.Name, each.Value))];
        var word = Aggregate.Parse(aggregate);
        return Told.Value.Samples.Find(metric, dimensions, word)!.Estimate(word, 0.95).Value;
    }
}
