using System.Globalization;

namespace Simulator.Time;

/// <summary>A point in time: whole microseconds since the Unix epoch, UTC, simulated and live alike.</summary>
/// <remarks>Integer time makes addition exact and ties explicit; arithmetic is checked and throws instead of wrapping.</remarks>
/// <param name="Microseconds">Microseconds since 1970-01-01T00:00:00Z; negative before it. Default: the epoch.</param>
public readonly record struct Instant(long Microseconds) : IComparable<Instant>
{
    /// <summary>1970-01-01T00:00:00Z.</summary>
    public static Instant Epoch => default;

    /// <summary>The last representable instant; stands for "never".</summary>
    public static Instant MaxValue => new(long.MaxValue);

    /// <summary>The instant a length after this one.</summary>
    /// <exception cref="OverflowException">The result does not fit.</exception>
    public static Instant operator +(Instant left, Duration right) => new(checked(left.Microseconds + right.Microseconds));

    /// <summary>The instant a length before this one.</summary>
    /// <exception cref="OverflowException">The result does not fit.</exception>
    public static Instant operator -(Instant left, Duration right) => new(checked(left.Microseconds - right.Microseconds));

    /// <summary>The length from the right instant to the left.</summary>
    /// <exception cref="OverflowException">The result does not fit.</exception>
    public static Duration operator -(Instant left, Instant right) => new(checked(left.Microseconds - right.Microseconds));

    /// <summary>Whether the left instant is earlier.</summary>
    public static bool operator <(Instant left, Instant right) => left.Microseconds < right.Microseconds;

    /// <summary>Whether the left instant is later.</summary>
    public static bool operator >(Instant left, Instant right) => left.Microseconds > right.Microseconds;

    /// <summary>Whether the left instant is not later than the right.</summary>
    public static bool operator <=(Instant left, Instant right) => left.Microseconds <= right.Microseconds;

    /// <summary>Whether the left instant is not earlier than the right.</summary>
    public static bool operator >=(Instant left, Instant right) => left.Microseconds >= right.Microseconds;

    /// <summary>This instant plus a length, but never past <see cref="MaxValue"/>: for limits that may be "never".</summary>
    public Instant AddSaturating(Duration length) =>
        length.Microseconds > 0 && Microseconds > long.MaxValue - length.Microseconds ? MaxValue : this + length;

    /// <summary>The instant a length after this one, by name.</summary>
    public static Instant Add(Instant left, Duration right) => left + right;

    /// <summary>The length from the right instant to the left, by name.</summary>
    public static Duration Subtract(Instant left, Instant right) => left - right;

    /// <summary>The earlier of two instants.</summary>
    public static Instant Min(Instant left, Instant right) => left <= right ? left : right;

    /// <summary>The later of two instants.</summary>
    public static Instant Max(Instant left, Instant right) => left >= right ? left : right;

    /// <inheritdoc/>
    public int CompareTo(Instant other) => Microseconds.CompareTo(other.Microseconds);

    /// <summary>Reads an ISO 8601 instant with an explicit offset, such as <c>2026-03-02T08:00:00Z</c>.</summary>
    /// <param name="text">The text; without an offset it is refused, because its meaning would depend on the machine.</param>
    /// <param name="instant">The instant, truncated to the microsecond; the epoch when refused.</param>
    /// <returns>Whether the text was understood.</returns>
    public static bool TryParse(string? text, out Instant instant)
    {
        instant = default;
        if (text is null || !HasOffset(text) ||
            !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
        {
            return false;
        }

        instant = new Instant((parsed.UtcTicks / TimeSpan.TicksPerMicrosecond) - (DateTimeOffset.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond)); // ticks since year 1 are never negative: this rounds down
        return true;
    }

    /// <summary>The instant as ISO 8601 in UTC with up to six decimals; <c>never</c> for <see cref="MaxValue"/>.</summary>
    public override string ToString()
    {
        const long first = -62_135_596_800_000_000, last = 253_402_300_799_999_999; // years 1 to 9999
        return Microseconds is < first or > last
            ? Microseconds == long.MaxValue ? "never" : string.Create(CultureInfo.InvariantCulture, $"{Microseconds}us")
            : DateTimeOffset.UnixEpoch.AddTicks(Microseconds * TimeSpan.TicksPerMicrosecond)
                .ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
    }

    private static bool HasOffset(string text)
    {
        var clock = text.IndexOf('T', StringComparison.Ordinal);
        return clock > 0 && text.AsSpan(clock).IndexOfAny("Z+-") > 0;
    }
}
