using Simulator.Time;

namespace Simulator.Simulation;

/// <content>For how long the scope was widened.</content>
internal sealed partial class Scorekeeper
{
    private bool isWidened;
    private Instant widenedSince;
    private Duration widened;
    private long policyChanges;

    /// <summary>Tasks waiting or in review in a pool.</summary>
    public int BacklogOf(int pool) => pools[pool].BacklogNow;

    /// <summary>The scope was widened or restored.</summary>
    public void ScopeSwitched(bool isWide, Instant now)
    {
        policyChanges++;
        widened += isWide ? Duration.Zero : WidenedUntil(now);
        (isWidened, widenedSince) = (isWide, now);
    }

    private void ClearWidening()
    {
        (isWidened, widened, policyChanges) = (false, Duration.Zero, 0);
    }

    /// <summary>The widened time within the counted time, up to its end.</summary>
    private Duration WidenedTime() => widened + (isWidened ? WidenedUntil(scenario.Run.Start + scenario.Run.Horizon) : Duration.Zero);

    private Duration WidenedUntil(Instant until) => CountedTime(widenedSince, until);
}
