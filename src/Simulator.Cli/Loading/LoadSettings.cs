using Simulator.LoadDriver;
using Simulator.Scenarios;

namespace Simulator.Cli;

/// <summary>What a user asked of <c>load</c>, checked.</summary>
internal sealed record LoadSettings
{
    /// <summary>The live run.</summary>
    public required LoadRunOptions Options { get; init; }

    /// <summary>The scenario to simulate beside it, with as many replications as were asked for; null for none.</summary>
    public required Scenario? Beside { get; init; }

    /// <summary>Faults between driver and gateway.</summary>
    public required ChaosOptions Chaos { get; init; }

    /// <summary>Folder of all results.</summary>
    public required string ResultsRoot { get; init; }

    /// <summary>Whether the gateway's audit trail is fetched when the run is over.</summary>
    public required bool KeepsTrail { get; init; }

    /// <summary>Only the path of the run's folder is printed.</summary>
    public required bool IsQuiet { get; init; }

    /// <summary>Whether the call names a budgets file: without a single budget in it nothing is shown.</summary>
    public required bool HasBudgets { get; init; }
}
