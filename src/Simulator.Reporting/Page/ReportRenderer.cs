using Simulator.Results;

namespace Simulator.Reporting;

/// <summary><c>report.html</c>: one file that needs no network, no server and no script to be read.</summary>
public static class ReportRenderer
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string FileName = "report.html";

    /// <summary>Renders the report.</summary>
    /// <param name="result">The result; its texts are escaped and freed of invisible controls here.</param>
    /// <returns>The whole page, LF line ends; the same result gives the same text in every culture.</returns>
    public static async Task<string> RenderAsync(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var clean = SafeText.Clean(result);
        var body = await ComponentText.RenderAsync<ReportBody>(nameof(ReportBody.Result), clean).ConfigureAwait(false);
        return HtmlPage.Around(clean.Identity.Title, body);
    }
}
