namespace Simulator.Reporting;

/// <summary>A size a chart is drawn in, pixels; a page shows the one that fits, so that text keeps its size.</summary>
/// <param name="Name">Style class.</param>
/// <param name="Width">Of the drawing.</param>
/// <param name="Height">Of the drawing.</param>
/// <param name="Font">Size of axis labels.</param>
/// <param name="Margin">Room around the drawing; none on a page, whose cards have their own.</param>
internal sealed record ChartSize(string Name, double Width, double Height, double Font, double Margin = 0)
{
    /// <summary>The whole width of a desktop page.</summary>
    public static ChartSize Wide { get; } = new("wide", 1_240, 330, 12.5);

    /// <summary>Half a desktop page, or a tablet.</summary>
    public static ChartSize Medium { get; } = new("medium", 640, 340, 12.5);

    /// <summary>A phone.</summary>
    public static ChartSize Small { get; } = new("small", 340, 280, 11.5);

    /// <summary>A file of its own.</summary>
    public static ChartSize Export { get; } = new("export", 960, 460, 13, 12);
}
