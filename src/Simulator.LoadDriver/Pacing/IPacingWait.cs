namespace Simulator.LoadDriver;

/// <summary>Waits for the instant of the next send. Called from one thread.</summary>
internal interface IPacingWait
{
    /// <summary>Returns at the instant or, when the run is stopped, before.</summary>
    void Until(long microseconds, CancellationToken stop);
}

/// <summary>
/// Sleeps while there is time, then gives its core away for as long as others want it, then turns in place for the last microseconds: a sleeping
/// thread wakes up to a millisecond late, as much as a fast gateway needs for its whole answer. Costs up to a core while requests are due
/// within a millisecond of each other, but only a core that nobody else wants: a gateway on the same machine keeps its share.
/// </summary>
internal sealed class HybridWait(LoadClock clock) : IPacingWait
{
    /// <summary>µs before the instant at which sleeping ends: timers tick in milliseconds and a woken thread waits for a core.</summary>
    private const long Margin = 1_300;

    private const long LongestSleep = 50_000;
    /// <summary>µs before the instant from which on the thread keeps its core.</summary>
    private const long KeepCore = 60;

    private const int TurnsBetweenLooks = 20;

    public void Until(long microseconds, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var left = microseconds - clock.Microseconds;
            if (left <= 0)
            {
                return;
            }

            if (left > Margin + 1_000)
            {
                stop.WaitHandle.WaitOne((int)(Math.Min(left - Margin, LongestSleep) / 1_000));
            }
            else if (left > KeepCore)
            {
                Thread.Yield();
            }
            else
            {
                Thread.SpinWait(TurnsBetweenLooks);
            }
        }
    }
}
