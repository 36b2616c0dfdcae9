using Simulator.Experiments;
using Simulator.Results;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>What a run says about its operations.</summary>
public class OperationsMetricTests
{
    [Fact]
    public void A_pool_is_understaffed_for_the_share_of_time_with_fewer_people_than_its_minimum()
    {
        const string shifts = """{ "day": { "from": "09:00", "to": "17:00", "people": 2 }, "late": { "from": "13:00", "to": "21:00", "people": 1 } }""";
        var run = Run(Lab.Over($$"""{ "pools": { "desk": { "reviewers": 3, "minimumStaffing": 2, "roster": { "absence": "0%", "shifts": {{shifts}} } } } }"""));
        Assert.Equal(1 - (8 / 24.0), Find(run, "understaffed"), 9); // two are there from 9 to 17
        Assert.DoesNotContain(Run(Lab.With()).Metrics, metric => metric.Metric == "understaffed");
    }

    [Fact]
    public void The_service_level_is_attained_by_the_share_that_is_decided_within_it()
    {
        // Decided after 12, 24 and 36 minutes; promised within 24.
        var run = Run(Lab.Over("""{ "classes": { "item": { "serviceLevel": "24m", "arrivals": { "kind": "scripted", "at": ["0s", "0s", "0s"] } } } }"""));
        Assert.Equal(2 / 3.0, Find(run, "sla_attainment"), 9);
        Assert.DoesNotContain(Run(Lab.With()).Metrics, metric => metric.Metric == "sla_attainment");
    }

    [Fact]
    public void Silence_is_an_outcome_of_its_own_and_no_decision()
    {
        var run = Run(Lab.With("gates.approval.expiry=5m", "gates.approval.onExpiry=autoApprove"));
        Assert.Equal(1, run.Metrics.Single(metric => metric.Metric == "outcome_share" && metric.Where.Any(each => each.Value == "silence")).Estimate.Value);
        Assert.Equal(double.PositiveInfinity, run.Metrics.First(metric => metric is { Metric: "approval_latency", Aggregate: "p50" }).Estimate.Value);
        Assert.DoesNotContain(Run(Lab.With()).Metrics, metric => metric.Where.Any(each => each.Value == "silence"));
    }

    [Fact]
    public void Everything_gated_has_about_14000_pending_after_two_days()
    {
        // 492 an hour come, 200 an hour are decided: (492 − 200) × 48 = 14,016, give or take the square root of (492 + 200) × 48 a replication.
        var run = Run(Lab.Shipped("everything-gated", "run.replications=4"));
        var pending = run.Metrics.Single(metric => metric.Metric == "backlog" && metric.Where.Any(each => each is { Name: "at", Value: "2d" }));
        Assert.InRange(pending.Estimate.Value, 14_016 - (3 * 182 / Math.Sqrt(4)), 14_016 + (3 * 182 / Math.Sqrt(4)));
    }

    private static RunResult Run(Scenarios.Scenario scenario)
    {
        var setup = new ReplicationSetup(scenario);
        return RunAssembler.Assemble(setup.Scenario, Replicator.Run(setup, 1), "test", string.Empty);
    }

    private static double Find(RunResult run, string metric) =>
        run.Metrics.First(each => each.Metric == metric && each.Where[0].Value == "governed").Estimate.Value;
}
