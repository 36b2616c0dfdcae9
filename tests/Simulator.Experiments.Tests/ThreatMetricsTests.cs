using Simulator.Results;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>The measures of leaks in a run with both kinds of them.</summary>
public class ThreatMetricsTests
{
    private static readonly RunResult Leaky = Run("credential-leak", "run.replications=12");

    [Theory]
    [InlineData("governed", "exogenous")]
    [InlineData("auto_twin", "exogenous")]
    [InlineData("governed", "endogenous")]
    [InlineData("auto_twin", "endogenous")]
    public void Outcomes_of_races_add_up_to_one(string arm, string origin) =>
        Assert.Equal(1, Of("race_outcome", arm, origin).Sum(metric => metric.Estimate.Value), 9);

    [Theory]
    [InlineData("governed")]
    [InlineData("auto_twin")]
    public void The_stations_of_containment_follow_each_other(string arm)
    {
        double[] times = [.. Of("containment_time", arm, "exogenous").Select(metric => metric.Estimate.Value)];
        Assert.Equal(5, times.Length);
        Assert.Equal(times.Order(), times);
    }

    [Theory]
    [InlineData("exogenous")]
    [InlineData("endogenous")]
    public void The_integrated_share_is_close_to_the_raw_one(string origin)
    {
        var raw = Of("race_outcome", "governed", origin).Single(metric => metric.Where[2].Value == "attacker_first").Estimate;
        var integrated = Assert.Single(Of("attacker_first_conditional", "governed", origin)).Estimate;
        Assert.InRange(integrated.Value, raw.Value - (2 * raw.HalfWidth), raw.Value + (2 * raw.HalfWidth));
    }

    [Fact]
    public void The_share_of_incidents_from_outside_is_that_of_the_race()
    {
        var x5 = Leaky.Metrics.Single(metric => metric.Metric == "attacker_first" && metric.Where[0].Value == "governed").Estimate;
        Assert.Equal(x5, Of("race_outcome", "governed", "exogenous").Single(metric => metric.Where[2].Value == "attacker_first").Estimate);
    }

    [Theory]
    [InlineData("governed", "single")]
    [InlineData("auto_twin", "auto")]
    public void Routes_of_containments_add_up_to_all_leaks_and_their_races_to_the_whole_race(string arm, string route)
    {
        var taken = Of("containment_route", arm, "exogenous");
        var contained = Of("contained_first", arm, "exogenous");
        Assert.Equal(["none", route], taken.Select(metric => metric.Where[2].Value));
        Assert.Equal(1, taken.Sum(metric => metric.Estimate.Value), 9);
        var whole = Of("race_outcome", arm, "exogenous").Single(metric => metric.Where[2].Value == "contained").Estimate.Value;
        Assert.Equal(whole, taken.Zip(contained, (share, won) => share.Estimate.Value * won.Estimate.Value).Sum(), 9);
        Assert.Equal(0, contained[0].Estimate.Value);
    }

    [Fact]
    public void Pivots_and_repeated_attempts_leave_only_the_raw_share()
    {
        foreach (var setting in new[] { "attack.pivot=10%", "attack.attemptSucceeds=50%" })
        {
            var run = Run("credential-leak", "run.replications=2", "run.horizon=30h", setting);
            Assert.DoesNotContain(run.Metrics, metric => metric.Metric == "attacker_first_conditional");
            Assert.Contains(run.Metrics, metric => metric.Metric == "race_outcome");
        }
    }

    [Fact]
    public void Without_leaks_there_are_no_measures_of_leaks()
    {
        var run = Run("mm5", "run.replications=2", "run.horizon=40h");
        Assert.DoesNotContain(run.Metrics, metric => metric.Metric is "endogenous_leaks" or "race_outcome" or "safety_margin" or "containment_outage");
    }

    private static List<MetricResult> Of(string metric, string arm, string origin) =>
        [.. Leaky.Metrics.Where(each => each.Metric == metric && each.Where.Count >= 2 && each.Where[0].Value == arm && each.Where[1].Value == origin)];

    private static RunResult Run(string name, params string[] set)
    {
        var scenario = Lab.Shipped(name, set);
        return RunAssembler.Assemble(scenario, Replicator.Run(new ReplicationSetup(scenario), Environment.ProcessorCount), "test", string.Empty);
    }
}
