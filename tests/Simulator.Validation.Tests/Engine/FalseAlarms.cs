using MathNet.Numerics.Distributions;

namespace Simulator.Validation.Tests;

/// <summary>
/// How far an estimate may be from theory. All checks together may fail with the <see cref="FamilyRate"/> for a correct simulator, shared
/// evenly (Bonferroni): each check has the two-sided limit of Student's t with one degree of freedom less than it has replications.
/// </summary>
internal static class FalseAlarms
{
    /// <summary>What is promised.</summary>
    public const double Promised = 0.01;

    /// <summary>What the limits are made for: a third of the promise is kept back for means that are not quite normally distributed.</summary>
    public const double FamilyRate = 0.003;

    /// <summary>The number of checks with chance in them.</summary>
    public static int CountOf(IEnumerable<ValidationCase> cases) => cases.Sum(each => each.List.OfType<Estimated>().Count());

    /// <summary>The error rate of one check.</summary>
    public static double RateOfEach { get; } = FamilyRate / CountOf(AllCases.List);

    /// <summary>The allowed number of standard errors.</summary>
    public static double Limit(int replications) => StudentT.InvCDF(0, 1, replications - 1, 1 - (RateOfEach / 2));
}
