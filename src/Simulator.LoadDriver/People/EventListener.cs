using System.Text.Json;

namespace Simulator.LoadDriver;

/// <summary>Listens to a gateway's server-sent events: each wakes the approvers, and one that names a request is followed by a look at it.</summary>
internal sealed class EventListener(LiveWorld world, Requester requester, Approvers? approvers)
{
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromMilliseconds(200);
    private const string DataField = "data:";

    /// <summary>Events that came.</summary>
    public long Received { get; private set; }

    public async Task RunAsync()
    {
        while (!world.Over.IsCancellationRequested && world.Client.Mapping.Events is not null)
        {
            try
            {
                using var stream = await world.Client.EventsAsync(world.ValuesOfRun(world.Tokens.Requester), world.Over).ConfigureAwait(false);
                if (stream is not null)
                {
                    await ListenAsync(stream).ConfigureAwait(false);
                }
            }
            catch (IOException)
            {
                // The gateway ended the stream: open it again; looking at intervals goes on meanwhile.
            }

            await world.PauseAsync(BeforeTryingAgain, world.Over).ConfigureAwait(false);
        }
    }

    private async Task ListenAsync(Stream stream)
    {
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(world.Over).ConfigureAwait(false) is { } line)
        {
            if (!line.StartsWith(DataField, StringComparison.Ordinal))
            {
                continue;
            }

            Received++;
            approvers?.Wake();
            if (RequestOf(line[DataField.Length..]) is { } id && requester.Find(id) is { } request)
            {
                _ = world.BesideAsync(() => requester.CheckAsync(request));
            }
        }
    }

    private string? RequestOf(string data)
    {
        if (world.Client.Mapping.EventRequest is not { } path)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(data);
            return path.Text(json.RootElement);
        }
        catch (JsonException)
        {
            return null; // an event for somebody else
        }
    }
}
