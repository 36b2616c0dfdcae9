namespace Simulator.Governance;

/// <summary>One breach of a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Line">The line of the trail, from 1.</param>
/// <param name="Sequence">The record's sequence number; null when the line has none that can be read.</param>
/// <param name="Node">The request; null when the breach belongs to the trail as a whole.</param>
/// <param name="Message">What is wrong, as a sentence.</param>
public sealed record TrailFinding(TrailRule Rule, long Line, ulong? Sequence, NodeId? Node, string Message)
{
    /// <summary>
    /// How many records are missing, between the submission of the request and here, that may have been of it: then what is missing may be all that
    /// is wrong. 0 (the default) where the breach is in what the trail says.
    /// </summary>
    public ulong Missing { get; init; }
}

/// <summary>How often a rule was broken.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Count">All findings, also those that were not kept.</param>
public readonly record struct RuleCount(TrailRule Rule, long Count);

/// <summary>What the verification of a trail found.</summary>
/// <param name="Header">What the trail says it is about; null when its header cannot be read.</param>
/// <param name="PolicyVersion">The policy of the header; null when it cannot be read.</param>
/// <param name="Lines">Lines of the trail.</param>
/// <param name="Facts">Records of facts that could be read.</param>
/// <param name="Requests">Requests submitted.</param>
/// <param name="Unclosed">Requests that the trail does not close: still open when the run ended.</param>
/// <param name="LastHash">The hash of the last record as the trail gives it; empty when there is none. Compare it with the copy kept elsewhere.</param>
/// <param name="Findings">The breaches in the order of the trail, at most <see cref="TrailVerifier.MaximumFindings"/>.</param>
/// <param name="Counts">All breaches by rule, every rule once, in the order of their numbers.</param>
public sealed record TrailReport(
    TrailHeader? Header,
    string? PolicyVersion,
    long Lines,
    long Facts,
    long Requests,
    long Unclosed,
    string LastHash,
    IReadOnlyList<TrailFinding> Findings,
    IReadOnlyList<RuleCount> Counts)
{
    /// <summary>Records that the sink declares missing.</summary>
    public ulong DeclaredMissing { get; init; }

    /// <summary>Records whose numbers are missing without a word about it.</summary>
    public ulong UndeclaredMissing { get; init; }

    /// <summary>Of all breaches, those that may speak of nothing but a missing record: see <see cref="TrailFinding.Missing"/>.</summary>
    public long BesideGaps { get; init; }

    /// <summary>All breaches, also those that were not kept.</summary>
    public long FindingCount => Counts.Sum(count => count.Count);

    /// <summary>Whether no rule was broken.</summary>
    public bool IsClean => FindingCount == 0;

    /// <summary>How often a rule was broken.</summary>
    public long CountOf(TrailRule rule) => Counts.First(count => count.Rule == rule).Count;
}
