using System.Globalization;
using Simulator.Time;

namespace Simulator.Reporting;

/// <summary>A linear axis of simulated time, in minutes since a start, labelled with the wall clock and the date of a zone.</summary>
internal sealed record CalendarAxis(string Label, double Min, double Max, Instant Start) : Axis(Label, Min, Max)
{
    private const double Day = 1_440;
    private const double MicrosPerMinute = 60e6;
    private const long MicrosPerHour = 3_600_000_000;
    private const int GridPoints = 145;

    /// <summary>1970-01-05 was a Monday: weeks begin on Mondays.</summary>
    private const int FirstMonday = 4;

    /// <summary>Whose wall clock is read. Default: UTC.</summary>
    public ZoneClock Zone { get; init; } = ZoneClock.Utc;

    /// <inheritdoc/>
    public override IReadOnlyList<Tick> Ticks(double pixels, Func<string, double> gap)
    {
        foreach (var step in Steps())
        {
            var room = pixels * step / (Max - Min);
            var label = step < Day ? "00:00" : "30 Mar";
            if (room >= gap(label) && (Max - Min) / step <= 14)
            {
                return WithDays(Multiples(step), step, pixels, gap);
            }
        }

        return [new Tick(Min, DateText(Min))];
    }

    /// <inheritdoc/>
    public override string Read(double value) => At(value).ToString("ddd d MMM, HH:mm", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Grid() => Multiples(Steps().FirstOrDefault(step => (Max - Min) / step < GridPoints, Max - Min));

    private static double[] Steps() =>
        [1, 5, 10, 15, 30, 60, 120, 180, 360, 720, Day, 2 * Day, 7 * Day, 14 * Day, 28 * Day, 56 * Day, 112 * Day, 364 * Day];

    /// <summary>The positions at which the wall clock shows multiples of a step; where it jumps in spring or autumn they move with it.</summary>
    private List<double> Multiples(double step)
    {
        var days = (int)Math.Max(1, step / Day);
        var shift = days >= 7 ? FirstMonday : 0;
        var values = new List<double>();
        var last = Zone.DayOf(InstantAt(Max));
        for (var day = Zone.DayOf(InstantAt(Min)); day <= last; day = day.AddDays(1))
        {
            if ((((day.DaysSinceEpoch - shift) % days) + days) % days != 0)
            {
                continue;
            }

            for (var minute = 0; minute < ClockTime.MinutesPerDay; minute += (int)Math.Min(step, Day))
            {
                var value = (Zone.At(day, new ClockTime(minute)).Microseconds - Start.Microseconds) / MicrosPerMinute;
                if (value >= Min - 1e-6 && value <= Max + 1e-6 && (values.Count == 0 || value > values[^1]))
                {
                    values.Add(value);
                }
            }
        }

        return values;
    }

    /// <summary>Hours on the first line; the day below midnight, or below the first tick when no midnight has room.</summary>
    private List<Tick> WithDays(List<double> values, double step, double pixels, Func<string, double> gap)
    {
        if (step >= Day)
        {
            return [.. values.Select((value, index) => new Tick(value, DateText(value), index == 0 ? YearText(value) : string.Empty))];
        }

        var ticks = new List<Tick>(values.Count);
        var free = double.NegativeInfinity;
        foreach (var value in values)
        {
            var at = Fraction(value) * pixels;
            var midnight = At(value).TimeOfDay == TimeSpan.Zero;
            var day = midnight || ticks.Count == 0 ? DayText(value) : string.Empty;
            var half = gap(day) / 2;
            var fits = day.Length > 0 && at - half >= free && (midnight || NextMidnight(values, pixels) - at > 2 * half);
            ticks.Add(new Tick(value, At(value).ToString("HH:mm", CultureInfo.InvariantCulture), fits ? day : string.Empty));
            free = fits ? at + half : free;
        }

        return ticks;
    }

    private double NextMidnight(List<double> values, double pixels) =>
        values.Where(value => At(value).TimeOfDay == TimeSpan.Zero).Select(value => Fraction(value) * pixels).FirstOrDefault(double.PositiveInfinity);

    private Instant InstantAt(double minutes) => new(Start.Microseconds + (long)Math.Round(minutes * MicrosPerMinute));

    /// <summary>What the wall clock shows.</summary>
    private DateTime At(double minutes)
    {
        var instant = InstantAt(minutes);
        var day = Zone.DayOf(instant);
        var hour = Zone.HourOfWeek(instant) % 24;
        var rest = (instant.Microseconds - Zone.At(day, new ClockTime(hour * 60)).Microseconds) % MicrosPerHour; // an hour that comes twice begins twice
        return DateTime.UnixEpoch.AddDays(day.DaysSinceEpoch).AddHours(hour).AddTicks((rest < 0 ? rest + MicrosPerHour : rest) * TimeSpan.TicksPerMicrosecond);
    }

    private string DateText(double minutes) => At(minutes).ToString("d MMM", CultureInfo.InvariantCulture);

    private string DayText(double minutes) => At(minutes).ToString("ddd d MMM", CultureInfo.InvariantCulture);

    private string YearText(double minutes) => At(minutes).ToString("yyyy", CultureInfo.InvariantCulture);
}
