using System.Numerics;

namespace Simulator.Governance;

/// <summary>The decision that a fact tells of: the rows that matched, taken together as a policy takes them.</summary>
/// <remarks>
/// The rows of the fact are used, not a second evaluation: the record then says what the pipeline was told, and a verifier that
/// evaluates the recorded input can find a difference.
/// </remarks>
internal static class RecordedDecision
{
    /// <exception cref="InvalidOperationException">The fact names a row that this policy does not have.</exception>
    public static PolicyDecision Of(PolicyTable policy, ulong matchedRows)
    {
        var outcome = Outcome.Deny;
        var obligations = Obligations.None;
        for (var rest = matchedRows; rest != 0; rest &= rest - 1)
        {
            var index = BitOperations.TrailingZeroCount(rest);
            if (index >= policy.Rows.Count)
            {
                throw new InvalidOperationException($"The fact names row {index} of policy '{policy.Version}', which has {policy.Rows.Count} rows.");
            }

            var row = policy.Rows[index];
            if (row.Stage == PolicyStage.Stop)
            {
                return new PolicyDecision(Outcome.Deny, matchedRows, Obligations.None);
            }

            outcome = row.Then > outcome ? row.Then : outcome;
            obligations = obligations.With(row.Obligations);
        }

        return new PolicyDecision(outcome, matchedRows, obligations);
    }
}
