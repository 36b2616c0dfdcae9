using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>Pages and pictures of studies about people.</summary>
public static class StudyRenderer
{
    /// <summary>Name of the page in a study's folder.</summary>
    public const string FileName = "study.html";

    /// <summary>Name of the map's picture in a study's folder.</summary>
    public const string PictureName = "map.svg";

    /// <summary>The page of what one more reviewer is worth.</summary>
    /// <param name="study">The study; its texts are escaped and freed of invisible controls here.</param>
    /// <returns>The whole page, LF line ends; the same study gives the same text in every culture.</returns>
    public static async Task<string> RenderAsync(StaffingStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var clean = study with
        {
            Base = Clean(study.Base),
            Command = SafeText.Clean(study.Command),
            Steps = [.. study.Steps.Select(step => step with { Place = SafeText.Clean(step.Place), Metrics = [.. step.Metrics.Select(Clean)] })],
        };
        var body = await ComponentText.RenderAsync<StaffingBody>(nameof(StaffingBody.Study), clean).ConfigureAwait(false);
        return HtmlPage.Around($"{clean.Base.Title}: one more reviewer", body, Resource.Text("study.css"));
    }

    /// <summary>The page of a map.</summary>
    /// <param name="map">The map; its texts are escaped and freed of invisible controls here.</param>
    /// <returns>The whole page, LF line ends.</returns>
    public static async Task<string> RenderAsync(StabilityMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var clean = Clean(map);
        var body = await ComponentText.RenderAsync<MapBody>(nameof(MapBody.Map), clean).ConfigureAwait(false);
        return HtmlPage.Around($"{clean.Title}: {clean.Quantity.InWords()}", body, Resource.Text("study.css"));
    }

    /// <summary>The page of what would turn the answers over.</summary>
    /// <param name="study">The study; its texts are escaped and freed of invisible controls here.</param>
    /// <returns>The whole page, LF line ends.</returns>
    public static async Task<string> RenderAsync(FlipStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var clean = study with
        {
            Base = Clean(study.Base),
            Command = SafeText.Clean(study.Command),
            Rows = [.. study.Rows.Select(row => row with { Key = SafeText.Clean(row.Key), Variants = [.. row.Variants.Select(variant => variant with { Name = SafeText.Clean(variant.Name) })] })],
            Left = [.. study.Left.Select(SafeText.Clean)],
        };
        var body = await ComponentText.RenderAsync<FlipBody>(nameof(FlipBody.Study), clean).ConfigureAwait(false);
        return HtmlPage.Around($"{clean.Base.Title}: what would turn the answer over", body, Resource.Text("study.css"));
    }

    /// <summary>The picture of a map as a file of its own, readable on white and on dark.</summary>
    /// <param name="map">The map; its texts are escaped and freed of invisible controls here.</param>
    /// <returns>SVG, LF line ends.</returns>
    public static async Task<string> PictureAsync(StabilityMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var svg = await ComponentText.RenderAsync<MapChart>(nameof(MapChart.Drawing), new MapDrawing(Clean(map), isStandalone: true)).ConfigureAwait(false);
        return svg.Trim().ReplaceLineEndings("\n") + "\n";
    }

    private static StabilityMap Clean(StabilityMap map) => map with
    {
        Title = SafeText.Clean(map.Title),
        Command = SafeText.Clean(map.Command),
        Rows = Clean(map.Rows),
        Columns = Clean(map.Columns),
        Quantity = map.Quantity with { Where = [.. map.Quantity.Where.Select(Clean)] },
        Cells = [.. map.Cells.Select(cell => cell with
        {
            Row = SafeText.Clean(cell.Row), Column = SafeText.Clean(cell.Column), BusiestPool = SafeText.Clean(cell.BusiestPool), Problem = SafeText.Clean(cell.Problem),
        })],
    };

    private static VariedKey Clean(VariedKey key) => new(SafeText.Clean(key.Path), [.. key.Values.Select(SafeText.Clean)]);

    private static Dimension Clean(Dimension where) => new(SafeText.Clean(where.Name), SafeText.Clean(where.Value));

    private static ComparedMetric Clean(ComparedMetric metric) => metric with { Reason = SafeText.Clean(metric.Reason), Where = [.. metric.Where.Select(Clean)] };

    private static RunIdentity Clean(RunIdentity identity) => identity with
    {
        Scenario = SafeText.Clean(identity.Scenario), Title = SafeText.Clean(identity.Title), RunId = SafeText.Clean(identity.RunId), Command = SafeText.Clean(identity.Command),
    };
}
