namespace Simulator.Statistics;

/// <summary>A candidate against a base: one verdict and everything it was made from.</summary>
public sealed record ComparisonResult
{
    /// <summary>What is shown.</summary>
    public required ComparisonVerdict Verdict { get; init; }

    /// <summary>Why nothing is shown, or why no test was needed.</summary>
    public required ComparisonReason Reason { get; init; }

    /// <summary>True when the verdict is no worse and the candidate is shown not to be better by more than the margin either (Schuirmann, 1987).</summary>
    public required bool IsEquivalent { get; init; }

    /// <summary>The base's estimate, in the unit of the samples.</summary>
    public required double BaseValue { get; init; }

    /// <summary>The candidate's estimate.</summary>
    public required double CandidateValue { get; init; }

    /// <summary>Candidate less base with its (1 - 2 alpha) interval: positive is higher, whichever side is worse.</summary>
    public required DifferenceInterval Difference { get; init; }

    /// <summary>
    /// What the verdict was read from: by how much the candidate is worse, less the tolerance that binds, with its (1 - 2 alpha) interval.
    /// Above 0 throughout = regression; not above 0 at the upper end = no worse.
    /// </summary>
    public required DifferenceInterval Excess { get; init; }

    /// <summary>The tolerance at the base's estimate, in the unit of the samples.</summary>
    public required double Tolerance { get; init; }

    /// <summary>P-value of "worse by more than the margin", for Holm's procedure over several metrics; 1 when nothing could be tested.</summary>
    public required double PValueRegression { get; init; }

    /// <summary>P-value of "not worse by more than the margin".</summary>
    public required double PValueNoWorse { get; init; }

    /// <summary>P-value of "better".</summary>
    public required double PValueImproved { get; init; }

    /// <summary>How much worse a candidate has to be, in the unit of the samples, to be called a regression with the wanted power; NaN when not known.</summary>
    public required double MinimumDetectableEffect { get; init; }

    /// <summary>How many replications would settle an inconclusive verdict if the estimates stayed where they are.</summary>
    public required ReplicationNeed Needed { get; init; }

    /// <summary>The options used.</summary>
    public required ComparisonOptions Options { get; init; }

    /// <summary>Number of replications: of the smaller run when they differ.</summary>
    public required int Samples { get; init; }

    /// <summary>True where the real coverage is known to miss the level by more than a percentage point or so.</summary>
    public required bool IsApproximate { get; init; }
}
