namespace Simulator.Reporting;

/// <summary>A curve in place.</summary>
/// <param name="Style">Style class.</param>
/// <param name="Line">Path of the line.</param>
/// <param name="Band">Path of the band; empty for none.</param>
internal sealed record PlacedSeries(string Style, string Line, string Band)
{
    /// <summary>Places a curve; long ones are thinned to what a pixel can show, keeping every peak and valley.</summary>
    public static PlacedSeries Of(Series series, ChartSpec spec, Box plot)
    {
        var budget = (int)plot.Width;
        var line = Thinning.Extremes(Project(series.X, series.Y, spec, plot), budget);
        return new PlacedSeries(series.Style, Svg.Line(line), series is { Low: { } low, High: { } high }
            ? Svg.Area(Thinning.Extremes(Project(series.X, low, spec, plot), budget), Thinning.Extremes(Project(series.X, high, spec, plot), budget))
            : string.Empty);
    }

    private static List<Point> Project(IReadOnlyList<double> x, IReadOnlyList<double> y, ChartSpec spec, Box plot)
    {
        var points = new List<Point>(x.Count);
        for (var index = 0; index < x.Count; index++)
        {
            points.Add(new Point(plot.X(spec.X.Fraction(x[index])), plot.Y(spec.Y.Fraction(y[index]))));
        }

        return points;
    }
}

/// <summary>A marked range in place.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Width">Width, at least a pixel.</param>
/// <param name="TextAt">Middle of its label.</param>
/// <param name="Text">The label that fits.</param>
internal sealed record PlacedWindow(double Left, double Width, double TextAt, string Text)
{
    /// <summary>Places a range; its label lies above it, moved inwards where it would leave the plot.</summary>
    public static PlacedWindow Of(Window window, Axis axis, Box plot, double font)
    {
        var left = plot.X(axis.Fraction(window.From));
        var width = Math.Max(1, plot.X(axis.Fraction(window.To)) - left);
        var text = TextWidth.Of(window.Label, font) <= plot.Width ? window.Label : window.Short;
        var half = Math.Min(TextWidth.Of(text, font), plot.Width) / 2;
        return new PlacedWindow(left, width, Math.Clamp(left + (width / 2), plot.Left + half, plot.Right - half), text);
    }
}
