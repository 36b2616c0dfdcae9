using Simulator.LoadDriver;

namespace Simulator.Cli;

/// <summary>A gateway's audit trail between its fetching and its place in the run's folder, in a file that goes with this object.</summary>
internal sealed class KeptExport : IDisposable
{
    /// <summary>4 GiB: more than a day of a busy gateway, less than a disk.</summary>
    private const long Largest = 4L << 30;

    private const int BufferBytes = 1 << 16;
    private readonly FileStream file = new(
        Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    /// <summary>Fetches it.</summary>
    /// <returns>Null, or why there is none.</returns>
    public async Task<string?> FetchAsync(LoadSettings settings, IGatewayTransport transport, CancellationToken cancellation)
    {
        if (!settings.KeepsTrail)
        {
            return settings.Options.Mapping.CanExport ? "it was not asked for" : "the mapping says nothing about an audit trail";
        }

        try
        {
            var missing = await TrailExport.CopyAsync(settings.Options.Mapping, settings.Options.Tokens, transport, file, Largest, cancellation).ConfigureAwait(false);
            return missing ?? (file.Length == 0 ? "the gateway's trail is empty" : null);
        }
        catch (OperationCanceledException)
        {
            return "the run was interrupted";
        }
    }

    /// <summary>Writes it out.</summary>
    public void CopyTo(Stream destination)
    {
        file.Position = 0;
        file.CopyTo(destination, BufferBytes);
    }

    public void Dispose() => file.Dispose();
}
