using System.Globalization;
using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>A linear axis of shares, 0 to 1, in quarters.</summary>
internal sealed record ShareAxis(string Label) : Axis(Label, 0, 1)
{
    private const int GridPoints = 20;

    /// <inheritdoc/>
    public override IReadOnlyList<Tick> Ticks(double pixels, Func<string, double> gap)
    {
        var parts = pixels / 4 >= gap("100 %") ? 4 : 2;
        return [.. Enumerable.Range(0, parts + 1).Select(index => new Tick((double)index / parts, Text(index * 100 / parts)))];
    }

    /// <inheritdoc/>
    public override string Read(double value) => HumanText.Percent(value);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Grid() => [.. Enumerable.Range(0, GridPoints + 1).Select(index => (double)index / GridPoints)];

    private static string Text(int percent) => percent.ToString(CultureInfo.InvariantCulture) + " %";
}
