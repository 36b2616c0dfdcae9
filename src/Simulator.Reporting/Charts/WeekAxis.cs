using System.Globalization;

namespace Simulator.Reporting;

/// <summary>The hours of a week from Monday at midnight.</summary>
internal sealed record WeekAxis(string Label) : Axis(Label, 0, 168)
{
    private const double Day = 24;
    private const int GridStep = 3;
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <inheritdoc/>
    public override IReadOnlyList<Tick> Ticks(double pixels, Func<string, double> gap)
    {
        var step = pixels / 7 >= gap("Mon") ? 1 : 2;
        return [.. Enumerable.Range(0, 7).Where(day => day % step == 0).Select(day => new Tick(day * Day, Days[day]))];
    }

    /// <inheritdoc/>
    public override string Read(double value)
    {
        var hour = (int)Math.Clamp(Math.Floor(value), 0, 167);
        return $"{Days[hour / 24]} {(hour % 24).ToString("00", CultureInfo.InvariantCulture)}:00";
    }

    /// <inheritdoc/>
    public override IReadOnlyList<double> Grid() => [.. Enumerable.Range(0, 168 / GridStep).Select(slot => (slot * GridStep) + (GridStep / 2.0))];
}
