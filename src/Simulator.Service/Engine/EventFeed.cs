using Simulator.Governance;

namespace Simulator.Service;

/// <summary>The last facts, for those who follow them live. A follower that is too slow loses some and is told so; nobody waits for it.</summary>
internal sealed class EventFeed
{
    private const int Kept = 8_192;

    private readonly Lock gate = new();
    private readonly (AuditEvent Fact, RequestEntry Entry)[] ring = new (AuditEvent, RequestEntry)[Kept];
    private TaskCompletionSource signal = NewSignal();
    private ulong next;
    private bool hasNews;

    /// <summary>Ends every follower.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>The ordinal of the next fact.</summary>
    public ulong Next
    {
        get
        {
            lock (gate)
            {
                return next;
            }
        }
    }

    /// <summary>Adds a fact; followers hear of it with <see cref="Publish"/>.</summary>
    public void Add(in AuditEvent fact, RequestEntry entry)
    {
        lock (gate)
        {
            ring[(int)(fact.Ordinal % Kept)] = (fact, entry);
            next = fact.Ordinal + 1;
            hasNews = true;
        }
    }

    /// <summary>Wakes the followers, once for many facts.</summary>
    public void Publish()
    {
        TaskCompletionSource old;
        lock (gate)
        {
            if (!hasNews)
            {
                return;
            }

            hasNews = false;
            old = signal;
            signal = NewSignal();
        }

        old.TrySetResult();
    }

    /// <summary>No more facts come.</summary>
    public void Close()
    {
        lock (gate)
        {
            IsClosed = true;
            hasNews = true;
        }

        Publish();
    }

    /// <summary>Reads facts from an ordinal on.</summary>
    /// <param name="from">The first ordinal wanted; afterwards the next one.</param>
    /// <param name="into">Receives the facts.</param>
    /// <param name="news">Ends when more have come.</param>
    /// <returns>Whether facts before those were lost to this follower.</returns>
    public bool Read(ref ulong from, List<(AuditEvent Fact, RequestEntry Entry)> into, out Task news)
    {
        const int most = 256;
        lock (gate)
        {
            news = signal.Task;
            var oldest = next > Kept ? next - Kept : 0;
            var isBehind = from < oldest;
            from = Math.Clamp(from, oldest, next);
            for (var taken = 0; from < next && taken < most; taken++)
            {
                into.Add(ring[(int)(from % Kept)]);
                from++;
            }

            return isBehind;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
