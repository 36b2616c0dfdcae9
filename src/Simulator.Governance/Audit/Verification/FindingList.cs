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

    /// <summary>How many records the trail lacks up to here.</summary>
    public ulong Missing { get; set; }

    /// <summary>How many of the breaches may speak of nothing but a missing record.</summary>
    public long BesideGaps { get; private set; }

    /// <param name="rule">The rule.</param>
    /// <param name="node">The request; null for the trail as a whole.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="missing">How many records are missing that could have been the request's, or what else the breach may be due to. Default: none.</param>
    /// <param name="lost">What those records may have been.</param>
    public void Add(TrailRule rule, NodeId? node, string message, ulong missing = 0, string lost = "of this request")
    {
        counts[(int)rule]++;
        BesideGaps += missing > 0 ? 1 : 0;
        if (node is { } request)
        {
            broken?.Invoke(request.Value);
        }

        if (kept.Count < maximum)
        {
            kept.Add(new TrailFinding(rule, Line, Sequence, node, Printable(message) + Doubt(missing, lost)) { Missing = missing });
        }
    }

    /// <summary>A rule may seem broken because the record that shows it kept is missing; nobody can tell from the trail alone.</summary>
    private static string Doubt(ulong missing, string lost) => missing == 0 ? string.Empty : FormattableString.Invariant(
        $" The trail has a gap there: {missing} {(missing == 1 ? "record is" : "records are")} missing up to here that may have been {lost}.");

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
