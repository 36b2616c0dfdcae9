using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>The table behind a chart, which the read-out under the pointer shows too: the same numbers with the same rounding.</summary>
/// <param name="Head">Heading of the first column.</param>
/// <param name="Columns">One column a curve, followed by one for its band.</param>
/// <param name="Rows">One row a round abscissa.</param>
internal sealed record ReadOut(string Head, IReadOnlyList<ReadOutColumn> Columns, IReadOnlyList<ReadOutRow> Rows)
{
    /// <summary>The table of a chart at the round values of its horizontal axis.</summary>
    public static ReadOut Of(ChartSpec spec)
    {
        var columns = new List<ReadOutColumn>();
        foreach (var series in spec.Series)
        {
            columns.Add(new ReadOutColumn(series.Label, series, IsBand: false));
            if (series.HasBand)
            {
                columns.Add(new ReadOutColumn(spec.Series.Count == 1 ? series.BandLabel : $"{series.Label}, band", series, IsBand: true));
            }
        }

        return new ReadOut(spec.X.Label, columns, [.. spec.X.Grid().Select(x => Row(spec, columns, x))]);
    }

    private static ReadOutRow Row(ChartSpec spec, List<ReadOutColumn> columns, double x) => new(
        spec.X is DurationAxis ? HumanText.Duration(x) : spec.X.Read(x),
        Svg.F(spec.X.Fraction(x)),
        [.. columns.Select(column => column.IsBand ? Band(spec, column.Series, x) : Value(spec, column.Series, x))],
        string.Join(", ", spec.Bands.Where(band => band.From <= x && x < band.To).Select(band => band.Label).Distinct(StringComparer.Ordinal)));

    private static ReadOutCell Value(ChartSpec spec, Series series, double x)
    {
        var value = Interpolation.At(series.X, series.Y, x);
        return double.IsFinite(value) ? new ReadOutCell(spec.Y.Read(value), Svg.F(spec.Y.Fraction(value))) : ReadOutCell.None;
    }

    private static ReadOutCell Band(ChartSpec spec, Series series, double x)
    {
        var low = Interpolation.At(series.X, series.Low ?? [], x);
        var high = Interpolation.At(series.X, series.High ?? [], x);
        return double.IsFinite(low) && double.IsFinite(high)
            ? new ReadOutCell($"{spec.Y.Read(low)} to {spec.Y.Read(high)}", string.Empty)
            : ReadOutCell.None;
    }
}

/// <summary>A column of the table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Series">The curve.</param>
/// <param name="IsBand">Whether it is the band and not the line.</param>
internal sealed record ReadOutColumn(string Title, Series Series, bool IsBand);

/// <summary>A row of the table.</summary>
/// <param name="Text">The abscissa in words.</param>
/// <param name="At">Its place on the axis, 0 to 1.</param>
/// <param name="Cells">One a column.</param>
/// <param name="Marks">The marked times that hold it; empty for none.</param>
internal sealed record ReadOutRow(string Text, string At, IReadOnlyList<ReadOutCell> Cells, string Marks);

/// <summary>A number of the table.</summary>
/// <param name="Text">In words.</param>
/// <param name="At">Its place on the axis, 0 to 1; empty when there is none to mark.</param>
internal sealed record ReadOutCell(string Text, string At)
{
    /// <summary>No number here.</summary>
    public static ReadOutCell None { get; } = new("–", string.Empty);
}
