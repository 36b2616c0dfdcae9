using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>What becomes of tasks in a pool.</content>
internal sealed partial class Scorekeeper
{
    public void Joined(int pool, Instant now) => pools[pool].Joined(now);

    public void Started(int pool, Instant now) => pools[pool].Started(now);

    public void StartedOvertime(int pool, Instant now) => pools[pool].StartedOvertime(now);

    public void Stopped(int pool, Instant now, bool wasInOvertime) => pools[pool].Stopped(now, wasInOvertime);

    public void Left(int pool, Instant now) => pools[pool].Left(now);

    public void OnDuty(int pool, Instant now, int difference) => pools[pool].OnDuty(now, difference);

    public void WasDropped(int pool, Instant now) => pools[pool].Dropped(now, +1);

    public void WasNoticed(int pool, Instant now) => pools[pool].Dropped(now, -1);

    public void ChangedHands(int pool, in Work work, AtShiftEnd how)
    {
        if (work.IsCounted)
        {
            pools[pool].ChangedHands(how);
        }
    }

    /// <summary>A task's wait is over, by a review or by giving up.</summary>
    public void WaitEnded(int pool, in Work work, Duration length)
    {
        if (work.IsCounted)
        {
            pools[pool].Waited(length);
            UrgentWaited(pool, work, length);
        }
    }
}
