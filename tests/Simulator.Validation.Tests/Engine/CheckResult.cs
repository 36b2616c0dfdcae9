using Simulator.Statistics;

namespace Simulator.Validation.Tests;

internal enum Agreement
{
    /// <summary>The estimate lies within the allowed distance of theory.</summary>
    Agrees,

    /// <summary>It does not.</summary>
    Differs,

    /// <summary>The interval is too wide to tell.</summary>
    TooWide,
}

/// <summary>What came of a check.</summary>
/// <param name="Check">The check.</param>
/// <param name="Theory">The theoretical value; the right side of an identity.</param>
/// <param name="Simulated">The estimate with its interval; the left side of an identity.</param>
/// <param name="Z">How many standard errors they are apart; 0 for an identity that holds.</param>
/// <param name="Allowed">The distance that is allowed, in the unit of the estimate.</param>
/// <param name="Agreement">The verdict.</param>
internal sealed record CheckResult(Check Check, double Theory, Estimate Simulated, double Z, double Allowed, Agreement Agreement)
{
    /// <summary>Whether the 95 % interval misses the theoretical value, as one in twenty should.</summary>
    public bool IsOutsideInterval => Check is Estimated && !Simulated.Contains(Theory);
}
