using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Simulator.Cli.Tests;

/// <summary>A foreign gateway in raw HTTP that treats every fifth request well and four of five badly, each in a way of its own, and counts them.</summary>
internal sealed class MoodyGateway : IDisposable
{
    public const int Moods = 5;
    private const string Good = """{"ticket":{"number":"q1"}}""";
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly int[] seen = new int[Moods];
    private int requests = -1;

    public MoodyGateway()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public string Root => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>Requests by what became of them: accepted, status 500, left hanging, connection closed, broken JSON.</summary>
    public IReadOnlyList<int> Seen => seen;

    /// <summary>How to speak to it: a complete mapping of a gateway that has nothing but submissions.</summary>
    public static string Mapping =>
        """
        {
          "version": 1,
          "name": "moody gateway",
          "submit": { "method": "PUT", "path": "/changes/{run}-{node}", "body": { "kind": "{class}", "sum": "{digest}" }, "accepted": [200], "id": "$.ticket.number" }
        }
        """;

    public void Dispose()
    {
        over.Cancel();
        listener.Stop();
        over.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(over.Token));
            }
        }
        catch (Exception) when (over.IsCancellationRequested)
        {
            // The end of the test.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        var stream = client.GetStream();
        try
        {
            while (await ReadAsync(stream))
            {
                var mood = Interlocked.Increment(ref requests) % Moods;
                Interlocked.Increment(ref seen[mood]);
                switch (mood)
                {
                    case 0:
                        await AnswerAsync(stream, 200, Good);
                        break;
                    case 1:
                        await AnswerAsync(stream, 500, "{}");
                        break;
                    case 2:
                        await Task.Delay(Timeout.Infinite, over.Token);
                        break;
                    case 3:
                        return;
                    default:
                        await AnswerAsync(stream, 200, Good[..12]);
                        break;
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The driver went away.
        }
    }

    /// <summary>Reads one request; false when there is none.</summary>
    private async Task<bool> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(buffer, over.Token) == 0)
            {
                return false;
            }

            text.Append((char)buffer[0]);
        }

        var length = text.ToString().Split("\r\n").Single(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1];
        await stream.ReadExactlyAsync(new byte[int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)], over.Token);
        return true;
    }

    private async Task AnswerAsync(NetworkStream stream, int status, string body) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Whatever\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"), over.Token);
}
