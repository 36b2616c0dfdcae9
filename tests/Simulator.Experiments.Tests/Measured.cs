using Simulator.Experiments;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments.Tests;

/// <summary>What one replication of a scenario measures, shown in a report or only kept for budgets.</summary>
internal static class Measured
{
    /// <summary>All series of one replication of both arms.</summary>
    public static SampleSet Of(Scenario scenario) =>
        RunAssembler.AssembleWithSamples(scenario, Replicator.Run(new ReplicationSetup(scenario), 1), "test", string.Empty).Samples;

    /// <summary>The one series of a metric with exactly these values of its dimensions, the arm first; its only aggregate.</summary>
    public static double Value(this SampleSet samples, string metric, params string[] where)
    {
        var series = Assert.Single(samples.Series, series => series.Metric == metric && series.Where.Select(each => each.Value).SequenceEqual(where));
        return series.Estimate(Aggregate.Parse(series.Offers), 0.95).Value;
    }

    /// <summary>The one series of a metric with exactly these values of its dimensions, by an aggregate of several.</summary>
    public static double By(this SampleSet samples, string aggregate, string metric, params string[] where)
    {
        var series = Assert.Single(samples.Series, series => series.Metric == metric && series.Where.Select(each => each.Value).SequenceEqual(where));
        return series.Estimate(Aggregate.Parse(aggregate), 0.95).Value;
    }
}
