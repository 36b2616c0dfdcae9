using System.Globalization;
using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>Passes progress on, and goes on telling it when the sending is over and people work off what is open.</summary>
internal sealed class ProgressRelay(IProgress<LoadProgress>? listener) : IProgress<LoadProgress>
{
    /// <summary>µs between two reports while nothing is sent.</summary>
    private const long Interval = 500_000;

    private LoadProgress last;
    private long told = long.MinValue / 2;

    public void Report(LoadProgress value)
    {
        last = value;
        listener?.Report(value);
    }

    /// <summary>Requests are still open; wall time by the clock of the run.</summary>
    public void Settling(int open, long microseconds)
    {
        if (microseconds - told >= Interval)
        {
            told = microseconds;
            listener?.Report(last with
            {
                Elapsed = Duration.FromMicroseconds(microseconds),
                InFlight = 0,
                Phase = string.Create(CultureInfo.InvariantCulture, $"all sent, {open} open requests are worked off"),
            });
        }
    }
}
