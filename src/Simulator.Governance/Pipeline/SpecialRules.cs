namespace Simulator.Governance;

/// <summary>What a pipeline does beside its gates; all of it is off by default.</summary>
public sealed record SpecialRules
{
    /// <summary>What overrides are good for; null where nobody can override anything.</summary>
    public OverrideTerms? Overrides { get; init; }

    /// <summary>Whom gates ask in an emergency; null where they always ask whom they name.</summary>
    public EmergencyRoute? Emergency { get; init; }

    /// <summary>The model that proposes the order of each pool, by position; null, or nothing beyond the end, where none does.</summary>
    public IReadOnlyList<AdviceTerms?> Advisers { get; init; } = [];

    /// <summary>Whether the reviews that the policy wants after an execution are tasks for people.</summary>
    public bool HasReviewsAfterwards { get; init; }
}
