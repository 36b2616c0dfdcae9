namespace Simulator.LoadDriver;

/// <summary>One HTTP request to a gateway.</summary>
/// <param name="Method">The method, such as POST.</param>
/// <param name="Target">Path and query, beginning with a slash, already percent-encoded.</param>
/// <param name="Headers">Header lines; neither name nor value holds a line break.</param>
/// <param name="Body">The body, UTF-8 JSON; empty for none.</param>
public readonly record struct GatewayCall(
    HttpMethod Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body);

/// <summary>What came back: an answer, or the way in which there was none.</summary>
/// <param name="Failure">What kept the answer from coming; <see cref="FailureKind.None"/> when it came, whatever its status.</param>
/// <param name="Status">The HTTP status; 0 when no answer came.</param>
/// <param name="Body">The body.</param>
/// <param name="Detail">One line about a failure.</param>
public readonly record struct GatewayAnswer(FailureKind Failure, int Status, ReadOnlyMemory<byte> Body, string? Detail);

/// <summary>Carries calls to a gateway; safe from any number of threads.</summary>
public interface IGatewayTransport : IDisposable
{
    /// <summary>Sends a call once, without repeating it or following redirects, and reads the whole answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>The answer or the kind of failure.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<GatewayAnswer> SendAsync(GatewayCall call, CancellationToken cancellation);

    /// <summary>Opens an endless answer, such as server-sent events.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The stream of the body; null when the gateway does not answer with status 200.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<Stream?> OpenAsync(GatewayCall call, CancellationToken cancellation);
}
