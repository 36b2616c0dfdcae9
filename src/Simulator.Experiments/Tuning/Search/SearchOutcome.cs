using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>What a search decided: names and states; its numbers are no results.</summary>
internal sealed record SearchOutcome
{
    /// <summary>The map.</summary>
    public required IReadOnlyList<SearchedSetting> Map { get; init; }

    /// <summary>The settings to confirm, the named one first; at most as many as were allowed.</summary>
    public required IReadOnlyList<int> Finalists { get; init; }

    /// <summary>
    /// What the search made of the objective of each finalist, in its unit: of a mean or a ratio over all its replications, of a quantile over the first
    /// stage. The search chose by such numbers, so that they flatter what it named; they stand beside the confirmation to show by how much.
    /// </summary>
    public required IReadOnlyList<double> Estimates { get; init; }

    /// <summary>Whether some setting may keep every limit.</summary>
    public required bool HasCandidate { get; init; }

    /// <summary>Whether elimination left one setting before the budget ended.</summary>
    public required bool IsDecided { get; init; }

    /// <summary>Replications of the search.</summary>
    public required int Replications { get; init; }

    /// <summary>Of those, allocated by computing budget.</summary>
    public required int BudgetReplications { get; init; }

    /// <summary>Settings without a value of the objective.</summary>
    public required int WithoutValue { get; init; }

    /// <summary>What the settings were compared by.</summary>
    public required string ComparedBy { get; init; }

    /// <summary>The indifference zone of that.</summary>
    public required double Zone { get; init; }
}
