namespace Simulator.Reporting;

/// <summary>A chart placed on pixels of one size: only positions and paths, nothing left to decide when drawing.</summary>
internal sealed record ChartLayout
{
    private const double LabelGap = 12;

    /// <summary>Room that time charts leave for their vertical labels, in font sizes: enough for "1,000".</summary>
    private const double TimeMargin = 3.9;

    /// <summary>What is drawn.</summary>
    public required ChartSpec Spec { get; init; }

    /// <summary>In which size.</summary>
    public required ChartSize Size { get; init; }

    /// <summary>The area between the axes.</summary>
    public required Box Plot { get; init; }

    /// <summary>Labels of the horizontal axis.</summary>
    public required IReadOnlyList<PlacedTick> XTicks { get; init; }

    /// <summary>Labels of the vertical axis.</summary>
    public required IReadOnlyList<PlacedTick> YTicks { get; init; }

    /// <summary>Curves, in the order of the spec.</summary>
    public required IReadOnlyList<PlacedSeries> Series { get; init; }

    /// <summary>The marked range, or null.</summary>
    public required PlacedWindow? Window { get; init; }

    /// <summary>Marked times, behind everything.</summary>
    public required IReadOnlyList<PlacedBand> Bands { get; init; }

    /// <summary>Room above the chart that its own legend takes (files only).</summary>
    public required double LegendHeight { get; init; }

    /// <summary>Places a chart.</summary>
    /// <param name="spec">What to draw.</param>
    /// <param name="size">In which size.</param>
    /// <param name="legendHeight">Room to leave at the top, pixels.</param>
    public static ChartLayout Of(ChartSpec spec, ChartSize size, double legendHeight = 0)
    {
        var font = size.Font;
        var top = legendHeight + (font * 2.4) + (spec.Window is null ? 0 : font * 1.5);
        var bottom = size.Height - size.Margin - (font * (spec.X is CalendarAxis ? 4.6 : 3.5));
        var yTicks = spec.Y.Ticks(bottom - top, _ => font * 3);
        var left = yTicks.Max(tick => TextWidth.Of(tick.Text, font)) + 10 + size.Margin;
        if (spec.X is CalendarAxis)
        {
            left = Math.Max(left, (font * TimeMargin) + size.Margin); // charts of the same time stand above each other with their instants in line
        }

        var plot = new Box(left, top, size.Width - 14 - size.Margin, bottom);
        return new ChartLayout
        {
            Spec = spec,
            Size = size,
            Plot = plot,
            LegendHeight = legendHeight,
            YTicks = [.. yTicks.Select(tick => new PlacedTick(plot.Y(spec.Y.Fraction(tick.Value)), plot.Left - 8, tick.Text, 0, string.Empty))],
            XTicks = PlaceX(spec.X.Ticks(plot.Width, text => TextWidth.Of(text, font) + LabelGap), spec.X, plot, size),
            Series = [.. spec.Series.Select(series => PlacedSeries.Of(series, spec, plot))],
            Bands = [.. spec.Bands.Select(band => PlacedBand.Of(band, spec.X, plot))],
            Window = spec.Window is null ? null : PlacedWindow.Of(spec.Window, spec.X, plot, font),
        };
    }

    private static IReadOnlyList<PlacedTick> PlaceX(IReadOnlyList<Tick> ticks, Axis axis, Box plot, ChartSize size) =>
    [
        .. ticks.Select(tick =>
        {
            var at = plot.X(axis.Fraction(tick.Value));
            return new PlacedTick(at, Inside(at, tick.Text, size), tick.Text, Inside(at, tick.Second, size), tick.Second);
        }),
    ];

    /// <summary>The middle of a text near a position, so that the drawing's edges do not cut it.</summary>
    private static double Inside(double at, string text, ChartSize size)
    {
        var half = Math.Min(TextWidth.Of(text, size.Font), size.Width) / 2;
        return Math.Clamp(at, half, size.Width - half);
    }
}

/// <summary>A rectangle, pixels, y downwards.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Its width.</summary>
    public double Width => Right - Left;

    /// <summary>Its height.</summary>
    public double Height => Bottom - Top;

    /// <summary>The abscissa of a fraction of the width.</summary>
    public double X(double fraction) => Left + (fraction * Width);

    /// <summary>The ordinate of a fraction of the height, upwards.</summary>
    public double Y(double fraction) => Bottom - (fraction * Height);
}

/// <summary>An axis label in place.</summary>
/// <param name="At">Where its tick is along the axis.</param>
/// <param name="TextAt">Where its text is anchored (moved inwards at the edges of the drawing).</param>
/// <param name="Text">First line.</param>
/// <param name="SecondAt">Where its second line is anchored.</param>
/// <param name="Second">Second line; empty for none.</param>
internal readonly record struct PlacedTick(double At, double TextAt, string Text, double SecondAt, string Second);
