namespace Simulator.Reporting;

/// <summary>An entry of a legend.</summary>
/// <param name="Style">Style class of the curve.</param>
/// <param name="IsBand">Whether it explains a band instead of a line.</param>
/// <param name="Label">Its words.</param>
/// <param name="IsTime">Whether it explains a marked time.</param>
internal readonly record struct LegendEntry(string Style, bool IsBand, string Label, bool IsTime = false)
{
    /// <summary>Style class of the swatch of a band or of a marked time.</summary>
    public string Swatch => IsTime ? $"time-{Style}" : $"band s-{Style}";

    /// <summary>The entries of a chart: each line, once what the bands are, and each kind of marked time.</summary>
    public static IReadOnlyList<LegendEntry> Of(ChartSpec spec)
    {
        var entries = new List<LegendEntry>();
        foreach (var series in spec.Series)
        {
            entries.Add(new LegendEntry(series.Style, false, series.Label));
            if (series.HasBand && spec.Series.Count == 1)
            {
                entries.Add(new LegendEntry(series.Style, true, series.BandLabel));
            }
        }

        if (spec.Series.Count > 1 && spec.Series.Any(series => series.HasBand))
        {
            entries.Add(new LegendEntry(SeriesStyle.Other, true, spec.Series.First(series => series.HasBand).BandLabel));
        }

        entries.AddRange(ChartBand.Kinds.Where(kind => spec.Bands.Any(band => band.Style == kind.Style)).Select(kind => new LegendEntry(kind.Style, true, kind.Words, IsTime: true)));
        return entries;
    }
}

/// <summary>Legend entries of a file's own legend, in rows that fit.</summary>
/// <param name="Entries">The entries with their places.</param>
/// <param name="Height">Room that title and entries take.</param>
internal sealed record LegendLayout(IReadOnlyList<(LegendEntry Entry, double X, double Y)> Entries, double Height)
{
    /// <summary>Left margin.</summary>
    public const double Left = 16;

    /// <summary>Length of the sample line before an entry.</summary>
    public const double Swatch = 26;

    /// <summary>Places the entries below the title.</summary>
    public static LegendLayout Of(ChartSpec spec, ChartSize size)
    {
        var placed = new List<(LegendEntry, double, double)>();
        var (x, y) = (Left, size.Font * 4.2);
        foreach (var entry in LegendEntry.Of(spec))
        {
            var width = Swatch + TextWidth.Of(entry.Label, size.Font) + 18;
            if (x > Left && x + width > size.Width - Left)
            {
                (x, y) = (Left, y + (size.Font * 1.7));
            }

            placed.Add((entry, x, y));
            x += width;
        }

        return new LegendLayout(placed, y + (size.Font * 1.1));
    }
}
