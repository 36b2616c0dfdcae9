using System.Text;
using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>A comparison as Markdown, for a pull request or a step summary.</summary>
public static class ComparisonMarkdown
{
    /// <summary>Name of the file unless a user names another.</summary>
    public const string FileName = "compare.md";

    /// <summary>The text, LF line ends.</summary>
    public static string Write(ComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        text.Append("# ").Append(MarkdownText.Escape(report.Candidate.Title)).Append(" against its base\n\n");
        text.Append("**").Append(MarkdownText.Escape(report.Headline)).Append("**\n\n");
        text.Append("| metric | verdict | base | candidate | change | interval | how sure |\n|---|---|---:|---:|---:|---|---|\n");
        foreach (var metric in report.Metrics)
        {
            var unit = metric.Definition.Unit;
            var bold = metric.Verdict == ComparisonVerdict.Regression ? "**" : string.Empty;
            string[] cells =
            [
                MarkdownText.Escape(metric.Name),
                $"{bold}{ComparisonWords.Of(metric)}{bold}",
                HumanText.Value(metric.Base, unit),
                HumanText.Value(metric.Candidate, unit),
                HumanText.Change(metric.Difference.Value, unit),
                ComparisonWords.Interval(metric),
                ComparisonWords.HowSure(metric),
            ];
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }

        foreach (var missing in report.Missing)
        {
            text.Append("\n- ").Append(MarkdownText.Escape(missing)).Append('\n');
        }

        AddDifferences(text, report);
        text.Append("\nBase: `").Append(report.Base.Scenario).Append('/').Append(report.Base.RunId).Append("`, candidate: `")
            .Append(report.Candidate.Scenario).Append('/').Append(report.Candidate.RunId).Append("`; ").Append(report.PairingReason)
            .Append("; risk of a false alarm ").Append(HumanText.Percent(report.Alpha)).Append(" over all metrics.\n");
        return text.ToString();
    }

    private static void AddDifferences(StringBuilder text, ComparisonReport report)
    {
        text.Append("\n## What differs between the scenarios\n\n");
        if (report.Differences.Count == 0)
        {
            text.Append("Nothing.\n");
            return;
        }

        text.Append("| key | base | candidate |\n|---|---|---|\n");
        foreach (var difference in report.Differences)
        {
            text.Append("| ").Append(MarkdownText.Escape(difference.Path))
                .Append(" | ").Append(MarkdownText.Escape(difference.Base ?? "–"))
                .Append(" | ").Append(MarkdownText.Escape(difference.Candidate ?? "–")).Append(" |\n");
        }
    }
}
