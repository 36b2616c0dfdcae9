using System.Globalization;

namespace Simulator.Time;

/// <summary>A date on the wall calendar, without a time zone.</summary>
/// <param name="DaysSinceEpoch">Days since 1970-01-01; negative before it.</param>
public readonly record struct LocalDay(int DaysSinceEpoch) : IComparable<LocalDay>
{
    /// <summary>Its day of the week.</summary>
    public DayOfWeek DayOfWeek => (DayOfWeek)(((((DaysSinceEpoch + 4) % 7) + 7) % 7)); // 1970-01-01 was a Thursday

    /// <summary>The date some days later, or earlier when negative.</summary>
    public LocalDay AddDays(int days) => new(DaysSinceEpoch + days);

    /// <summary>Reads <c>yyyy-MM-dd</c>.</summary>
    /// <param name="text">The date.</param>
    /// <param name="day">The date; 1970-01-01 when refused.</param>
    /// <returns>Whether the text was understood.</returns>
    public static bool TryParse(string? text, out LocalDay day)
    {
        day = default;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return false;
        }

        day = new LocalDay(date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(LocalDay other) => DaysSinceEpoch.CompareTo(other.DaysSinceEpoch);

    /// <summary>Whether the left day is earlier.</summary>
    public static bool operator <(LocalDay left, LocalDay right) => left.DaysSinceEpoch < right.DaysSinceEpoch;

    /// <summary>Whether the left day is later.</summary>
    public static bool operator >(LocalDay left, LocalDay right) => left.DaysSinceEpoch > right.DaysSinceEpoch;

    /// <summary>Whether the left day is not later.</summary>
    public static bool operator <=(LocalDay left, LocalDay right) => left.DaysSinceEpoch <= right.DaysSinceEpoch;

    /// <summary>Whether the left day is not earlier.</summary>
    public static bool operator >=(LocalDay left, LocalDay right) => left.DaysSinceEpoch >= right.DaysSinceEpoch;

    /// <summary>The date as <c>yyyy-MM-dd</c>.</summary>
    public override string ToString() =>
        DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(DaysSinceEpoch).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
