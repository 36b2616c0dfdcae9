using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Simulator.LoadDriver;

/// <summary>Carries calls over HTTP/1.1 with pooled connections: as many as there are requests in flight, none shared by two at once.</summary>
/// <remarks>
/// No redirects, cookies, proxies, decompression or tracing headers: what a gateway sees is the mapping and nothing else. Every call has content,
/// if only an empty one, because the platform's handler silently repeats a call without content when a kept connection turns out to be closed.
/// </remarks>
public sealed class HttpTransport : IGatewayTransport
{
    private const int LargestBody = 1 << 20;
    private readonly SocketsHttpHandler handler;
    private readonly HttpMessageInvoker invoker;
    private readonly string authority;

    /// <summary>A transport.</summary>
    /// <param name="root">Scheme, host and port; checked by <see cref="TargetRule"/>.</param>
    /// <param name="connectTimeout">How long a connection may take to open.</param>
    public HttpTransport(Uri root, Time.Duration connectTimeout)
    {
        ArgumentNullException.ThrowIfNull(root);
        authority = root.GetLeftPart(UriPartial.Authority); // put before every target: none can lead to another host
        handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            ConnectTimeout = WallTime.Of(connectTimeout),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
            ResponseDrainTimeout = TimeSpan.Zero,
        };
        invoker = new HttpMessageInvoker(handler, disposeHandler: true);
    }

    /// <inheritdoc/>
    public async ValueTask<GatewayAnswer> SendAsync(GatewayCall call, CancellationToken cancellation)
    {
        using var request = RequestOf(call);
        try
        {
            using var response = await invoker.SendAsync(request, cancellation).ConfigureAwait(false);
            var body = await ReadAsync(response, cancellation).ConfigureAwait(false);
            return body is { } bytes
                ? new GatewayAnswer(FailureKind.None, (int)response.StatusCode, bytes, null)
                : new GatewayAnswer(FailureKind.Protocol, (int)response.StatusCode, default, "a body of more than 1 MiB");
        }
        catch (HttpRequestException e)
        {
            return Failed(e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            return new GatewayAnswer(FailureKind.Timeout, 0, default, Line(e)); // the connection did not open in time
        }
        catch (IOException e)
        {
            return new GatewayAnswer(FailureKind.ConnectionClosed, 0, default, Line(e));
        }
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(GatewayCall call, CancellationToken cancellation)
    {
        using var request = RequestOf(call);
        try
        {
            var response = await invoker.SendAsync(request, cancellation).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false); // closing it ends the response
            }

            response.Dispose();
            return null;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => invoker.Dispose();

    private HttpRequestMessage RequestOf(in GatewayCall call)
    {
        var request = new HttpRequestMessage(call.Method, new Uri(authority + call.Target))
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ReadOnlyMemoryContent(call.Body),
        };
        if (!call.Body.IsEmpty)
        {
            request.Content.Headers.ContentType = JsonType;
        }

        foreach (var (name, value) in call.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private static MediaTypeHeaderValue JsonType { get; } = new("application/json");

    private static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var length = response.Content.Headers.ContentLength;
        if (length is 0)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        if (length > LargestBody)
        {
            return null;
        }

        using var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var buffer = new byte[length ?? 1024];
        var filled = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled), cancellation).ConfigureAwait(false);
            filled += read;
            if (read == 0 || filled == length)
            {
                return buffer.AsMemory(0, filled);
            }

            if (filled > LargestBody)
            {
                return null;
            }

            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    private static GatewayAnswer Failed(HttpRequestException e)
    {
        var kind = e.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => FailureKind.Refused,
            HttpRequestError.ConnectionError => e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset }
                ? FailureKind.ConnectionClosed
                : FailureKind.Refused,
            HttpRequestError.SecureConnectionError => FailureKind.Refused,
            HttpRequestError.ResponseEnded => FailureKind.ConnectionClosed,
            HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.HttpProtocolError => FailureKind.Protocol,
            _ => e.InnerException is IOException or SocketException ? FailureKind.ConnectionClosed : FailureKind.Protocol,
        };
        return new GatewayAnswer(kind, 0, default, Line(e));
    }

    private static string Line(Exception e) =>
        string.Join(' ', string.Create(CultureInfo.InvariantCulture, $"{e.Message} {e.InnerException?.Message}").Split(['\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries));
}
