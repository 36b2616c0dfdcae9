using System.Text;

namespace Simulator.Results;

/// <summary>Verdicts as a Markdown table, for a pull request or a step summary.</summary>
public static class BudgetMarkdown
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "budgets.md";

    /// <summary>The text, LF line ends.</summary>
    public static string Write(BudgetReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        text.Append("### Budgets of ").Append(MarkdownText.Escape(report.Identity.Title)).Append("\n\n");
        text.Append("**").Append(MarkdownText.Escape(report.Headline)).Append("**\n\n");
        text.Append("| verdict | budget | measured | must be | why |\n|---|---|---|---|---|\n");
        foreach (var check in report.Checks)
        {
            var verdict = BudgetWords.Of(check.Verdict);
            string[] cells =
            [
                (check.Verdict, check.Budget.Severity) switch
                {
                    (BudgetVerdict.Fail, BudgetSeverity.Error) => $"**{verdict}**",
                    (BudgetVerdict.Fail, _) => $"{verdict} (a warning)",
                    _ => verdict,
                },
                $"{MarkdownText.Escape(check.Name)}: {MarkdownText.Escape(BudgetWords.Subject(check))}",
                BudgetWords.Measured(check),
                MarkdownText.Escape(check.Limit),
                MarkdownText.Escape(BudgetWords.Why(check)),
            ];
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }

        if (report.Draws is { } draws)
        {
            text.Append('\n').Append(MarkdownText.Escape(draws.Sentence)).Append('\n');
        }

        text.Append("\nRun ").Append(Name(report.Identity)).Append(", seed ")
            .Append(report.Identity.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append(", ")
            .Append(HumanText.Count(report.Identity.Replications)).Append(" replications");
        text.Append(report.Baseline is { } baseline ? $"; baseline {Name(baseline)}.\n" : ".\n");
        text.Append("Again: ").Append(MarkdownText.Code(report.Identity.Command)).Append('\n');
        return text.ToString();
    }

    private static string Name(RunIdentity identity) => MarkdownText.Code($"{identity.Scenario}/{identity.RunId}");
}
