using Simulator.Results;

namespace Simulator.Reporting;

/// <summary><c>report.html</c>: one file that needs no network, no server and no script to be read.</summary>
public static class ReportRenderer
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string FileName = "report.html";

    /// <summary>Renders the report.</summary>
    /// <param name="result">The result; its texts are escaped and freed of invisible controls here.</param>
    /// <param name="live">What only a live run has; null for a simulation.</param>
    /// <param name="stories">The stories of its worst requests; null for none.</param>
    /// <param name="verdicts">What its budgets came to; null when it was not judged.</param>
    /// <returns>The whole page, LF line ends; the same result gives the same text in every culture.</returns>
    public static async Task<string> RenderAsync(RunResult result, LiveSection? live = null, StorySet? stories = null, BudgetReport? verdicts = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var clean = SafeText.Clean(result);
        var body = live is null
            ? await ComponentText.RenderAsync<ReportBody>(nameof(ReportBody.Content), new ReportContent(clean, stories is null ? null : SafeStory.Clean(stories), verdicts)).ConfigureAwait(false)
            : await ComponentText.RenderAsync<LiveBody>(nameof(LiveBody.Content), new LiveContent(clean, live)).ConfigureAwait(false);
        return HtmlPage.Around(clean.Identity.Title, body);
    }
}
