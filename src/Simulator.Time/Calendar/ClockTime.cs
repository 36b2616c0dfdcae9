using System.Globalization;

namespace Simulator.Time;

/// <summary>A time on the wall clock, to the minute: from 00:00 to 24:00, the end of the day.</summary>
/// <param name="Minutes">Minutes since midnight, 0 to 1,440.</param>
public readonly record struct ClockTime(int Minutes) : IComparable<ClockTime>
{
    /// <summary>Minutes of a day of 24 hours.</summary>
    public const int MinutesPerDay = 24 * 60;

    /// <summary>Reads <c>HH:mm</c>, from <c>00:00</c> to <c>24:00</c>.</summary>
    /// <param name="text">Two digits, a colon, two digits.</param>
    /// <param name="time">The time; midnight when refused.</param>
    /// <returns>Whether the text was understood.</returns>
    public static bool TryParse(string? text, out ClockTime time)
    {
        time = default;
        if (text is not [_, _, ':', _, _] ||
            !int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) ||
            !int.TryParse(text.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ||
            minutes > 59 || (hours * 60) + minutes > MinutesPerDay)
        {
            return false;
        }

        time = new ClockTime((hours * 60) + minutes);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(ClockTime other) => Minutes.CompareTo(other.Minutes);

    /// <summary>Whether the left time is earlier.</summary>
    public static bool operator <(ClockTime left, ClockTime right) => left.Minutes < right.Minutes;

    /// <summary>Whether the left time is later.</summary>
    public static bool operator >(ClockTime left, ClockTime right) => left.Minutes > right.Minutes;

    /// <summary>Whether the left time is not later.</summary>
    public static bool operator <=(ClockTime left, ClockTime right) => left.Minutes <= right.Minutes;

    /// <summary>Whether the left time is not earlier.</summary>
    public static bool operator >=(ClockTime left, ClockTime right) => left.Minutes >= right.Minutes;

    /// <summary>The time as <c>HH:mm</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Minutes / 60:00}:{Minutes % 60:00}");
}
