using Simulator.Governance;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>Eight wrong requests of a class: its gate rejects what it sees, and what is waved through around it runs.</summary>
public class PathDivergenceTests
{
    [Fact]
    public void Two_ways_of_one_class_that_end_in_opposite_ways_diverge_by_twice_the_product_of_their_shares()
    {
        // A share w ends as executed and wrong, the rest g as rejected: the distances to the whole are 1 - w and 1 - g, and w (1 - w) + g (1 - g) = 2 w g.
        var scenario = Over("100%", "100%");
        var waved = Lab.Trail(scenario).Minutes(Fact.Overridden).Length;
        Assert.InRange(waved, 1, 7); // or the draws of this seed would tell nothing
        var share = waved / 8.0;
        Assert.Equal(2 * share * (1 - share), Find(Run(scenario)), 12);
    }

    [Fact]
    public void Replications_are_pooled_before_distances_are_taken()
    {
        var one = Over("100%", "100%");
        var scenario = one with { Run = one.Run with { Replications = 3 } };
        var runs = Replicator.Run(new ReplicationSetup(scenario), 1);
        var waved = runs.Governed.Sum(run => run.All.Overrides[(int)OverrideCount.RecordedException]) / 24.0;
        Assert.Equal(2 * waved * (1 - waved), Find(RunAssembler.Assemble(scenario, runs, "test", string.Empty)), 12);
    }

    [Fact]
    public void Ways_that_end_alike_do_not_diverge() => Assert.Equal(0, Find(Run(Over("0%", "100%")))); // right ones: approved or waved through, all run

    [Fact]
    public void A_class_is_held_against_itself_alone()
    {
        // Another class ends in the opposite way throughout, but in one way.
        var scenario = Over("100%", "0%", """, "other": { "arrivals": { "kind": "scripted", "at": ["1h"] }, "access": "write", "impact": "low", "wrong": "0%", "session": "none" } """);
        var waved = Lab.Trail(scenario).Minutes(Fact.Overridden).Length;
        Assert.Equal(0, Find(Run(scenario)), 12);
        Assert.InRange(waved, 1, 7);
    }

    [Fact]
    public void What_the_policy_refuses_at_once_takes_no_way()
    {
        // The stop for missing owners refuses everything: there is nothing that could diverge.
        var run = Run(Lab.Over("""{ "workflows": { "w": {} }, "classes": { "item": { "workflow": "w" } } }"""));
        Assert.DoesNotContain(run.Metrics, metric => metric.Metric == "path_divergence");
    }

    private static Scenario Over(string wrong, string detection, string more = "") => Lab.Over(
        $$"""
        { "breakGlass": {},
          "review": { "detectionMaximum": "{{detection}}" },
          "classes": {
            "item": { "arrivals": { "at": ["0h", "1h", "2h", "3h", "4h", "5h", "6h", "7h"] }, "wrong": "{{wrong}}", "detectionTime": "1us",
                      "content": { "exception": { "probability": "50%", "unlogged": "0%" } } }{{more}} } }
        """);

    private static RunResult Run(Scenario scenario) =>
        RunAssembler.Assemble(scenario, Replicator.Run(new ReplicationSetup(scenario), 1), "test", string.Empty);

    /// <summary>Tables leave a divergence of 0 out.</summary>
    private static double Find(RunResult run) =>
        run.Metrics.FirstOrDefault(metric => metric.Metric == "path_divergence" && metric.Where.Count == 1)?.Estimate.Value ?? 0;
}
