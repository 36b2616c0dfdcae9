using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Simulator.Time;

/// <summary>A length of time in whole microseconds. Unit: µs; range: the whole of <see cref="long"/>; default: <see cref="Zero"/>.</summary>
/// <remarks>Arithmetic is checked: an overflow throws <see cref="OverflowException"/>, it never wraps.</remarks>
/// <param name="Microseconds">The length in microseconds; negative lengths are allowed as differences.</param>
public readonly record struct Duration(long Microseconds) : IComparable<Duration>
{
    internal const long MicrosPerMillisecond = 1_000;
    internal const long MicrosPerSecond = 1_000_000;
    internal const long MicrosPerMinute = 60 * MicrosPerSecond;
    internal const long MicrosPerHour = 60 * MicrosPerMinute;
    internal const long MicrosPerDay = 24 * MicrosPerHour;
    internal const long MicrosPerWeek = 7 * MicrosPerDay;

    /// <summary>The hours of a week.</summary>
    public const int HoursPerWeek = 7 * 24;
    private const double TwoTo63 = 9_223_372_036_854_775_808.0;

    /// <summary>No time at all.</summary>
    public static Duration Zero => default;

    /// <summary>The longest representable length (about 292,000 years); stands for "never" where a limit is optional.</summary>
    public static Duration MaxValue => new(long.MaxValue);

    /// <summary>Seven days of 24 hours.</summary>
    public static Duration Week => new(MicrosPerWeek);

    /// <summary>The length in seconds.</summary>
    public double TotalSeconds => Microseconds / (double)MicrosPerSecond;

    /// <summary>The length in minutes.</summary>
    public double TotalMinutes => Microseconds / (double)MicrosPerMinute;

    /// <summary>The length in hours.</summary>
    public double TotalHours => Microseconds / (double)MicrosPerHour;

    /// <summary>The length in days of 24 hours.</summary>
    public double TotalDays => Microseconds / (double)MicrosPerDay;

    /// <summary>The length in weeks of seven days.</summary>
    public double TotalWeeks => Microseconds / (double)MicrosPerWeek;

    /// <summary>Makes a length from seconds, rounded to the nearest microsecond (ties to even).</summary>
    /// <exception cref="OverflowException">The value is not finite or does not fit.</exception>
    public static Duration FromSeconds(double seconds) => FromMicroseconds(seconds * MicrosPerSecond);

    /// <summary>Makes a length from minutes, rounded to the nearest microsecond (ties to even).</summary>
    /// <exception cref="OverflowException">The value is not finite or does not fit.</exception>
    public static Duration FromMinutes(double minutes) => FromMicroseconds(minutes * MicrosPerMinute);

    /// <summary>Makes a length from hours, rounded to the nearest microsecond (ties to even).</summary>
    /// <exception cref="OverflowException">The value is not finite or does not fit.</exception>
    public static Duration FromHours(double hours) => FromMicroseconds(hours * MicrosPerHour);

    /// <summary>Makes a length from days of 24 hours, rounded to the nearest microsecond (ties to even).</summary>
    /// <exception cref="OverflowException">The value is not finite or does not fit.</exception>
    public static Duration FromDays(double days) => FromMicroseconds(days * MicrosPerDay);

    /// <summary>Makes a length from a fractional number of microseconds, rounded to the nearest (ties to even).</summary>
    /// <exception cref="OverflowException">The value is not finite or does not fit.</exception>
    public static Duration FromMicroseconds(double microseconds)
    {
        var rounded = Math.Round(microseconds);
        if (!(rounded >= -TwoTo63 && rounded < TwoTo63))
        {
            ThrowUnfit(microseconds);
        }

        return new(double.ConvertToIntegerNative<long>(rounded)); // a checked conversion is a call, several for each request that is simulated
    }

    /// <summary>Adds two lengths.</summary>
    public static Duration operator +(Duration left, Duration right) => new(checked(left.Microseconds + right.Microseconds));

    /// <summary>Subtracts the right length from the left.</summary>
    public static Duration operator -(Duration left, Duration right) => new(checked(left.Microseconds - right.Microseconds));

    /// <summary>Whether the left length is shorter.</summary>
    public static bool operator <(Duration left, Duration right) => left.Microseconds < right.Microseconds;

    /// <summary>Whether the left length is longer.</summary>
    public static bool operator >(Duration left, Duration right) => left.Microseconds > right.Microseconds;

    /// <summary>Whether the left length is at most the right.</summary>
    public static bool operator <=(Duration left, Duration right) => left.Microseconds <= right.Microseconds;

    /// <summary>Whether the left length is at least the right.</summary>
    public static bool operator >=(Duration left, Duration right) => left.Microseconds >= right.Microseconds;

    /// <summary>The sum of two lengths, by name.</summary>
    public static Duration Add(Duration left, Duration right) => left + right;

    /// <summary>The difference of two lengths, by name.</summary>
    public static Duration Subtract(Duration left, Duration right) => left - right;

    /// <summary>The shorter of two lengths.</summary>
    public static Duration Min(Duration left, Duration right) => left <= right ? left : right;

    /// <summary>The longer of two lengths.</summary>
    public static Duration Max(Duration left, Duration right) => left >= right ? left : right;

    /// <inheritdoc/>
    public int CompareTo(Duration other) => Microseconds.CompareTo(other.Microseconds);

    /// <summary>The length as a scenario file writes it, exactly: <c>90m</c>, <c>1500ms</c>, <c>7d</c>.</summary>
    public override string ToString() => DurationText.Format(this);

    [DoesNotReturn]
    private static void ThrowUnfit(double microseconds) =>
        throw new OverflowException(string.Create(CultureInfo.InvariantCulture, $"{microseconds} µs is no length of time: it is not finite, or does not fit."));
}
