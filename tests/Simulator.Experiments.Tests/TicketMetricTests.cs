using Simulator.Experiments;
using Simulator.Results;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>What a run says about its ticketing.</summary>
public class TicketMetricTests
{
    [Fact]
    public void Time_and_losses_are_told_by_stage()
    {
        // 10 and 20 minutes in the stages, 15 by hand, 12 of review.
        var run = Run("""
            { "tickets": { "stages": {
                "create": { "order": 1, "delay": "10m", "hidden": { "probability": "100%", "delay": "15m" } }, "dispatch": { "order": 2, "delay": "20m", "duplicate": "100%", "duplicateHandling": "0s" } } } }
            """);
        Assert.Equal([10 / 45.0, 20 / 45.0, 15 / 45.0], Values(run, "ticket_time_share"));
        Assert.Equal([15 / 57.0], Values(run, "unexplained_latency_share"));
        Assert.Equal([0.0, 0, 1], [.. Values(run, "lost_tickets"), .. Values(run, "resent_tickets"), .. Values(run, "doubled_tickets")]);
        Assert.Equal(30 / 57.0, Part(run, "tickets"), 12);
        Assert.Equal(15 / 57.0, Part(run, "hidden"), 12);
    }

    [Fact]
    public void Lost_tickets_are_a_share_of_all()
    {
        var run = Run("""{ "tickets": { "stages": { "create": { "loss": "99.999999%", "retries": 2 } } } }""");
        Assert.Equal([1.0, 2.0], [.. Values(run, "lost_tickets"), .. Values(run, "resent_tickets")]);
    }

    [Fact]
    public void Without_ticketing_nothing_is_said_of_it() => Assert.DoesNotContain(
        Run("{}").Metrics, metric => metric.Metric is "ticket_time_share" or "unexplained_latency_share" or "lost_tickets" || metric.Where.Any(where => where.Value is "tickets" or "hidden"));

    private static double[] Values(RunResult run, string metric) => [.. run.Metrics.Where(each => each.Metric == metric).Select(each => each.Estimate.Value)];

    private static double Part(RunResult run, string part) =>
        run.Metrics.First(each => each.Metric == "executed_share" && each.Where.Any(where => where.Value == part)).Estimate.Value;

    private static RunResult Run(string layer)
    {
        var setup = new ReplicationSetup(Lab.Over(layer));
        return RunAssembler.Assemble(setup.Scenario, Replicator.Run(setup, 1), "test", string.Empty);
    }
}
