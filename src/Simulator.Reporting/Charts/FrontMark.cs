using Simulator.Statistics;

namespace Simulator.Reporting;

/// <summary>The marks of a front: their form says what their colour says.</summary>
internal static class FrontMark
{
    private const double Half = 4.5;

    /// <summary>A diamond for proven, a cross for dominated, a square for undecided.</summary>
    public static string Path(ParetoStatus status, double x, double y) => status switch
    {
        ParetoStatus.Proven => $"M{Svg.N(x)} {Svg.N(y - Half - 1)}L{Svg.N(x + Half + 1)} {Svg.N(y)}L{Svg.N(x)} {Svg.N(y + Half + 1)}L{Svg.N(x - Half - 1)} {Svg.N(y)}Z",
        ParetoStatus.Dominated => $"M{Svg.N(x - Half)} {Svg.N(y - Half)}L{Svg.N(x + Half)} {Svg.N(y + Half)}M{Svg.N(x - Half)} {Svg.N(y + Half)}L{Svg.N(x + Half)} {Svg.N(y - Half)}",
        _ => $"M{Svg.N(x - Half)} {Svg.N(y - Half)}H{Svg.N(x + Half)}V{Svg.N(y + Half)}H{Svg.N(x - Half)}Z",
    };

    /// <summary>Letters beside their points, each at the first place around it that no other letter has; one without any place is left to the table.</summary>
    public static IReadOnlyList<(string Letter, double X, double Y)> Names(FrontDrawing drawing)
    {
        var layout = drawing.Axes.Layout;
        var font = layout.Size.Font;
        var taken = new List<(string Letter, double X, double Y)>();
        foreach (var one in drawing.Points)
        {
            (double X, double Y)[] places =
            [
                (one.X + 15, one.Y - 6), (one.X - 15, one.Y - 6), (one.X + 15, one.Y + font + 5), (one.X - 15, one.Y + font + 5), (one.X, one.Y - 14), (one.X, one.Y + font + 13),
                (one.X + 28, one.Y + 4), (one.X - 28, one.Y + 4), (one.X + 41, one.Y + 4), (one.X - 41, one.Y + 4), (one.X, one.Y - 30), (one.X, one.Y + font + 29),
            ];
            var free = places.Where(place => place.X > layout.Plot.Left + 8 && place.X < layout.Plot.Right - 8 && place.Y > layout.Plot.Top + font && place.Y < layout.Plot.Bottom - 4
                && taken.TrueForAll(other => Math.Abs(other.X - place.X) >= 12 || Math.Abs(other.Y - place.Y) >= font * 1.4)).Take(1);
            taken.AddRange(free.Select(place => (one.Point.Letter, place.X, place.Y)));
        }

        return taken;
    }
}
