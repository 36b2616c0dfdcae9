using System.Globalization;
using Simulator.Time;

namespace Simulator.Reporting;

/// <summary>A linear axis of simulated time, in minutes since a start, labelled with the clock and the date in UTC.</summary>
internal sealed record CalendarAxis(string Label, double Min, double Max, Instant Start) : Axis(Label, Min, Max)
{
    private const double Day = 1_440;
    private const double MicrosPerMinute = 60e6;
    private const int GridPoints = 145;

    /// <summary>1970-01-05 was a Monday: weeks begin on Mondays.</summary>
    private const double FirstMonday = 4 * Day;

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

    private List<double> Multiples(double step)
    {
        var origin = Start.Microseconds / MicrosPerMinute;
        var shift = step >= 7 * Day ? FirstMonday : 0;
        var first = Math.Ceiling((origin + Min - shift) / step - 1e-9);
        var values = new List<double>();
        for (var index = 0; ; index++)
        {
            var value = ((first + index) * step) + shift - origin;
            if (value > Max + 1e-6)
            {
                return values;
            }

            values.Add(value);
        }
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

    private DateTimeOffset At(double minutes) =>
        DateTimeOffset.UnixEpoch.AddTicks((Start.Microseconds + (long)Math.Round(minutes * MicrosPerMinute)) * TimeSpan.TicksPerMicrosecond);

    private string DateText(double minutes) => At(minutes).ToString("d MMM", CultureInfo.InvariantCulture);

    private string DayText(double minutes) => At(minutes).ToString("ddd d MMM", CultureInfo.InvariantCulture);

    private string YearText(double minutes) => At(minutes).ToString("yyyy", CultureInfo.InvariantCulture);
}
