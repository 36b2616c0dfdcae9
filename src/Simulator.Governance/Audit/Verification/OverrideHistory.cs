using Simulator.Time;

namespace Simulator.Governance;

/// <summary>What a trail has told of the override of a request.</summary>
/// <param name="By">Who made it; nobody when the trail does not say.</param>
/// <param name="IsRecorded">Whether it left a record, or went dark.</param>
/// <param name="Ends">Until when it may be used.</param>
/// <param name="ReviewBy">By when somebody else has to have reviewed it.</param>
internal sealed record OverrideHistory(PersonId By, bool IsRecorded, Instant Ends, Instant ReviewBy)
{
    /// <summary>Whether the review is still owed.</summary>
    public bool OwesReview { get; set; } = IsRecorded;
}
