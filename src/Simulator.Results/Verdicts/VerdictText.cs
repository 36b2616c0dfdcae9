namespace Simulator.Results;

/// <summary>A verdict as one plain line.</summary>
public static class VerdictText
{
    /// <summary>What was measured, the limit, and what stands behind the verdict; cleaned, because files of others name pools and limits.</summary>
    public static string Sentence(BudgetCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        var why = BudgetWords.Why(check);
        var warning = check is { Verdict: BudgetVerdict.Fail, Budget.Severity: BudgetSeverity.Warning } ? " (a warning)" : string.Empty;
        return SafeText.Clean($"{BudgetWords.Of(check.Verdict)}{warning}: {BudgetWords.Subject(check)}: {BudgetWords.Measured(check)} against {check.Limit}"
            + (why.Length > 0 ? $"; {why}" : string.Empty));
    }
}
