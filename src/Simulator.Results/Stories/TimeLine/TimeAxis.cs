using Simulator.Time;

namespace Simulator.Results;

/// <summary>A time axis in columns of a terminal: from seconds to years, with ticks at times a person would choose.</summary>
internal sealed class TimeAxis
{
    private const long Second = 1_000_000;
    private const long Minute = 60 * Second;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;
    private const int Gap = 3;

    private static readonly long[] Steps =
    [
        1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, Second, 2 * Second, 5 * Second, 10 * Second, 15 * Second, 30 * Second, Minute, 2 * Minute, 5 * Minute, 10 * Minute,
        15 * Minute, 30 * Minute, Hour, 2 * Hour, 3 * Hour, 6 * Hour, 12 * Hour, Day, 2 * Day, 7 * Day, 14 * Day, 28 * Day, 91 * Day, 364 * Day,
    ];

    private readonly Instant from;
    private readonly long length;
    private readonly StoryClock clock;

    public TimeAxis(Instant from, Instant to, int columns, StoryClock clock)
    {
        this.from = from;
        this.clock = clock;
        Columns = columns;
        length = Math.Max(1, (to - from).Microseconds);
    }

    public int Columns { get; }

    /// <summary>The right end of the axis.</summary>
    public Instant End => from + new Duration(length);

    /// <summary>The column of an instant; 0 to <see cref="Columns"/> - 1 inside the axis, below or above outside.</summary>
    public int ColumnOf(Instant at)
    {
        var offset = (Int128)(at - from).Microseconds * Columns;
        return offset < 0 ? -1 : (int)Int128.Min(offset / length, Columns);
    }

    /// <summary>The ticks that fit, with their labels, none of which touches another or leaves the axis.</summary>
    public IReadOnlyList<(int Column, string Label)> Ticks()
    {
        foreach (var step in Steps)
        {
            if (length / step <= Columns) // with more ticks than columns there is nothing to try
            {
                var ticks = Ticks(step).Where(tick => tick.Column + tick.Label.Length <= Columns).ToArray();
                if (Fits(ticks))
                {
                    return ticks;
                }
            }
        }

        return [];
    }

    private IEnumerable<(int Column, string Label)> Ticks(long step)
    {
        for (var day = 0; clock.Midnight(from, day) is var midnight && midnight < End; day += (int)Math.Max(1, step / Day))
        {
            // Each day anew from its midnight, which a change of clocks moves.
            var first = midnight >= from ? 0 : ((from - midnight).Microseconds + step - 1) / step * step;
            var end = step < Day ? Instant.Min(End, clock.Midnight(from, day + 1)) : midnight + new Duration(1);
            for (var at = midnight + new Duration(first); at < end; at += new Duration(step))
            {
                yield return (ColumnOf(at), Label(at, step));
            }
        }
    }

    private string Label(Instant at, long step) =>
        step < Second ? clock.TimeToMillisecond(at)
        : step < Minute ? clock.TimeToSecond(at)
        : step >= Day || (at > from && at == clock.Midnight(at, 0)) ? clock.ShortDate(at)
        : clock.TimeToMinute(at);

    private static bool Fits((int Column, string Label)[] ticks)
    {
        var free = 0;
        foreach (var (column, label) in ticks)
        {
            if (column < free)
            {
                return false;
            }

            free = column + label.Length + Gap;
        }

        return true;
    }
}
