using Simulator.Service;

namespace Simulator.Cli;

/// <summary>What <c>serve</c> was asked for beside the scenario.</summary>
/// <param name="Addresses">Where to listen.</param>
/// <param name="Storage">Where commands are kept.</param>
/// <param name="TokenFile">The token file.</param>
internal sealed record ServeSettings(IReadOnlyList<string> Addresses, StorageChoice Storage, string TokenFile)
{
    public bool AllowRemote { get; init; }

    public Uri? Telemetry { get; init; }

    /// <summary>Who works here; null for the people of the scenario's catalogue.</summary>
    public IReadOnlyList<ServicePerson>? People { get; init; }

    public bool IsQuiet { get; init; }
}
