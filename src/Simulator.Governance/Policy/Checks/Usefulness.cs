using System.Numerics;

namespace Simulator.Governance;

/// <summary>
/// Finds the rows that change nothing: without them every request would be decided alike, obligations included. So a row that only
/// shortens credentials is useful although another decides the level.
/// </summary>
internal sealed class Usefulness(PolicyTable table)
{
    /// <summary>The most decisions that are taken again without a row: a twentieth of a second's work.</summary>
    private const int MaximumTrials = 500_000;

    private readonly RequestKind?[] firstMatch = new RequestKind?[PolicyTable.MaximumRows];
    private readonly ulong[] firstMatched = new ulong[PolicyTable.MaximumRows];
    private ulong idle = table.Rows.Count == 0 ? 0 : ulong.MaxValue >> (PolicyTable.MaximumRows - table.Rows.Count);
    private int trials;

    /// <summary>Whether every row is known to be useful, or nothing more will be found out.</summary>
    public bool IsSettled => idle == 0 || IsExhausted;

    /// <summary>Whether rows remain of which nothing is known.</summary>
    public bool IsExhausted => idle != 0 && trials >= MaximumTrials;

    /// <summary>Looks at a kind of request, the rows that match it and what they decide.</summary>
    public void See(in RequestKind kind, ulong matched, in PolicyDecision decision)
    {
        for (var rest = IsSettled ? 0 : matched & idle; rest != 0; rest &= rest - 1)
        {
            var index = BitOperations.TrailingZeroCount(rest);
            if (firstMatch[index] is null)
            {
                (firstMatch[index], firstMatched[index]) = (kind, matched);
            }

            trials++;
            idle &= IsNeeded(1UL << index, matched, decision) ? ~(1UL << index) : ulong.MaxValue;
        }
    }

    /// <summary>The rows that change nothing; none of those about which too little is known.</summary>
    public IEnumerable<PolicyDefect> Idle() => IsExhausted
        ? []
        : table.Rows.Select((row, index) => (row, index)).Where(entry => (idle >> entry.index & 1) != 0).Select(entry =>
            new PolicyDefect(PolicyDefectKind.Idle, entry.row.Id, Because(entry.index), "drop the row, or change the rows that go before it"));

    private bool IsNeeded(ulong row, ulong matched, in PolicyDecision decision)
    {
        var without = table.Conclude(matched & ~row, default);
        return without.Levels.Emergency != decision.Levels.Emergency
            || without.Obligations != decision.Obligations
            || (decision.MatchedRows == row && decision.Outcome == Outcome.Deny); // the only stop tells why, even where nothing was allowed
    }

    private string Because(int index)
    {
        if (firstMatch[index] is not { } kind)
        {
            return "the row never matches";
        }

        var bit = 1UL << index;
        var others = table.NamesOf(table.DecidingRows(table.Conclude(firstMatched[index], default)) & ~bit);
        return $"the row changes no decision, not even about {kind.InWords(table.Masks.Limits)}; there {string.Join(", ", others)} decides as well";
    }
}
