namespace Simulator.Reporting;

/// <summary>A chart with its table, handed from a panel to the components that draw it.</summary>
/// <remarks>Components are public by nature; this keeps their insides out of the public surface.</remarks>
public sealed class Figure
{
    internal Figure(ChartSpec spec)
    {
        Spec = spec;
        Table = ReadOut.Of(spec);
    }

    internal ChartSpec Spec { get; }

    internal ReadOut Table { get; }

    /// <summary>Ends of its axis of simulated time, by which charts of the same run point at the same instant; null for other axes.</summary>
    internal string? Time => Spec.X is CalendarAxis axis ? $"{Svg.F(axis.Min)} {Svg.F(axis.Max)}" : null;

    internal Drawing In(ChartSize size) => new(ChartLayout.Of(Spec, size), standalone: false);
}

/// <summary>A chart placed in one size, handed to the component that draws it.</summary>
public sealed class Drawing
{
    internal Drawing(ChartLayout layout, bool standalone)
    {
        Layout = layout;
        Standalone = standalone;
    }

    internal ChartLayout Layout { get; }

    /// <summary>Whether it is a file of its own, with its own title, legend and style.</summary>
    internal bool Standalone { get; }

    /// <summary>Prefix of ids inside the drawing, unique on a page.</summary>
    internal string Id => $"{Layout.Spec.Id}-{Layout.Size.Name}";
}
