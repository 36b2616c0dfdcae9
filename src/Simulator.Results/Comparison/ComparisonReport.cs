using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>What a comparison of two runs comes to.</summary>
public enum ComparisonAnswer
{
    /// <summary>Both runs are the same, bit for bit.</summary>
    Unchanged,

    /// <summary>At least one metric is shown to be worse by more than its tolerance.</summary>
    Regression,

    /// <summary>No metric is shown to be worse, but some could not be settled.</summary>
    Inconclusive,

    /// <summary>Every metric is shown to be better or not worse by more than its tolerance.</summary>
    Clean,
}

/// <summary>Two runs, metric by metric.</summary>
public sealed record ComparisonReport
{
    /// <summary>The base.</summary>
    public required RunIdentity Base { get; init; }

    /// <summary>The candidate.</summary>
    public required RunIdentity Candidate { get; init; }

    /// <summary>How their replications belong together.</summary>
    public required Pairing Pairing { get; init; }

    /// <summary>Why, in words.</summary>
    public required string PairingReason { get; init; }

    /// <summary>Replications of each that were compared.</summary>
    public required (int Base, int Candidate) Replications { get; init; }

    /// <summary>The keys in which the resolved scenarios differ.</summary>
    public required IReadOnlyList<ScenarioDifference> Differences { get; init; }

    /// <summary>The metrics compared, worst first.</summary>
    public required IReadOnlyList<ComparedMetric> Metrics { get; init; }

    /// <summary>Metrics that only one of the runs has: they cannot be compared, and are no sign of a clean change.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Risk of any false regression among all metrics.</summary>
    public required double Alpha { get; init; }

    /// <summary>What it comes to.</summary>
    public required ComparisonAnswer Answer { get; init; }

    /// <summary>The same in a sentence.</summary>
    public required string Headline { get; init; }
}
