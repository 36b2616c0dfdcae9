using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>How long nobody was on duty, and how long nobody on duty minded the queue: of a pool, or of one person. Mutable.</summary>
internal struct AttentionClock
{
    private Instant since;
    private bool isOnDuty;
    private bool isAttending;
    private long offDuty;
    private long absent;

    /// <summary>A clock that has counted nothing.</summary>
    public static AttentionClock Started(Instant start, bool isOnDuty, bool isAttending) =>
        new() { since = start, isOnDuty = isOnDuty, isAttending = isAttending };

    /// <summary>µs off duty up to an instant that is not before the last change.</summary>
    public readonly long OffDutyAt(Instant now) => isOnDuty ? offDuty : offDuty + (now - since).Microseconds;

    /// <summary>µs on duty without minding the queue.</summary>
    public readonly long AbsentAt(Instant now) => isOnDuty && !isAttending ? absent + (now - since).Microseconds : absent;

    /// <summary>Notes what holds from now on.</summary>
    public void Change(Instant now, bool onDuty, bool attending)
    {
        if (onDuty == isOnDuty && attending == isAttending)
        {
            return;
        }

        offDuty = OffDutyAt(now);
        absent = AbsentAt(now);
        since = now;
        isOnDuty = onDuty;
        isAttending = attending;
    }
}
