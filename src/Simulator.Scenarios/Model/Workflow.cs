namespace Simulator.Scenarios;

/// <summary>What a workflow is said to do by itself: its label, not the authority it has.</summary>
public enum AutonomyLabel
{
    /// <summary>It only suggests: no AI carries anything out.</summary>
    Suggest,

    /// <summary>It acts, but only after a person approved the action.</summary>
    Gated,

    /// <summary>It acts by itself. Nothing it does goes beyond this label.</summary>
    Auto,
}

/// <summary>A business process that classes of actions belong to, and who answers for it.</summary>
/// <param name="Name">Name in the scenario.</param>
/// <param name="Process">The business process; null when it belongs to none.</param>
/// <param name="Owner">The control owner; null when nobody answers for it.</param>
/// <param name="Objective">The business objective; null when none is stated.</param>
public sealed record Workflow(string Name, string? Process, string? Owner, string? Objective)
{
    /// <summary>Probability, 0 to 1, that the owner cannot be named when a request is evaluated. Default: 0.</summary>
    public double OwnerMissing { get; init; }

    /// <summary>What it is said to do by itself. Default: everything, which promises nothing.</summary>
    public AutonomyLabel Label { get; init; } = AutonomyLabel.Auto;

    /// <summary>What AI leaves out of it; null (the default) for nothing.</summary>
    public Compression? Compressed { get; init; }

    /// <summary>Whether nobody answers for any of its requests: it has no owner or no process.</summary>
    public bool IsUnowned => Owner is null || Process is null;

    /// <summary>Whether it names its process, its control owner and its objective.</summary>
    public bool IsMapped => !IsUnowned && Objective is not null;
}
