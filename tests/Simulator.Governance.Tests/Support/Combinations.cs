namespace Simulator.Governance.Tests;

/// <summary>Every combination of what a policy can look at; confidence takes values below, at and above the threshold, and none.</summary>
internal static class Combinations
{
    public const double Threshold = 0.8;

    public const int FlagSets = 256;

    /// <summary>From the least trusted to the most: missing, then rising.</summary>
    public static readonly double[] Confidences = [double.NaN, 0, 0.79, Threshold, 1];

    public static readonly ActionRequest[] All =
    [
        .. from access in Enum.GetValues<Access>()
           from impact in Enum.GetValues<Impact>()
           from flags in Enumerable.Range(0, FlagSets)
           from reversible in new[] { false, true }
           from confidence in Confidences
           from containment in new[] { false, true }
           select World.Request(impact, (RiskFlags)flags, access, reversible, confidence, containment),
    ];
}
