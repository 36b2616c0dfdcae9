namespace Simulator.Reporting;

/// <summary>The style of charts: inlined once in a page and once in each file.</summary>
internal static class ChartStyle
{
    /// <summary>The rules.</summary>
    public static string Css { get; } = Resource.Text("chart.css");

    /// <summary>A style element for a file of its own.</summary>
    public static string Element => $"<style>{Css}</style>";
}
