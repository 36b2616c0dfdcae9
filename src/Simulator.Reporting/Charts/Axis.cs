namespace Simulator.Reporting;

/// <summary>A labelled position on an axis.</summary>
/// <param name="Value">In the axis' unit.</param>
/// <param name="Text">The label.</param>
/// <param name="Second">A second line below it, such as the day under an hour; empty for none.</param>
internal readonly record struct Tick(double Value, string Text, string Second = "");

/// <summary>One axis of a chart: where values lie on it, which of them carry labels, and how a value is read out.</summary>
/// <param name="Label">What the axis shows, with its unit.</param>
/// <param name="Min">Smallest value shown.</param>
/// <param name="Max">Largest value shown, more than <paramref name="Min"/>.</param>
internal abstract record Axis(string Label, double Min, double Max)
{
    /// <summary>Position of a value, 0 at <see cref="Min"/> to 1 at <see cref="Max"/>; values outside lie on the edge, NaN stays NaN.</summary>
    public virtual double Fraction(double value) => double.IsNaN(value) ? double.NaN : Math.Clamp((value - Min) / (Max - Min), 0, 1);

    /// <summary>The labelled positions that fit, increasing.</summary>
    /// <param name="pixels">Length of the axis.</param>
    /// <param name="gap">Room that a label needs along the axis, given its text, pixels.</param>
    public abstract IReadOnlyList<Tick> Ticks(double pixels, Func<string, double> gap);

    /// <summary>A value in words, with the rounding of the axis.</summary>
    public abstract string Read(double value);

    /// <summary>Round values from <see cref="Min"/> to <see cref="Max"/> for tables and read-outs, increasing, about 150 at most.</summary>
    public abstract IReadOnlyList<double> Grid();
}
