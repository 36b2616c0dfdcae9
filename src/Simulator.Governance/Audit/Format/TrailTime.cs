using System.Globalization;
using System.Text.Json;
using Simulator.Time;

namespace Simulator.Governance;

/// <summary>Instants in a trail: ISO 8601 in UTC with six decimals, always of the same length, so that they sort as text.</summary>
internal static class TrailTime
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private const int Length = 27;
    private const long First = -62_135_596_800_000_000; // 0001-01-01T00:00:00Z
    private const long Last = 253_402_300_799_999_999; // the last microsecond of the year 9999

    /// <summary>Writes an instant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside the years 1 to 9999.</exception>
    public static void Write(Utf8JsonWriter json, string name, Instant at)
    {
        if (!CanWrite(at))
        {
            throw new ArgumentOutOfRangeException(nameof(at), at, "A trail can only speak of the years 1 to 9999.");
        }

        Span<byte> text = stackalloc byte[Length];
        var ticks = DateTime.UnixEpoch.Ticks + (at.Microseconds * TimeSpan.TicksPerMicrosecond);
        new DateTime(ticks, DateTimeKind.Utc).TryFormat(text, out _, Pattern, CultureInfo.InvariantCulture);
        json.WriteString(name, text);
    }

    /// <summary>Writes the end of a life: null when it never ends, or only after the years a trail can speak of.</summary>
    public static void WriteEnd(Utf8JsonWriter json, string name, Instant end)
    {
        if (CanWrite(end))
        {
            Write(json, name, end);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Writes a length in microseconds; null for <see cref="Duration.MaxValue"/>, which means "no limit".</summary>
    public static void Write(Utf8JsonWriter json, string name, Duration length)
    {
        if (length == Duration.MaxValue)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteNumber(name, length.Microseconds);
        }
    }

    /// <summary>Reads an instant as <see cref="Write(Utf8JsonWriter, string, Instant)"/> writes it; no other spelling is accepted.</summary>
    public static bool TryParse(string text, out Instant at)
    {
        at = default;
        if (!DateTime.TryParseExact(
            text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var parsed))
        {
            return false;
        }

        at = new Instant((parsed.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond); // exact: the text has six decimals
        return true;
    }

    /// <summary>Whether an instant lies inside the years 1 to 9999.</summary>
    public static bool CanWrite(Instant at) => at.Microseconds is >= First and <= Last;
}
