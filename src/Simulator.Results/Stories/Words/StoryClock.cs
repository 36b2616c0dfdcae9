using System.Globalization;
using Simulator.Time;

namespace Simulator.Results;

/// <summary>Clock times and lengths as stories tell them: the wall clock of one zone, the same in every culture.</summary>
internal sealed class StoryClock
{
    private const long MicrosPerSecond = 1_000_000;
    private const long MicrosPerMinute = 60 * MicrosPerSecond;
    private const long MicrosPerHour = 60 * MicrosPerMinute;

    private readonly ZoneClock zone;
    private LocalDay? spoken;

    public StoryClock(string zone) => this.zone = ZoneClock.Find(zone) ?? ZoneClock.Utc;

    /// <summary>The name of the zone.</summary>
    public string Zone => zone.Name;

    /// <summary>"10:05" or "10:05:30": cut to the second.</summary>
    public string Time(Instant at)
    {
        var (hour, rest) = Local(at);
        return rest % MicrosPerMinute >= MicrosPerSecond ? TimeToSecond(at) : Text($"{hour:00}:{rest / MicrosPerMinute:00}");
    }

    /// <summary>"10:05:30.250": cut to the millisecond, always of the same length.</summary>
    public string TimeToMillisecond(Instant at) => Text($"{TimeToSecond(at)}.{Local(at).Within % MicrosPerSecond / 1_000:000}");

    /// <summary>"10:05:30": to the second, always of the same length.</summary>
    public string TimeToSecond(Instant at)
    {
        var (hour, rest) = Local(at);
        return Text($"{hour:00}:{rest / MicrosPerMinute:00}:{rest % MicrosPerMinute / MicrosPerSecond:00}");
    }

    /// <summary>"10:05", always of the same length.</summary>
    public string TimeToMinute(Instant at)
    {
        var (hour, rest) = Local(at);
        return Text($"{hour:00}:{rest / MicrosPerMinute:00}");
    }

    /// <summary>"Mon 2 Mar 2026".</summary>
    public string Date(Instant at) => DateOf(at).ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"2 Mar".</summary>
    public string ShortDate(Instant at) => DateOf(at).ToString("d MMM", CultureInfo.InvariantCulture);

    /// <summary>The midnight some days after the one with which the day of an instant begins.</summary>
    public Instant Midnight(Instant at, int days) => zone.At(zone.DayOf(at).AddDays(days), new ClockTime(0));

    /// <summary>"At 10:05", with the date where it is another one than that told before.</summary>
    public string At(Instant at)
    {
        var day = zone.DayOf(at);
        var text = day == spoken ? $"At {Time(at)}" : $"On {Date(at)} at {Time(at)}";
        spoken = day;
        return text;
    }

    /// <summary>The same inside a sentence: "at 10:05".</summary>
    public string InSentence(Instant at)
    {
        var text = At(at);
        return char.ToLowerInvariant(text[0]) + text[1..];
    }

    /// <summary>A length in at most two units, cut and not rounded: "42 min", "1 h 12 min", "30 s", "250 ms", "less than 1 ms"; below zero with its sign.</summary>
    public static string Length(Duration length) =>
        length == Duration.Zero ? "no time" : length > new Duration(-1_000) && length < new Duration(1_000) ? "less than 1 ms" : Cut(length);

    private static string Cut(Duration length)
    {
        var milliseconds = Math.Abs(length.Microseconds) / 1_000;
        milliseconds -= milliseconds >= 1_000 ? milliseconds % 1_000 : 0; // cut, so that parts never seem longer than their sum
        return HumanText.Duration((length < Duration.Zero ? -1 : 1) * (milliseconds / 60_000.0));
    }

    private (int Hour, long Within) Local(Instant at)
    {
        var hour = zone.HourOfWeek(at) % 24;
        var begin = zone.At(zone.DayOf(at), new ClockTime(hour * 60));
        var rest = (at - begin).Microseconds % MicrosPerHour; // an hour that comes twice in autumn begins twice
        return (hour, rest < 0 ? rest + MicrosPerHour : rest);
    }

    private DateOnly DateOf(Instant at) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(zone.DayOf(at).DaysSinceEpoch);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
