using MathNet.Numerics.Distributions;
using Simulator.Experiments;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;

namespace Simulator.Validation.Tests;

/// <summary>Holds an estimate of a run against a value known from theory.</summary>
internal static class Oracle
{
    /// <summary>An estimate may miss the truth by this many standard errors: about 1 in 2,000 times for a correct simulator, and the seeds are fixed.</summary>
    private const double StandardErrors = 3.5;

    public static RunResult Run(Scenario scenario) => RunAssembler.Assemble(
        scenario, Replicator.Run(new ReplicationSetup(scenario), Environment.ProcessorCount), "test", string.Empty);

    public static Estimate Estimate(this RunResult run, string metric, string aggregate, params string[] where) => run.Metrics
        .Single(result => result.Metric == metric && result.Aggregate == aggregate && result.Where.Select(dimension => dimension.Value).SequenceEqual(where))
        .Estimate;

    /// <summary>The theory lies within the allowed number of standard errors, and the estimate is sharp enough for that to mean something.</summary>
    public static void Meets(double theory, Estimate estimate, double sharpness = 0.02)
    {
        var standardError = estimate.HalfWidth / StudentT.InvCDF(0, 1, estimate.Samples - 1, 0.5 + (estimate.Level / 2));
        Assert.True(
            Math.Abs(estimate.Value - theory) <= StandardErrors * standardError,
            $"theory {theory:G6}, simulated {estimate}: {(estimate.Value - theory) / standardError:F1} standard errors apart");
        Assert.True(estimate.HalfWidth <= sharpness * theory, $"theory {theory:G6}: the interval of {estimate} is too wide to prove anything");
    }
}
