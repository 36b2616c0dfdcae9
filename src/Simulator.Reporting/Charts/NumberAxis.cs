using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>A linear axis from zero in steps of 1, 2 or 5 times a power of ten.</summary>
internal sealed record NumberAxis : Axis
{
    private const int GridPoints = 100;

    private NumberAxis(string label, double max, bool whole)
        : base(label, 0, max) => Whole = whole;

    /// <summary>Whether only whole numbers make sense.</summary>
    public bool Whole { get; }

    /// <summary>An axis that reaches at least the largest value, ending on a tick.</summary>
    /// <param name="label">What is shown.</param>
    /// <param name="largest">The largest value; not a number or not positive gives an axis to 1.</param>
    /// <param name="whole">Whether only whole numbers make sense (counts).</param>
    public static NumberAxis UpTo(string label, double largest, bool whole)
    {
        var top = double.IsFinite(largest) && largest > 0 ? largest : 1;
        var step = NiceNumbers.Step(top, 5, whole);
        return new NumberAxis(label, Math.Max(1, Math.Ceiling(top / step - 1e-9)) * step, whole);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tick> Ticks(double pixels, Func<string, double> gap)
    {
        var most = Math.Clamp((int)(pixels / Math.Max(1, gap(Read(Max)))), 1, 6);
        var step = NiceNumbers.Step(Max, most, Whole);
        var ticks = new List<Tick>();
        for (var index = 0; index * step <= Max * (1 + 1e-9); index++)
        {
            ticks.Add(new Tick(index * step, NiceNumbers.Label(index * step, step)));
        }

        return ticks;
    }

    /// <inheritdoc/>
    public override string Read(double value) => HumanText.Number(value);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Grid()
    {
        var step = NiceNumbers.Step(Max, GridPoints, Whole);
        return [.. Enumerable.Range(0, (int)Math.Floor(Max / step + 1e-9) + 1).Select(index => index * step)];
    }
}
