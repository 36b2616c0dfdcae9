namespace Simulator.LoadDriver;

/// <summary>Microseconds since the clock was started, from a host's time provider.</summary>
internal sealed class LoadClock(TimeProvider time)
{
    private readonly long origin = time.GetTimestamp();

    public TimeProvider Provider => time;

    public long Microseconds => time.GetElapsedTime(origin).Ticks / TimeSpan.TicksPerMicrosecond;
}
