using System.Text;
using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>The charts of a report as files of their own: a title, a legend and the style inside, readable on white and on dark.</summary>
public static class PlotExporter
{
    /// <summary>Folder of the plots inside a run's folder.</summary>
    public const string Folder = "plots";

    /// <summary>Draws every chart that the result has.</summary>
    /// <param name="result">The result.</param>
    /// <returns>File names (without folder; letters, digits, dashes) and their SVG text, in the order of the report; the same result gives the same text.</returns>
    public static async Task<IReadOnlyList<(string FileName, string Svg)>> ExportAsync(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var clean = SafeText.Clean(result);
        var plots = new List<(string, string)>();
        foreach (var spec in ReportCharts.Of(clean))
        {
            var drawing = new Drawing(ChartLayout.Of(spec, ChartSize.Export, LegendLayout.Of(spec, ChartSize.Export).Height), standalone: true);
            var svg = await ComponentText.RenderAsync<ChartSvg>(nameof(ChartSvg.Drawing), drawing).ConfigureAwait(false);
            plots.Add((FileNameOf(spec, clean), svg.Trim() + "\n"));
        }

        return plots;
    }

    private static string FileNameOf(ChartSpec spec, RunResult result)
    {
        var pool = ReportCharts.PoolOf(spec, result);
        var slug = new StringBuilder(spec.Id);
        foreach (var c in pool.Take(40).Select(char.ToLowerInvariant))
        {
            slug.Append(slug.Length == spec.Id.Length ? "-" : string.Empty).Append(char.IsAsciiLetterOrDigit(c) ? c : '-');
        }

        return slug.ToString().TrimEnd('-') + ".svg";
    }
}
