using System.Globalization;

namespace Simulator.Reporting;

/// <summary>Some hours of a week.</summary>
/// <param name="Label">What the axis shows.</param>
/// <param name="From">The first hour, 0 for Monday at midnight; a multiple of 24.</param>
/// <param name="To">The hour after the last, at most 168; a multiple of 3.</param>
internal sealed record WeekAxis(string Label, int From = 0, int To = Time.Duration.HoursPerWeek) : Axis(Label, From, To)
{
    private const double Day = 24;
    private const int GridStep = 3;
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <inheritdoc/>
    public override IReadOnlyList<Tick> Ticks(double pixels, Func<string, double> gap)
    {
        var perHour = pixels / (To - From);
        var hours = perHour * 6 >= gap("06:00") ? 6 : perHour * 24 >= gap("Mon") ? 24 : 48;
        return
        [
            .. Enumerable.Range(0, ((To - From) / hours) + 1).Select(index => From + (index * hours)).Where(hour => hour < To)
                .Select(hour => new Tick(hour, hour % 24 == 0 ? Days[hour / 24] : $"{hour % 24:00}:00")),
        ];
    }

    /// <inheritdoc/>
    public override string Read(double value)
    {
        var hour = (int)Math.Clamp(Math.Floor(value), 0, 167);
        return $"{Days[hour / 24]} {(hour % 24).ToString("00", CultureInfo.InvariantCulture)}:00";
    }

    /// <inheritdoc/>
    public override IReadOnlyList<double> Grid() => [.. Enumerable.Range(From / GridStep, (To - From) / GridStep).Select(slot => (slot * GridStep) + (GridStep / 2.0))];
}
