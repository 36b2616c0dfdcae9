using Simulator.Time;

namespace Simulator.Simulation;

/// <content>In which order tasks are taken.</content>
internal sealed partial class Scorekeeper
{
    private int mostUrgent = -1;

    private int MostUrgent => mostUrgent >= 0 ? mostUrgent : mostUrgent = classes.Min(kind => kind.Priority);

    public void Picked(int pool, in Work work, ServiceOrder line)
    {
        if (work.IsCounted)
        {
            pools[pool].Picks.Picked(KindOf(work).Priority, line.MostUrgent);
        }
    }

    public void Preempted(int pool, in Work work)
    {
        if (work.IsCounted)
        {
            pools[pool].Picks.Preempted();
        }
    }

    /// <summary>Certificates of a pool's people ran out or were renewed.</summary>
    public void Lapsed(int pool, Instant now, int difference) => pools[pool].Lapsed(now, difference);

    private void UrgentWaited(int pool, in Work work, Duration length)
    {
        if (KindOf(work).Priority == MostUrgent)
        {
            pools[pool].Picks.UrgentWaited(length);
        }
    }
}
