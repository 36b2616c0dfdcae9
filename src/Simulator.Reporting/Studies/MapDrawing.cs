using System.Text;
using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>Where the cells of a map lie and how its boundary runs, pixels.</summary>
public sealed class MapDrawing
{
    private const double Wide = 92;
    private const double High = 40;
    private const double Letter = 7.2;

    /// <summary>A small map is not blown up to the width of a page.</summary>
    private const double Narrowest = 720;

    /// <summary>Places a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="isStandalone">Whether it is a file of its own.</param>
    public MapDrawing(StabilityMap map, bool isStandalone)
    {
        ArgumentNullException.ThrowIfNull(map);
        Map = map;
        IsStandalone = isStandalone;
        Steps = new HeatSteps(map.Cells);
        Left = 28 + (Letter * Math.Max(6, map.Rows.Values.Max(value => value.Length)));
        Top = isStandalone ? 84 : 28;
        Width = Math.Max(Narrowest, Left + (Wide * Columns) + 16);
        Height = Top + (High * Rows) + 32;
    }

    /// <summary>The map.</summary>
    public StabilityMap Map { get; }

    /// <summary>Whether it is a file of its own, which needs a style and a heading.</summary>
    public bool IsStandalone { get; }

    private HeatSteps Steps { get; }

    /// <summary>Left edge of the cells.</summary>
    public double Left { get; }

    /// <summary>Upper edge of the cells.</summary>
    public double Top { get; }

    /// <summary>Width of the drawing.</summary>
    public double Width { get; }

    /// <summary>Height of the drawing.</summary>
    public double Height { get; }

    /// <summary>Width of a cell.</summary>
    public static double CellWidth => Wide;

    /// <summary>Height of a cell.</summary>
    public static double CellHeight => High;

    /// <summary>Number of rows.</summary>
    public int Rows => Map.Rows.Values.Count;

    /// <summary>Number of columns.</summary>
    public int Columns => Map.Columns.Values.Count;

    /// <summary>Left edge of a column.</summary>
    /// <param name="column">From 0.</param>
    public double X(int column) => Left + (column * Wide);

    /// <summary>Upper edge of a row.</summary>
    /// <param name="row">From 0.</param>
    public double Y(int row) => Top + (row * High);

    /// <summary>The style of a cell: overloaded, refused, or the step of its value.</summary>
    /// <param name="cell">The cell.</param>
    public string StyleOf(StabilityCell cell) => StabilityMap.KeepsUp(cell) switch
    {
        null => "heat-none",
        false => "heat-over",
        _ => Steps.Of(cell.Value) is { } step ? $"heat-{step}" : "heat-none",
    };

    /// <summary>What stands in a cell.</summary>
    /// <param name="cell">The cell.</param>
    public string TextOf(StabilityCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Problem.Length > 0 ? "–" : Map.Quantity.Show(cell.Value);
    }

    /// <summary>A cell in words.</summary>
    /// <param name="cell">The cell.</param>
    public string WordsOf(StabilityCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var setting = $"{Map.Rows.Path} {cell.Row}, {Map.Columns.Path} {cell.Column}";
        return cell.Problem.Length > 0 ? $"{setting}: not a valid setting"
            : $"{setting}: {TextOf(cell)}, {(cell.IsStable ? "keeps up" : "overloaded")}, pool {cell.BusiestPool} busy {HumanText.Percent(cell.Utilisation)}";
    }

    /// <summary>The lines between settings that keep up and neighbours that do not.</summary>
    public string Boundary()
    {
        var path = new StringBuilder();
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var here = StabilityMap.KeepsUp(Map.At(row, column));
                if (column + 1 < Columns && Differ(here, Map.At(row, column + 1)))
                {
                    path.Append('M').Append(Svg.N(X(column + 1))).Append(' ').Append(Svg.N(Y(row))).Append('v').Append(Svg.N(High));
                }

                if (row + 1 < Rows && Differ(here, Map.At(row + 1, column)))
                {
                    path.Append('M').Append(Svg.N(X(column))).Append(' ').Append(Svg.N(Y(row + 1))).Append('h').Append(Svg.N(Wide));
                }
            }
        }

        return path.ToString();
    }

    private static bool Differ(bool? here, StabilityCell other) => here is { } one && StabilityMap.KeepsUp(other) is { } another && one != another;
}
