using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Reporting;

/// <summary>Two axes of a Pareto front: every confirmed setting a box and a point in it.</summary>
internal sealed record FrontSpec
{
    /// <summary>Axes, title and words of the drawing; it holds no curves.</summary>
    public required ChartSpec Chart { get; init; }

    /// <summary>The settings that have a value on both axes, from left to right.</summary>
    public required IReadOnlyList<FrontPoint> Points { get; init; }

    /// <summary>The front in two of its axes.</summary>
    /// <param name="result">The search, its texts cleaned.</param>
    /// <param name="horizontal">Position of the horizontal axis among the search's axes.</param>
    /// <param name="vertical">Position of the vertical one.</param>
    public static FrontSpec Of(TuningResult result, int horizontal, int vertical)
    {
        var (x, y) = (result.Axes[horizontal], result.Axes[vertical]);
        List<FrontPoint> points =
        [
            .. result.Finalists.Index()
                .Select(each => new FrontPoint(TuningWords.Letter(each.Index), each.Item, each.Item.Box[horizontal], each.Item.Box[vertical], each.Item.Setting == result.Chosen))
                .Where(point => double.IsFinite(point.X.Value) && double.IsFinite(point.Y.Value)).OrderBy(point => point.X.Value),
        ];
        return new FrontSpec
        {
            Points = points,
            Chart = new ChartSpec
            {
                Id = FormattableString.Invariant($"front-{horizontal}-{vertical}"),
                Title = TuningWords.Pair(x, y),
                Subtitle = $"{Better(x, y)} Letters name the settings of the table above.",
                Description = $"{points.Count} confirmed settings: {string.Join("; ", points.Select(point => $"{point.Letter}, {TuningWords.Front(point.Setting.Front)}: {x.Show(point.X.Value)} and {y.Show(point.Y.Value)}"))}.",
                X = RangeAxis.Around(TuningWords.Axis(x), points.SelectMany(point => Ends(point.X)), x.Unit),
                Y = RangeAxis.Around(TuningWords.Axis(y), points.SelectMany(point => Ends(point.Y)), y.Unit),
                Series = [],
            },
        };
    }

    private static string Better(TuningQuantity x, TuningQuantity y) => (x.IsBetterSmall, y.IsBetterSmall) switch
    {
        (true, true) => "Less of both is better: left and down.",
        (false, false) => "More of both is better: right and up.",
        (true, false) => "Left and up is better.",
        _ => "Right and down is better.",
    };

    /// <summary>An end that is not finite does not stretch the axis: the box is then cut at the edge.</summary>
    private static double[] Ends(Estimate estimate) => [estimate.Low, estimate.Value, estimate.High];
}

/// <summary>A confirmed setting on two axes.</summary>
/// <param name="Letter">Its name on the page.</param>
/// <param name="Setting">The setting.</param>
/// <param name="X">Its interval on the horizontal axis.</param>
/// <param name="Y">Its interval on the vertical axis.</param>
/// <param name="IsChosen">Whether it is the choice.</param>
internal sealed record FrontPoint(string Letter, ConfirmedSetting Setting, Estimate X, Estimate Y, bool IsChosen)
{
    /// <summary>Style class of its place on the front.</summary>
    public string Style => Setting.Front switch
    {
        ParetoStatus.Proven => "proven",
        ParetoStatus.Dominated => "dominated",
        _ => "undecided",
    };
}

/// <summary>A front handed from a panel to the components that draw it; its insides stay out of the public surface.</summary>
public sealed class FrontFigure
{
    internal FrontFigure(FrontSpec spec) => Spec = spec;

    internal FrontSpec Spec { get; }

    internal FrontDrawing In(ChartSize size) => new(Spec, ChartLayout.Of(Spec.Chart, size));
}

/// <summary>A front placed in one size.</summary>
public sealed class FrontDrawing
{
    internal FrontDrawing(FrontSpec spec, ChartLayout layout)
    {
        Axes = new Drawing(layout, standalone: false);
        Points = [.. spec.Points.Select(point => PlacedPoint.Of(point, layout))];
    }

    internal Drawing Axes { get; }

    internal IReadOnlyList<PlacedPoint> Points { get; }
}

/// <summary>A setting in place, pixels.</summary>
internal sealed record PlacedPoint(FrontPoint Point, double X, double Y, Box Area)
{
    /// <summary>Places a setting.</summary>
    public static PlacedPoint Of(FrontPoint point, ChartLayout layout)
    {
        var (x, y, plot) = (layout.Spec.X, layout.Spec.Y, layout.Plot);
        return new PlacedPoint(
            point, plot.X(x.Fraction(point.X.Value)), plot.Y(y.Fraction(point.Y.Value)),
            new Box(plot.X(x.Fraction(point.X.Low)), plot.Y(y.Fraction(point.Y.High)), plot.X(x.Fraction(point.X.High)), plot.Y(y.Fraction(point.Y.Low))));
    }
}
