using Simulator.Results;
using Simulator.Time;

namespace Simulator.Reporting;

/// <summary>The marked times of a run as bands of its time charts, the same in every chart.</summary>
internal static class RunBands
{
    /// <summary>Marked times told one by one in words; more are counted.</summary>
    private const int MostInWords = 6;
    private const double WeekHours = Duration.HoursPerWeek;
    private const double MicrosPerMinute = 60e6;
    private const long MicrosPerHour = 3_600_000_000;

    /// <summary>The bands of a pool: every other stretch of its shifts, its gaps and pull-aways, and what concerns all pools.</summary>
    public static IReadOnlyList<ChartBand> Of(RunResult result, string pool) => From([.. result.Bands.Where(band => band.Pool is null || band.Pool == pool)]);

    /// <summary>The bands of a chart that belongs to no pool: what concerns all of them, and those of the pool where only one has any.</summary>
    public static IReadOnlyList<ChartBand> OfAll(RunResult result)
    {
        var owners = result.Bands.Select(band => band.Pool).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return owners.Count == 1 ? Of(result, owners[0]) : From([.. result.Bands.Where(band => band.Pool is null)]);
    }

    /// <summary>The bands of all pools by the hour of the week; none for a run of more than a week, whose hours of the week come more than once.</summary>
    /// <param name="result">The run.</param>
    /// <param name="axis">The hours that are shown.</param>
    public static IReadOnlyList<ChartBand> OverWeek(RunResult result, WeekAxis axis)
    {
        if (result.Identity.HorizonMinutes > WeekHours * 60 || !Instant.TryParse(result.Identity.Start, out var origin))
        {
            return [];
        }

        var zone = ZoneClock.Find(result.Identity.Zone) ?? ZoneClock.Utc;
        return
        [
            .. OfAll(result)
                .Select(band => band with { From = HourOfWeek(band.From), To = HourOfWeek(band.To) })
                .SelectMany(band => band.To > band.From ? [band] : new[] { band with { To = WeekHours }, band with { From = 0 } }) // over Sunday's end
                .Select(band => band with { From = Math.Max(band.From, axis.Min), To = Math.Min(band.To, axis.Max) })
                .Where(band => band.To > band.From),
        ];

        double HourOfWeek(double minutes)
        {
            var at = new Instant(origin.Microseconds + (long)Math.Round(minutes * MicrosPerMinute));
            var hour = zone.HourOfWeek(at);
            var began = zone.At(zone.DayOf(at), new ClockTime(hour % 24 * 60)).Microseconds; // by the wall clock: not every zone is whole hours from UTC
            return hour + Math.Clamp((at.Microseconds - began) / (double)MicrosPerHour, 0, 1);
        }
    }

    /// <summary>What is marked, in words for those who do not see it; empty for nothing.</summary>
    public static string Words(IReadOnlyList<ChartBand> bands, Axis axis)
    {
        var told = bands.Where(band => band.Style != ChartBand.Shift).ToList();
        var shifts = bands.Select(band => band.Label).Where((_, index) => bands[index].Style == ChartBand.Shift).Distinct(StringComparer.Ordinal).ToList();
        var sentences = new List<string>();
        if (shifts.Count > 0)
        {
            sentences.Add($"Shaded: {string.Join(", ", shifts)}; work changes hands where the shading does.");
        }

        if (told.Count > 0)
        {
            var more = told.Count > MostInWords ? $" and {HumanText.Count(told.Count - MostInWords)} more" : string.Empty;
            sentences.Add($"Marked: {string.Join("; ", told.Take(MostInWords).Select(band => Line(band, axis)))}{more}.");
        }

        return string.Join(' ', sentences);
    }

    /// <summary>One marked time with its ends.</summary>
    public static string Line(ChartBand band, Axis axis) => $"{band.Label}, {axis.Read(band.From)} to {axis.Read(band.To)}";

    private static IReadOnlyList<ChartBand> From(IReadOnlyList<TimeBand> bands)
    {
        var shifts = bands.Where(band => band.Kind == ChartBand.Shift).Where((_, index) => index % 2 == 1);
        return [.. shifts.Concat(bands.Where(band => band.Kind != ChartBand.Shift)).Select(band => new ChartBand(ChartBand.StyleOf(band.Kind), Label(band), band.From, band.To))];
    }

    private static string Label(TimeBand band) => band.Kind switch
    {
        ChartBand.Shift => $"shift {band.Name}",
        ChartBand.Gap => $"planned gap {band.Name}",
        "pull_away" => $"people pulled away: {band.Name}",
        "storm" => $"storm {band.Name}",
        "attack" => $"leak {band.Name}",
        "fault" => band.Name,
        _ => $"{HumanText.Word(band.Kind)} {band.Name}",
    };
}
