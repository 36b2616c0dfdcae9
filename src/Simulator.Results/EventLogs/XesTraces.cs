using System.Text.Json;
using Simulator.Time;

namespace Simulator.Results;

/// <summary>Gathers the events of each request until it is closed: a trail goes by time, an event log by case.</summary>
internal sealed class XesTraces(XesOutput output)
{
    private readonly Dictionary<string, Trace> open = new(StringComparer.Ordinal);
    private readonly List<Trace> closed = [];
    private Instant now;
    private long submitted;

    public void Add(JsonElement fact)
    {
        var node = fact.GetProperty("node").GetString()!;
        if (!open.TryGetValue(node, out var trace))
        {
            open[node] = trace = new Trace(node, submitted++);
        }

        var each = XesEvents.Of(fact, trace.Started);
        if (each.At > now)
        {
            WriteClosed(); // other facts of the instant may still be about a closed request
        }

        now = each.At;
        var word = fact.GetProperty("fact").GetString();
        if (word == "submitted")
        {
            trace.Attributes = [.. XesEvents.OfTrace(fact)];
        }

        trace.Events.Add(each);
        if (word == "closed" && !trace.IsClosed)
        {
            trace.IsClosed = true;
            closed.Add(trace);
        }
    }

    /// <summary>Writes what is left, in order of submission.</summary>
    public void Finish()
    {
        WriteClosed();
        foreach (var trace in open.Values.OrderBy(trace => trace.Number))
        {
            output.Write(trace.Node, trace.Attributes, trace.Events);
        }

        open.Clear();
    }

    private void WriteClosed()
    {
        foreach (var trace in closed)
        {
            output.Write(trace.Node, trace.Attributes, trace.Events);
            open.Remove(trace.Node);
        }

        closed.Clear();
    }

    private sealed class Trace(string node, long number)
    {
        public string Node { get; } = node;

        public long Number { get; } = number;

        public IReadOnlyList<(string Key, string Value)> Attributes { get; set; } = [];

        public List<XesEvent> Events { get; } = [];

        public HashSet<string> Started { get; } = new(StringComparer.Ordinal);

        public bool IsClosed { get; set; }
    }
}
