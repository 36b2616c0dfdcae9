using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>The page of a comparison of two runs: the answer, what differs between the scenarios, and a forest plot of every metric.</summary>
public static class ComparisonRenderer
{
    /// <summary>Name of the file unless a user names another.</summary>
    public const string FileName = "compare.html";

    /// <summary>Renders the page.</summary>
    /// <param name="report">The comparison; its texts are escaped here.</param>
    /// <returns>The whole page, LF line ends; the same comparison gives the same text in every culture.</returns>
    public static async Task<string> RenderAsync(ComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var body = await ComponentText.RenderAsync<ComparisonBody>(nameof(ComparisonBody.Report), report).ConfigureAwait(false);
        return HtmlPage.Around($"{SafeText.Clean(report.Candidate.Title)} against {SafeText.Clean(report.Base.Title)}", body);
    }
}
