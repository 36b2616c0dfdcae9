using System.Globalization;
using System.Text;

namespace Simulator.Reporting;

/// <summary>Numbers and paths for SVG attributes: a tenth of a pixel, invariant culture, so that the same chart is the same bytes.</summary>
internal static class Svg
{
    /// <summary>A coordinate with at most one decimal; never "-0".</summary>
    public static string N(double value)
    {
        var rounded = Math.Round(value, 1, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }

    /// <summary>A fraction of a plot's width or height with four decimals.</summary>
    public static string F(double value) => (value == 0 ? 0 : value).ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>An open polyline; points that are not finite interrupt it.</summary>
    public static string Line(IReadOnlyList<Point> points)
    {
        var path = new StringBuilder(points.Count * 10);
        var pen = 'M';
        foreach (var point in points)
        {
            if (!point.IsFinite)
            {
                pen = 'M';
                continue;
            }

            path.Append(pen).Append(N(point.X)).Append(' ').Append(N(point.Y));
            pen = 'L';
        }

        return path.ToString();
    }

    /// <summary>The closed area between two edges; points that are not finite are left out.</summary>
    public static string Area(IReadOnlyList<Point> lower, IReadOnlyList<Point> upper)
    {
        var outline = lower.Where(point => point.IsFinite).Concat(upper.Where(point => point.IsFinite).Reverse()).ToList();
        return outline.Count < 3 ? string.Empty : Line(outline) + "Z";
    }
}

/// <summary>A position in a drawing, pixels, y downwards.</summary>
internal readonly record struct Point(double X, double Y)
{
    /// <summary>Whether it can be drawn.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y);
}
