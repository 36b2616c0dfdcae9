using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Simulator.Time;

namespace Simulator.Service;

/// <summary>One authenticated call: who calls, what was sent, and the way to the engine.</summary>
internal sealed class Call(HttpContext context, TokenEntry token, EngineHost engine, int largestBody)
{
    private const int LongestKey = 128;

    private byte[] body = [];

    public HttpContext Http => context;

    public TokenEntry Token => token;

    public EngineHost Engine => engine;

    public CancellationToken Aborted => context.RequestAborted;

    public Instant Now => engine.Now();

    public bool Has(Roles role) => (token.Roles & role) != Roles.None;

    public string Route(string name) => context.Request.RouteValues[name] as string ?? string.Empty;

    /// <summary>Reads a body of a type, strictly.</summary>
    /// <exception cref="HttpRefusal">It is no JSON, not of this shape, too large or of another media type.</exception>
    public async ValueTask<T> ReadAsync<T>(JsonTypeInfo<T> type)
    {
        RequireJson();
        await ReadBodyAsync().ConfigureAwait(false);
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw new HttpRefusal(400, "invalid-body", "The body is null.");
        }
        catch (JsonException e)
        {
            throw new HttpRefusal(400, "invalid-body", Where(e));
        }
    }

    /// <summary>Reads a call that needs no body: empty, or an empty object.</summary>
    public async ValueTask ReadNothingAsync()
    {
        await ReadBodyAsync().ConfigureAwait(false);
        if (body.Length > 0)
        {
            RequireJson();
            if (!body.AsSpan().Trim(" \t\r\n"u8).SequenceEqual("{}"u8))
            {
                throw new HttpRefusal(400, "invalid-body", "This call takes no body but an empty object.");
            }
        }
    }

    /// <summary>Sends a command with the caller's identity and idempotency key; refusals end the call.</summary>
    public async ValueTask<CommandOutcome> SendAsync(Command command)
    {
        var (key, content) = Idempotency();
        var sent = command with
        {
            Token = token.Id, Person = token.Person, IsOperator = Has(Roles.Operator), Key = key, Content = content,
        };
        var now = engine.Now();
        var outcome = engine.Read(core => core.Foresee(sent, now)) ?? await engine.SendAsync(sent).ConfigureAwait(false);
        return outcome.Code == OutcomeCode.Done ? outcome : throw Problems.Of(outcome, now);
    }

    public Task AnswerAsync<T>(T value, JsonTypeInfo<T> type, int status = 200) => Answers.WriteAsync(context, value, type, status);

    private async ValueTask ReadBodyAsync()
    {
        if (context.Request.ContentLength > largestBody)
        {
            throw TooLarge();
        }

        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(Aborted).ConfigureAwait(false);
            if (read.Buffer.Length > largestBody)
            {
                throw TooLarge();
            }

            if (read.IsCompleted)
            {
                body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private HttpRefusal TooLarge() => new(413, "body-too-large", $"A body has at most {largestBody} bytes.");

    private void RequireJson()
    {
        var type = context.Request.ContentType.AsSpan();
        var media = (type.IndexOf(';') is var end and >= 0 ? type[..end] : type).Trim();
        if (!media.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new HttpRefusal(415, "wrong-content-type", "Bodies are application/json.");
        }
    }

    /// <summary>A key counts for one token; the content is method, path and body as they came.</summary>
    private (UInt128 Key, UInt128 Content) Idempotency()
    {
        var header = context.Request.Headers["Idempotency-Key"];
        if (header.Count == 0)
        {
            return (0, 0);
        }

        if (header.Count > 1 || header[0] is not { Length: > 0 and <= LongestKey } key || key.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new HttpRefusal(400, "invalid-idempotency-key", $"An Idempotency-Key has 1 to {LongestKey} visible ASCII characters.");
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var name = Half(SHA256.HashData(Encoding.UTF8.GetBytes($"{token.Id}\n{key}")));
        hash.AppendData(Encoding.UTF8.GetBytes($"{context.Request.Method} {context.Request.Path}\n"));
        hash.AppendData(body);
        return (name == 0 ? 1 : name, Half(hash.GetHashAndReset()));
    }

    private static UInt128 Half(ReadOnlySpan<byte> hash) => BinaryPrimitives.ReadUInt128BigEndian(hash);

    /// <summary>The place of an error, without the words of the serializer, which speak of types.</summary>
    private static string Where(JsonException error) => error.LineNumber is { } line
        ? $"The body is no valid JSON for this call: see {error.Path ?? "$"}, line {line + 1}, byte {error.BytePositionInLine + 1}. Unknown, repeated and missing names are errors."
        : $"The body is no valid JSON for this call: see {error.Path ?? "$"}. Unknown, repeated and missing names are errors.";
}
