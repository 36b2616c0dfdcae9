namespace Simulator.Cli;

/// <summary>What a user asked of <c>run</c>, apart from the scenario itself.</summary>
/// <param name="ResultsRoot">Folder of all results.</param>
/// <param name="Threads">Threads to simulate on.</param>
/// <param name="TrailReplication">The replication whose audit trail is kept; null for none.</param>
/// <param name="IsQuiet">Only the path of the run's folder is printed.</param>
internal sealed record RunSettings(string ResultsRoot, int Threads, int? TrailReplication, bool IsQuiet)
{
    /// <summary>Whether gates that nobody could ever satisfy were allowed: who repeats the run has to allow them too.</summary>
    public bool AllowUnsatisfiable { get; init; }

    /// <summary>Whether the call names a budgets file: without a single budget in it nothing is shown.</summary>
    public bool HasBudgets { get; init; }
}
