using System.Text.Encodings.Web;
using System.Text.Json;
using Simulator.Time;

namespace Simulator.Service;

/// <summary>One line of JSON for each request that was refused: who, from where, what, why. Bounded: the file turns over once.</summary>
/// <remarks>
/// Refused requests are no facts about work and change nothing, so they are not part of the audit trail; here an operator sees who tries
/// what. Lines may be lost when the process dies. A null path keeps nothing.
/// </remarks>
internal sealed class RefusalLog(string? path, long mostBytes = 16L << 20) : IDisposable
{
    private readonly Lock gate = new();
    private readonly MemoryStream line = new();
    private FileStream? file;

    public void Write(Instant at, string? token, string? address, string method, string target, int status, string reason)
    {
        if (path is null)
        {
            return;
        }

        lock (gate)
        {
            try
            {
                Append(at, token, address, method, target, status, reason);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // A full disk must not turn a refusal into a failure; the meter still counts it.
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            file?.Dispose();
            line.Dispose();
        }
    }

    private void Append(Instant at, string? token, string? address, string method, string target, int status, string reason)
    {
        file ??= new FileStream(path!, FileMode.Append, FileAccess.Write, FileShare.Read, 1);
        if (file.Length > mostBytes)
        {
            file.Dispose();
            File.Move(path!, path + ".1", overwrite: true);
            file = new FileStream(path!, FileMode.Append, FileAccess.Write, FileShare.Read, 1);
        }

        line.SetLength(0);
        using (var json = new Utf8JsonWriter(line, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            json.WriteString("at", at.ToString());
            json.WriteString("token", token);
            json.WriteString("from", address);
            json.WriteString("method", Short(method));
            json.WriteString("target", Short(target));
            json.WriteNumber("status", status);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        file.Write(line.GetBuffer().AsSpan(0, (int)line.Length));
    }

    private static string Short(string text) => text.Length <= 200 ? text : string.Concat(text.AsSpan(0, 200), "…");
}
