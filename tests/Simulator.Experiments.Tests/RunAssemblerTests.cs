using Simulator.Experiments;
using Simulator.Results;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

public class RunAssemblerTests
{
    private static readonly RunResult Baseline = Run("baseline", "run.replications=12");

    [Fact]
    public void The_effect_is_the_governed_value_minus_that_of_the_auto_twin()
    {
        var effects = Baseline.Metrics.Where(metric => metric.Where is [{ Value: "effect" }]).ToList();
        Assert.NotEmpty(effects);
        foreach (var effect in effects)
        {
            var governed = Find(Baseline, effect.Metric, effect.Aggregate, "governed");
            var twin = Find(Baseline, effect.Metric, effect.Aggregate, "auto_twin");
            Assert.Equal(governed - twin, effect.Estimate.Value, 6);
        }
    }

    [Fact]
    public void Shares_of_routes_and_of_outcomes_add_up_to_one()
    {
        foreach (var metric in new[] { "route_share", "outcome_share" })
        {
            Assert.Equal(1, Baseline.Metrics.Where(each => each.Metric == metric).Sum(each => each.Estimate.Value), 9);
        }
    }

    [Fact]
    public void Outcomes_of_the_race_add_up_to_one_in_each_arm()
    {
        foreach (var arm in Baseline.Race!.Outcomes.GroupBy(outcome => outcome.Arm))
        {
            Assert.Equal(1, arm.Sum(outcome => outcome.Share.Value), 9);
        }
    }

    [Fact]
    public void Every_metric_is_in_the_catalogue_and_every_arm_is_named()
    {
        Assert.All(Baseline.Metrics, metric => Assert.NotNull(MetricCatalogue.Get(metric.Metric)));
        Assert.All(Baseline.Metrics, metric => Assert.Equal("arm", metric.Where[0].Name));
    }

    [Fact]
    public void The_headline_names_latency_effect_and_race()
    {
        Assert.Contains("of requests wait for a person", Baseline.Headline, StringComparison.Ordinal);
        Assert.Contains("lowers wrong-action exposure", Baseline.Headline, StringComparison.Ordinal);
        Assert.Contains("the attacker comes first in", Baseline.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void An_overloaded_pool_is_called_overloaded()
    {
        var run = Run("mm5", "run.replications=8", "run.horizon=100h", "run.warmUp=0s", "classes.item.arrivals.rate=30/h");
        Assert.Contains(run.Notes, note => note.Contains("'desk' is overloaded", StringComparison.Ordinal));
        Assert.DoesNotContain(Baseline.Notes, note => note.Contains("overloaded", StringComparison.Ordinal));
    }

    [Fact]
    public void Open_requests_are_reported_when_the_run_is_cut()
    {
        var run = Run("mm5", "run.replications=4", "run.horizon=50h", "run.warmUp=0s", "run.afterHorizon=cut");
        Assert.True(Find(run, "unresolved", "count", "governed") > 0);
        Assert.Contains(run.Notes, note => note.Contains("still open when the simulation ended", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_without_gates_says_that_nobody_waits()
    {
        var run = Run("mm5", "run.replications=2", "run.horizon=50h", "policy.profile=no_gate");
        Assert.StartsWith("No request waits for a person.", run.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void The_run_id_depends_on_scenario_seed_version_and_options_only()
    {
        var scenario = Lab.Shipped("baseline");
        var ids = new[]
        {
            RunAssembler.RunIdOf(scenario, "1", string.Empty),
            RunAssembler.RunIdOf(scenario, "2", string.Empty),
            RunAssembler.RunIdOf(scenario, "1", "--trail 0"),
            RunAssembler.RunIdOf(Lab.Shipped("baseline", "run.seed=9"), "1", string.Empty),
            RunAssembler.RunIdOf(Lab.Shipped("baseline", "policy.threshold=81%"), "1", string.Empty),
        };
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids[0], RunAssembler.RunIdOf(Lab.Shipped("baseline"), "1", string.Empty));
    }

    [Fact]
    public void The_replication_table_has_one_row_a_replication_and_arm_in_order()
    {
        Assert.Equal(24, Baseline.Replications.Rows.Count);
        Assert.Equal(
            Enumerable.Range(0, 12).SelectMany(index => new[] { (index, "governed"), (index, "auto_twin") }),
            Baseline.Replications.Rows.Select(row => (row.Replication, row.Arm)));
    }

    [Fact]
    public void Backlog_fans_are_ordered_bands_over_the_whole_horizon()
    {
        var fan = Assert.Single(Baseline.Backlog);
        Assert.Equal(0, fan.Minutes[0]);
        Assert.Equal(72 * 60, fan.Minutes[^1]);
        for (var index = 0; index < fan.Minutes.Count; index++)
        {
            Assert.True(fan.P05[index] <= fan.P50[index] && fan.P50[index] <= fan.P95[index]);
        }
    }

    [Fact]
    public void Cumulative_curves_rise_and_stay_inside_their_bands()
    {
        foreach (var curve in Baseline.TimeToAuthorised.Concat(Baseline.Race!.Curves))
        {
            for (var index = 0; index < curve.X.Count; index++)
            {
                Assert.True(index == 0 || (curve.Y[index] >= curve.Y[index - 1] && curve.X[index] > curve.X[index - 1]));
                Assert.True(curve.Low is null || (curve.Low[index] <= curve.Y[index] && curve.Y[index] <= curve.High![index]));
            }
        }
    }

    private static RunResult Run(string scenario, params string[] set)
    {
        var setup = new ReplicationSetup(Lab.Shipped(scenario, set));
        return RunAssembler.Assemble(setup.Scenario, Replicator.Run(setup, 2), "test", string.Empty);
    }

    private static double Find(RunResult run, string metric, string aggregate, params string[] where) => run.Metrics
        .Single(each => each.Metric == metric && each.Aggregate == aggregate && each.Where.Select(dimension => dimension.Value).SequenceEqual(where))
        .Estimate.Value;
}
