using NodaTime;
using NodaTime.TimeZones;

namespace Simulator.Time;

/// <summary>The wall clock of a time zone, with its daylight-saving changes. The zone data comes with the program, so that a roster means the same on every machine.</summary>
public sealed class ZoneClock
{
    private static readonly ZoneLocalMappingResolver Resolve =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private readonly DateTimeZone zone;

    private ZoneClock(DateTimeZone zone) => this.zone = zone;

    /// <summary>Coordinated universal time: no changes at all.</summary>
    public static ZoneClock Utc { get; } = new(DateTimeZone.Utc);

    /// <summary>The IANA name of the zone.</summary>
    public string Name => zone.Id;

    /// <summary>Finds a zone.</summary>
    /// <param name="name">An IANA name such as <c>Europe/Berlin</c>, or <c>UTC</c>.</param>
    /// <returns>Its clock; null when there is none of that name.</returns>
    public static ZoneClock? Find(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is { } zone ? new ZoneClock(zone) : null;

    /// <summary>All names that <see cref="Find"/> knows, in order.</summary>
    public static IReadOnlyList<string> Names => DateTimeZoneProviders.Tzdb.Ids;

    /// <summary>
    /// The instant at which the wall clock shows a time on a date. A time that is skipped in spring means the instant at which the clock
    /// jumps; one that comes twice in autumn means the first.
    /// </summary>
    public Instant At(LocalDay day, ClockTime time)
    {
        var date = new LocalDate(1970, 1, 1).PlusDays(day.DaysSinceEpoch + (time.Minutes / ClockTime.MinutesPerDay));
        var local = date + LocalTime.FromMinutesSinceMidnight(time.Minutes % ClockTime.MinutesPerDay);
        return new Instant(local.InZone(zone, Resolve).ToInstant().ToUnixTimeTicks() / TimeSpan.TicksPerMicrosecond);
    }

    /// <summary>The date the wall clock shows at an instant.</summary>
    public LocalDay DayOf(Instant instant) =>
        new((int)Period.DaysBetween(new LocalDate(1970, 1, 1), Local(instant).Date));

    /// <summary>The hour of the week the wall clock shows at an instant: 0 is Monday from midnight to one, 167 Sunday's last hour.</summary>
    public int HourOfWeek(Instant instant)
    {
        var local = Local(instant);
        return (((int)local.DayOfWeek - 1) * 24) + local.Hour;
    }

    private LocalDateTime Local(Instant instant) =>
        NodaTime.Instant.FromUnixTimeTicks(instant.Microseconds * TimeSpan.TicksPerMicrosecond).InZone(zone).LocalDateTime;
}
