namespace Simulator.LoadDriver;

/// <summary>Fetches the audit trail of a gateway when a run is over: the evidence that <c>audit verify</c> checks.</summary>
public static class TrailExport
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Copies the trail.</summary>
    /// <param name="mapping">How to ask for it.</param>
    /// <param name="tokens">Who asks: the auditor, else the observer, else the requester.</param>
    /// <param name="transport">Who carries.</param>
    /// <param name="destination">Receives it.</param>
    /// <param name="largest">The largest trail that is taken, in bytes, more than zero.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null, or why there is no whole trail; what was copied until then is worth nothing.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<string?> CopyAsync(
        GatewayMapping mapping, GatewayTokens tokens, IGatewayTransport transport, Stream destination, long largest, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(destination);
        if (mapping.Trail is not { } call)
        {
            return "the mapping says nothing about an audit trail";
        }

        try
        {
            var values = new CallValues { Run = string.Empty, Token = tokens.Auditor ?? tokens.Observer ?? tokens.Requester };
            using var stream = await transport.OpenAsync(call.Render(values), cancellation).ConfigureAwait(false);
            return stream is null
                ? "the gateway does not hand it out: the token of an auditor may be missing"
                : await CopyAsync(stream, destination, largest, cancellation).ConfigureAwait(false);
        }
        catch (IOException broken)
        {
            return "the connection broke while it was fetched: " + broken.Message;
        }
    }

    private static async Task<string?> CopyAsync(Stream source, Stream destination, long largest, CancellationToken cancellation)
    {
        var buffer = new byte[BufferBytes];
        for (long copied = 0; ;)
        {
            var read = await source.ReadAsync(buffer, cancellation).ConfigureAwait(false);
            if (read == 0)
            {
                return null;
            }

            copied += read;
            if (copied > largest)
            {
                return $"it is larger than {largest} bytes";
            }

            await destination.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
        }
    }
}
