using MathNet.Numerics.Distributions;
using Simulator.Experiments;
using Simulator.Results;
using Simulator.Simulation;
using Simulator.Statistics;

namespace Simulator.Validation.Tests;

/// <summary>Simulates a case and holds it against theory.</summary>
internal static class CaseRunner
{
    /// <summary>Identities hold up to the rounding of the numbers they are made of.</summary>
    private const double Rounding = 1e-9;

    public static IReadOnlyList<CheckResult> Run(ValidationCase validation, ulong seed)
    {
        var scenario = validation.Load(seed);
        var runs = Replicator.Run(new ReplicationSetup(scenario), Environment.ProcessorCount);
        var result = RunAssembler.Assemble(scenario, runs, "validation", string.Empty);
        return [.. validation.List.Select(check => Judge(check, result))];
    }

    private static CheckResult Judge(Check check, RunResult run) => check switch
    {
        Estimated estimated => Judge(estimated, Find(run, estimated)),
        Identity identity => Judge(identity, identity.Sides(run), run.Identity.Replications),
        _ => throw new InvalidOperationException("Unknown check."),
    };

    private static CheckResult Judge(Estimated check, Estimate estimate)
    {
        var error = estimate.HalfWidth / StudentT.InvCDF(0, 1, estimate.Samples - 1, 0.5 + (estimate.Level / 2));
        var allowed = (FalseAlarms.Limit(estimate.Samples) * error) + (check.Resolution * Math.Abs(check.Theory));
        var agreement = !(allowed <= check.Sharpness * Math.Abs(check.Theory)) ? Agreement.TooWide
            : Math.Abs(estimate.Value - check.Theory) <= allowed ? Agreement.Agrees
            : Agreement.Differs;
        return new CheckResult(check, check.Theory, estimate, (estimate.Value - check.Theory) / error, allowed, agreement);
    }

    private static CheckResult Judge(Identity check, (double Left, double Right) sides, int replications)
    {
        var holds = Math.Abs(sides.Left - sides.Right) <= Rounding * Math.Max(Math.Abs(sides.Left), Math.Abs(sides.Right));
        var exact = new Estimate(sides.Left, sides.Left, sides.Left, 0.95, replications, IntervalMethod.StudentT);
        return new CheckResult(check, sides.Right, exact, 0, 0, holds ? Agreement.Agrees : Agreement.Differs);
    }

    private static Estimate Find(RunResult run, Estimated check) => run.Value(check.Metric, check.Aggregate, check.Where);
}
