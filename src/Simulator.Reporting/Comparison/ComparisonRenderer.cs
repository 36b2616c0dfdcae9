using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>The page of a comparison of two runs: the answer, what differs between the scenarios, and a forest plot of every metric.</summary>
public static class ComparisonRenderer
{
    /// <summary>Name of the file unless a user names another.</summary>
    public const string FileName = "compare.html";

    /// <summary>Renders the page.</summary>
    /// <param name="report">The comparison; its texts are escaped and freed of invisible controls here.</param>
    /// <param name="sides">What the two runs are called; null for base and candidate.</param>
    /// <returns>The whole page, LF line ends; the same comparison gives the same text in every culture.</returns>
    public static async Task<string> RenderAsync(ComparisonReport report, ComparisonSides? sides = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        var clean = Clean(report);
        var body = await ComponentText.RenderAsync<ComparisonBody>(nameof(ComparisonBody.Content), new ComparisonContent(clean, sides ?? ComparisonSides.Runs)).ConfigureAwait(false);
        return HtmlPage.Around($"{clean.Candidate.Title} against {clean.Base.Title}", body);
    }

    /// <summary>Every text of a comparison cleaned before it is laid out, so that no panel can forget one.</summary>
    private static ComparisonReport Clean(ComparisonReport report) => report with
    {
        Base = Clean(report.Base),
        Candidate = Clean(report.Candidate),
        PairingReason = SafeText.Clean(report.PairingReason),
        Headline = SafeText.Clean(report.Headline),
        Missing = [.. report.Missing.Select(SafeText.Clean)],
        Metrics = [.. report.Metrics.Select(metric => metric with
        {
            Reason = SafeText.Clean(metric.Reason),
            Where = [.. metric.Where.Select(where => new Dimension(SafeText.Clean(where.Name), SafeText.Clean(where.Value)))],
        })],
        Differences = [.. report.Differences.Select(difference =>
            new ScenarioDifference(SafeText.Clean(difference.Path), Clean(difference.Base), Clean(difference.Candidate)))],
    };

    private static RunIdentity Clean(RunIdentity identity) => identity with
    {
        Scenario = SafeText.Clean(identity.Scenario),
        Title = SafeText.Clean(identity.Title),
        RunId = SafeText.Clean(identity.RunId),
        Command = SafeText.Clean(identity.Command),
    };

    private static string? Clean(string? text) => text is null ? null : SafeText.Clean(text);
}
