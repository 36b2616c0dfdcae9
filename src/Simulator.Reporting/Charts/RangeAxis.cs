using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>A linear axis around the values shown, not from zero: for positions that are compared with each other, never for bars.</summary>
internal sealed record RangeAxis : Axis
{
    private const int Parts = 5;

    private RangeAxis(string label, double min, double max, double step, string unit)
        : base(label, min, max) => (Step, Unit) = (step, unit);

    /// <summary>The unit of the values, as the catalogue of metrics writes it.</summary>
    public string Unit { get; }

    private double Step { get; }

    /// <summary>An axis that holds the finite values among those given, ending on ticks at both sides.</summary>
    /// <param name="label">What is shown.</param>
    /// <param name="values">What has to fit; values that are not finite are left out.</param>
    /// <param name="unit">Their unit.</param>
    public static RangeAxis Around(string label, IEnumerable<double> values, string unit)
    {
        double[] finite = [.. values.Where(double.IsFinite).DefaultIfEmpty(0)];
        var (low, high) = (finite.Min(), finite.Max());
        var range = high > low ? high - low : Math.Max(1e-6, Math.Abs(high) / 5);
        var step = unit == "min" && DurationLadder.Steps.FirstOrDefault(size => range / size <= Parts) is var clock and > 0 ? clock : NiceNumbers.Step(range, Parts, whole: false);
        var from = Math.Floor((low / step) + 1e-9) * step;
        var to = Math.Ceiling((high / step) - 1e-9) * step;
        return new RangeAxis(label, from, to > from ? to : from + step, step, unit);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tick> Ticks(double pixels, Func<string, double> gap)
    {
        var parts = (int)Math.Round((Max - Min) / Step);
        var widest = Enumerable.Range(0, parts + 1).Max(index => gap(Text(Min + (index * Step))));
        var every = Math.Max(1, (int)Math.Ceiling(widest * (parts + 1) / Math.Max(1, pixels)));
        return [.. Enumerable.Range(0, parts + 1).Where(index => index % every == 0).Select(index => new Tick(Min + (index * Step), Text(Min + (index * Step))))];
    }

    /// <inheritdoc/>
    public override string Read(double value) => PageText.Minus(HumanText.Value(value, Unit));

    /// <inheritdoc/>
    public override IReadOnlyList<double> Grid() => [.. Enumerable.Range(0, (int)Math.Round((Max - Min) / Step) + 1).Select(index => Min + (index * Step))];

    /// <summary>Times with their unit, everything else bare: the unit stands in the label.</summary>
    private string Text(double value) => Unit switch
    {
        "min" => PageText.Minus(HumanText.Duration(Math.Round(value, 6))),
        "share" => PageText.Minus(NiceNumbers.Label(value * 100, Step * 100) + " %"),
        _ => PageText.Minus(NiceNumbers.Label(value, Step)),
    };
}
