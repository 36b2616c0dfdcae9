using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>What is kept of a model's advice on the order of work.</summary>
public class AdviceMetricTests
{
    [Theory]
    [InlineData("[\"model\", \"confidence\", \"uncertainty\", \"prompt\"]", 1)]
    [InlineData("[\"prompt\"]", 0.25)]
    [InlineData("[]", 0)]
    public void The_share_of_the_advice_that_is_retained(string retain, double share)
    {
        var scenario = Lab.Over(
            $$"""{ "pools": { "desk": { "discipline": "aiAdvisory", "advisory": { "retain": {{retain}} } } }, "classes": { "item": { "arrivals": { "at": ["0m", "1m", "2m"] } } } }""");
        var run = RunAssembler.Assemble(scenario, Replicator.Run(new ReplicationSetup(scenario), 1), "test", string.Empty);
        Assert.Equal(share, Assert.Single(run.Metrics, metric => metric.Metric == "advice_retention").Estimate.Value);
    }
}
