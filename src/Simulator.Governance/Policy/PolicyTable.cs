using System.Numerics;
using Simulator.Time;

namespace Simulator.Governance;

/// <summary>One row of a policy: a condition, what it decides and why.</summary>
/// <param name="Id">Short name, unique in the table; it appears in every decision that the row took part in.</param>
/// <param name="Order">Position in the table: rows are listed and numbered by it, the outcome does not depend on it.</param>
/// <param name="Stage">Stop or level.</param>
/// <param name="When">The condition.</param>
/// <param name="Then">What the row decides; a stop row always denies.</param>
/// <param name="Obligations">What has to hold besides.</param>
/// <param name="Reason">Why, in words for the person who reads the decision.</param>
public sealed record PolicyRow(
    string Id, int Order, PolicyStage Stage, Condition When, Outcome Then, Obligations Obligations, string Reason);

/// <summary>A policy decision with its reasons.</summary>
/// <param name="Outcome">What was decided.</param>
/// <param name="MatchedRows">Bit i is set when row i of the table matched; no bit with <see cref="Outcome.Deny"/> means default deny.</param>
/// <param name="Obligations">The union over the matching rows.</param>
public readonly record struct PolicyDecision(Outcome Outcome, ulong MatchedRows, Obligations Obligations)
{
    /// <summary>Whether the request was refused because no row allowed it.</summary>
    public bool IsDefaultDeny => Outcome == Outcome.Deny && MatchedRows == 0;
}

/// <summary>An immutable, versioned policy: stops first, then the highest level of all matching rows, otherwise deny.</summary>
public sealed class PolicyTable
{
    /// <summary>The most rows a table may have: matched rows are kept as one bit each.</summary>
    public const int MaximumRows = 64;

    private readonly PolicyRow[] rows;

    /// <summary>Makes a table; rows are sorted by order, then by id.</summary>
    /// <param name="version">The version that decisions record.</param>
    /// <param name="rows">At most <see cref="MaximumRows"/> rows with distinct ids; no row at all denies everything.</param>
    /// <exception cref="ArgumentException">
    /// Too many rows, a repeated id, a level row that denies, a stop row that does not, or a row that leaves credentials no life.
    /// </exception>
    public PolicyTable(string version, IEnumerable<PolicyRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Version = version;
        this.rows = [.. rows.OrderBy(row => row.Order).ThenBy(row => row.Id, StringComparer.Ordinal)];
        if (this.rows.Length > MaximumRows)
        {
            throw new ArgumentException($"A policy has at most {MaximumRows} rows; this one has {this.rows.Length}.", nameof(rows));
        }

        if (this.rows.Select(row => row.Id).Distinct(StringComparer.Ordinal).Count() != this.rows.Length)
        {
            throw new ArgumentException("Row ids must be distinct.", nameof(rows));
        }

        foreach (var row in this.rows)
        {
            if ((row.Stage == PolicyStage.Stop) != (row.Then == Outcome.Deny))
            {
                throw new ArgumentException($"Row '{row.Id}': a stop denies and a level does not.", nameof(rows));
            }

            if (row.Obligations.CredentialTtl <= Duration.Zero)
            {
                throw new ArgumentException($"Row '{row.Id}': a credential lives longer than no time at all.", nameof(rows));
            }
        }
    }

    /// <summary>The version that decisions record.</summary>
    public string Version { get; }

    /// <summary>The rows in order; a decision's bit i speaks of row i.</summary>
    public IReadOnlyList<PolicyRow> Rows => rows;

    /// <summary>Decides a request. Every matching row of the stage that decided is named in the answer.</summary>
    public PolicyDecision Evaluate(in ActionRequest request)
    {
        ulong stops = 0, levels = 0;
        var outcome = Outcome.Deny;
        var obligations = Obligations.None;
        for (var index = 0; index < rows.Length; index++)
        {
            var row = rows[index];
            if (!row.When.Matches(request))
            {
                continue;
            }

            if (row.Stage == PolicyStage.Stop)
            {
                stops |= 1UL << index;
                continue;
            }

            levels |= 1UL << index;
            outcome = row.Then > outcome ? row.Then : outcome;
            obligations = obligations.With(row.Obligations);
        }

        return stops != 0
            ? new PolicyDecision(Outcome.Deny, stops, Obligations.None)
            : new PolicyDecision(outcome, levels, levels == 0 ? Obligations.None : obligations);
    }

    /// <summary>The ids of the rows a decision names, in table order.</summary>
    public IEnumerable<string> NamesOf(ulong matchedRows)
    {
        for (; matchedRows != 0; matchedRows &= matchedRows - 1)
        {
            yield return rows[BitOperations.TrailingZeroCount(matchedRows)].Id;
        }
    }

    /// <summary>The auto twin: every gate level replaced by auto; stops and obligations kept, so that only the human gate differs.</summary>
    public PolicyTable AutoTwin() => new(
        Version + "+auto",
        rows.Select(row => row.Stage == PolicyStage.Level ? row with { Then = Outcome.Auto } : row));
}
