namespace Simulator.Governance;

/// <summary>Collects breaches: counts all, keeps the first so many, so that a hostile trail cannot fill the memory.</summary>
internal sealed class FindingList(int maximum, Action<ulong>? broken = null)
{
    /// <summary>The longest message in characters: it may quote the trail.</summary>
    private const int MaximumMessage = 400;

    private readonly List<TrailFinding> kept = [];
    private readonly long[] counts = new long[(int)EnumText<TrailRule>.All[^1] + 1];

    /// <summary>The line being read, from 1.</summary>
    public long Line { get; set; }

    /// <summary>The sequence number of the record being read, when it has one.</summary>
    public ulong? Sequence { get; set; }

    public IReadOnlyList<TrailFinding> Kept => kept;

    public IReadOnlyList<RuleCount> Counts => [.. EnumText<TrailRule>.All.Select(rule => new RuleCount(rule, counts[(int)rule]))];

    public void Add(TrailRule rule, NodeId? node, string message)
    {
        counts[(int)rule]++;
        if (node is { } request)
        {
            broken?.Invoke(request.Value);
        }

        if (kept.Count < maximum)
        {
            kept.Add(new TrailFinding(rule, Line, Sequence, node, Printable(message)));
        }
    }

    /// <summary>Shortens a message and takes out what could steer a terminal: parts of it come from the trail.</summary>
    private static string Printable(string message)
    {
        var text = message.Length > MaximumMessage ? string.Concat(message.AsSpan(0, MaximumMessage), "…") : message;
        return string.Create(text.Length, text, static (span, source) =>
        {
            for (var index = 0; index < span.Length; index++)
            {
                span[index] = char.IsControl(source[index]) || char.IsSurrogate(source[index]) ? '?' : source[index];
            }
        });
    }
}
