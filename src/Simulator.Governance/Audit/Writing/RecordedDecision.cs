using System.Numerics;

namespace Simulator.Governance;

/// <summary>The decision that a fact tells of: the rows that matched, taken together as a policy takes them.</summary>
/// <remarks>
/// The rows of the fact are used, not a second evaluation: the record then says what the pipeline was told, and a verifier that
/// evaluates the recorded input can find a difference.
/// </remarks>
internal static class RecordedDecision
{
    /// <param name="policy">The policy that the rows belong to.</param>
    /// <param name="matchedRows">The rows of the fact.</param>
    /// <param name="request">The request; only its chain is read, and only where the policy weighs chains.</param>
    /// <exception cref="InvalidOperationException">The fact names a row that this policy does not have.</exception>
    public static PolicyDecision Of(PolicyTable policy, ulong matchedRows, in ActionRequest request)
    {
        var highest = 63 - BitOperations.LeadingZeroCount(matchedRows); // -1 when there are none
        return highest < policy.Rows.Count
            ? policy.Conclude(matchedRows, request)
            : throw new InvalidOperationException($"The fact names row {highest} of policy '{policy.Version}', which has {policy.Rows.Count} rows.");
    }
}
