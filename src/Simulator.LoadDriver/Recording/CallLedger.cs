namespace Simulator.LoadDriver;

/// <summary>Counts the calls beside the load: those of approvers and requesters. Safe from several threads.</summary>
internal sealed class CallLedger
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>Notes how a call ended.</summary>
    public void Note(string call, in SendOutcome outcome)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(call, out var entry))
            {
                entries.Add(call, entry = new Entry());
            }

            entry.Calls++;
            if (outcome.Failure != FailureKind.None)
            {
                entry.Failed[(int)outcome.Failure]++;
                entry.Example ??= outcome.Detail;
            }
        }
    }

    /// <summary>The counts, by name of the call.</summary>
    public IReadOnlyList<CallCount> Counts()
    {
        lock (gate)
        {
            return [.. entries.Select(entry => new CallCount(entry.Key, entry.Value.Calls, [.. entry.Value.Failed], entry.Value.Example))];
        }
    }

    private sealed class Entry
    {
        public long[] Failed { get; } = new long[FailureWords.Kinds.Count + 1];

        public long Calls { get; set; }

        public string? Example { get; set; }
    }
}

/// <summary>How one kind of call beside the load went.</summary>
/// <param name="Call"><c>status</c>, <c>executed</c>, <c>tasks</c>, <c>claim</c> or <c>decision</c>.</param>
/// <param name="Calls">How many ended.</param>
/// <param name="Failed">Of those, by <see cref="FailureKind"/>. A refused claim is a client error: somebody else may have been faster.</param>
/// <param name="Example">The first failure in words; null when there is none.</param>
public sealed record CallCount(string Call, long Calls, IReadOnlyList<long> Failed, string? Example);
