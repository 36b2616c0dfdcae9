namespace Simulator.Results;

/// <summary>Verdicts as workflow commands that GitHub shows beside a build, the worst ten first; it shows no more of a kind.</summary>
public static class GitHubAnnotations
{
    private const int Shown = 10;

    /// <summary>One line a verdict that is not a pass, then a notice with the rest.</summary>
    public static IEnumerable<string> Of(BudgetReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var noted = report.Checks.Where(check => check.Verdict != BudgetVerdict.Pass).ToList();
        foreach (var check in noted.Take(Shown))
        {
            var kind = check is { Verdict: BudgetVerdict.Fail, Budget.Severity: BudgetSeverity.Error } ? "error" : "warning";
            yield return $"::{kind} title={Property(SafeText.Clean(check.Name))}::{Data(VerdictText.Sentence(check))}";
        }

        if (noted.Count > Shown)
        {
            yield return $"::notice title=Budgets::{Data($"{noted.Count - Shown} more budgets are breached or open; see the step summary")}";
        }
    }

    /// <summary>Percent signs and line ends would end a command early.</summary>
    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
