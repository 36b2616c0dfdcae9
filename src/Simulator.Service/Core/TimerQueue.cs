using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service;

/// <summary>When a timer counts among others and among commands of the same instant: ends of credentials before answers before other timers.</summary>
internal enum TimerClass : byte
{
    CredentialEnds,
    Answer,
    Timer,
}

/// <summary>What a timer does.</summary>
internal enum TimerKind : byte
{
    PolicyAnswers,
    CredentialIssued,
    GateExpires,
    Escalates,
    CredentialExpires,
    CredentialRevoked,
}

/// <summary>One timer.</summary>
internal readonly record struct ServiceTimer(TimerKind Kind, RequestId Request, int Index);

/// <summary>Timers by instant, then class, then the order in which they were armed. Cancelling is cheap; the cancelled are swept out when they are many.</summary>
internal sealed class TimerQueue
{
    private readonly PriorityQueue<ServiceTimer, (long Due, TimerClass Class, long Number)> queue = new();
    private readonly HashSet<long> cancelled = [];
    private long next = 1;

    /// <summary>Timers that will fire.</summary>
    public int Count => queue.Count - cancelled.Count;

    /// <summary>Arms a timer.</summary>
    /// <returns>Its number, never 0.</returns>
    public long Arm(Instant due, TimerClass order, in ServiceTimer timer)
    {
        queue.Enqueue(timer, (due.Microseconds, order, next));
        return next++;
    }

    /// <summary>Cancels a timer that has not fired; forgets its number.</summary>
    public void Cancel(ref long number)
    {
        if (number != 0)
        {
            cancelled.Add(number);
            number = 0;
        }

        if (cancelled.Count > 1_024 && cancelled.Count > queue.Count / 2)
        {
            var kept = queue.UnorderedItems.Where(item => !cancelled.Contains(item.Priority.Number)).ToArray();
            queue.Clear();
            queue.EnqueueRange(kept);
            cancelled.Clear();
        }
    }

    /// <summary>When the next timer is due; <see cref="Instant.MaxValue"/> for none.</summary>
    public Instant NextDue()
    {
        while (queue.TryPeek(out _, out var key))
        {
            if (!cancelled.Remove(key.Number))
            {
                return new Instant(key.Due);
            }

            queue.Dequeue();
        }

        return Instant.MaxValue;
    }

    /// <summary>Takes the first timer that is due before an instant, or at it and of a class before another.</summary>
    public bool TryTake(Instant at, TimerClass before, bool isInclusive, out Instant due, out ServiceTimer timer, out long number)
    {
        due = NextDue();
        timer = default;
        number = 0;
        if (!queue.TryPeek(out _, out var key) || due > at || (due == at && (isInclusive ? key.Class > before : key.Class >= before)))
        {
            return false;
        }

        number = key.Number;
        timer = queue.Dequeue();
        return true;
    }
}
