using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Simulator.Service;

/// <summary>Hands calls on to the instance that leads, and its answers back, without looking into either.</summary>
internal sealed class Forwarder : IDisposable
{
    /// <summary>Marks a call that was handed on once; it is not handed on again.</summary>
    private const string Mark = "X-Simulator-Forwarded";

    private static readonly HashSet<string> Private = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Host", Mark,
    };

    private readonly HttpMessageInvoker invoker = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, UseProxy = false, AutomaticDecompression = DecompressionMethods.None, ConnectTimeout = TimeSpan.FromSeconds(2),
    });

    public void Dispose() => invoker.Dispose();

    /// <exception cref="EngineUnavailableException">The leader does not answer.</exception>
    public async Task ForwardAsync(HttpContext context, string leader)
    {
        if (context.Request.Headers.ContainsKey(Mark))
        {
            throw new EngineUnavailableException("The lead is changing hands.", outcomeIsKnown: true);
        }

        using var request = RequestOf(context, leader);
        try
        {
            using var response = await invoker.SendAsync(request, context.RequestAborted).ConfigureAwait(false);
            context.Response.StatusCode = (int)response.StatusCode;
            foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
            {
                if (!Private.Contains(name))
                {
                    context.Response.Headers[name] = values.ToArray();
                }
            }

            await CopyAsync(response, context).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            var isKnown = e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError && e.InnerException is not IOException;
            throw new EngineUnavailableException(
                isKnown ? "The leading instance cannot be reached." : "The leading instance did not answer; the command may still count. Send it again with the same Idempotency-Key.", isKnown);
        }
    }

    private static HttpRequestMessage RequestOf(HttpContext context, string leader)
    {
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), leader.TrimEnd('/') + context.Request.GetEncodedPathAndQuery());
        if (HttpMethods.IsPost(context.Request.Method))
        {
            request.Content = new StreamContent(context.Request.Body);
        }

        foreach (var (name, values) in context.Request.Headers)
        {
            if (!Private.Contains(name) && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        request.Headers.TryAddWithoutValidation(Mark, "1");
        return request;
    }

    /// <summary>Copies as it comes: an answer may be an endless stream of events.</summary>
    private static async Task CopyAsync(HttpResponseMessage response, HttpContext context)
    {
        var body = await response.Content.ReadAsStreamAsync(context.RequestAborted).ConfigureAwait(false);
        var buffer = new byte[16 << 10];
        while (await body.ReadAsync(buffer, context.RequestAborted).ConfigureAwait(false) is var read and > 0)
        {
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
    }
}
