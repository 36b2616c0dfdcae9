using Simulator.Time;

namespace Simulator.Service;

/// <summary>What was answered under each idempotency key, for a bounded time and number. Follows from the commands alone.</summary>
internal sealed class IdempotencyTable(Duration life, int most)
{
    private readonly Dictionary<UInt128, Entry> entries = [];
    private readonly Queue<(Instant At, UInt128 Key)> order = new();

    public int Count => entries.Count;

    /// <summary>The answer of before: that one for the same content, a refusal for another, nothing for a new key.</summary>
    public CommandOutcome? Find(UInt128 key, UInt128 content) => key == 0 || !entries.TryGetValue(key, out var entry)
        ? null
        : entry.Content == content ? entry.Outcome : CommandOutcome.Of(OutcomeCode.KeyReused);

    public void Add(UInt128 key, UInt128 content, in CommandOutcome outcome, Instant at)
    {
        while (order.TryPeek(out var oldest) && (order.Count >= most || oldest.At.AddSaturating(life) < at))
        {
            entries.Remove(order.Dequeue().Key);
        }

        entries[key] = new Entry(content, outcome);
        order.Enqueue((at, key));
    }

    private readonly record struct Entry(UInt128 Content, CommandOutcome Outcome);
}
