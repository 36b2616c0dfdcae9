namespace Simulator.Simulation;

/// <summary>What the audit trail of one replication has of what happened to the counted root requests.</summary>
public sealed record EvidenceResult
{
    /// <summary>Records that ought to be there, by <see cref="RecordKind"/>.</summary>
    public required IReadOnlyList<long> Required { get; init; }

    /// <summary>Those that are, by <see cref="RecordKind"/>.</summary>
    public required IReadOnlyList<long> Kept { get; init; }

    /// <summary>Executed requests.</summary>
    public required long Executed { get; init; }

    /// <summary>Of those, whose trail leads from the execution to the credential, the authorisation, the decision and the owner.</summary>
    public required long Linked { get; init; }

    /// <summary>Of those, of whose trail nothing is missing.</summary>
    public required long Complete { get; init; }
}
