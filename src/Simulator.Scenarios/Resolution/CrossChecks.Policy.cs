using Simulator.Governance;

namespace Simulator.Scenarios;

/// <summary>Checks of the policy: of each row, and of the table as a whole.</summary>
internal sealed partial class CrossChecks
{
    private void CheckPolicy()
    {
        if (Section("policy") is not { } policy || !policy.Has("rows"))
        {
            return;
        }

        CheckWidening(policy);
        var rows = policy["rows"];
        var isUsable = rows.IsValid && policy.IsValid;
        if (rows.IsValid && !rows.Members.Any(row => PolicyBuilder.IsInForce(policy, row)))
        {
            Add(rows, "no row is enabled: every request would be denied", "enable or add a row");
            isUsable = false;
        }

        foreach (var row in rows.Members)
        {
            isUsable &= CheckRow(row);
        }

        isUsable &= CheckChain(policy["chain"]);
        if (isUsable && policy["checks"].As<PolicyChecking>() is var checking and not PolicyChecking.Off)
        {
            CheckTable(policy, checking == PolicyChecking.Warn ? warnings : errors);
        }

        if (isUsable)
        {
            CheckWidenedTable(policy);
        }
    }

    /// <summary>The rules over all attribute combinations; a defect is told at its row, or at the rows as a whole.</summary>
    private static void CheckTable(Resolved policy, ErrorList found)
    {
        foreach (var defect in PolicyChecks.Check(PolicyBuilder.Table(policy)))
        {
            var at = defect.Row is null ? policy["rows"] : policy["rows"][defect.Row];
            found.Add(at.Place, at.Path, defect.Problem, $"{defect.Remedy}; a policy that means it says \"checks\": \"warn\"");
        }
    }

    /// <summary>A worse step never has fewer points.</summary>
    private bool CheckChain(Resolved chain)
    {
        string[] rising = ["low", "medium", "high", "critical"];
        for (var index = 1; chain.IsValid && index < rising.Length; index++)
        {
            var (lower, higher) = (chain[rising[index - 1]], chain[rising[index]]);
            if (lower.As<double>() > higher.As<double>())
            {
                Add(higher, $"a step of {rising[index]} impact has fewer points than one of {rising[index - 1]} impact", "let the points rise with the impact");
                return false;
            }
        }

        return chain.IsValid;
    }

    private bool CheckRow(Resolved row)
    {
        if (row.Find("stage") is null || row.Find("then") is not { } then || row.Find("when") is not { } when)
        {
            return false;
        }

        var isRight = CheckThen(row, then);
        if (when["impactAtLeast"].As<Impact>() > when["impactAtMost"].As<Impact>())
        {
            Add(when, "impactAtLeast is above impactAtMost: the row never matches", "swap them");
            isRight = false;
        }

        return isRight;
    }

    private bool CheckThen(Resolved row, Resolved then)
    {
        var (problem, remedy) = ThenProblem(row);
        if (problem.Length > 0)
        {
            Add(then, problem, remedy);
        }

        return problem.Length == 0;
    }

    /// <summary>What is wrong with what a row decides in its stage, and the remedy; empty words where nothing is.</summary>
    private static (string Problem, string Remedy) ThenProblem(Resolved row) =>
        (row["stage"].As<PolicyStage>(), PolicyBuilder.OutcomeOf(row)) switch
        {
            (PolicyStage.Stop, not Outcome.Deny) => ("a stop that does not deny", "write \"deny\", or \"stage\": \"level\""),
            (PolicyStage.Level, Outcome.Deny) => ("a level that denies", "write \"auto\", \"single\" or \"dual\", or \"stage\": \"stop\""),
            (PolicyStage.Level, null) => ("a level that raises", "write \"auto\", \"single\" or \"dual\", or \"stage\": \"modifier\""),
            (PolicyStage.Modifier, null) => ("a modifier that does not raise", "write \"raise\", or \"stage\": \"level\""),
            (PolicyStage.Emergency, not (Outcome.Auto or Outcome.Single)) => ("an emergency that does not ease the decision", "write \"auto\" or \"single\""),
            _ => (string.Empty, string.Empty),
        };

    /// <summary>The rows by which a request can come to a level: those that give it, and modifiers where a level row gives the one below.</summary>
    private List<Resolved> RowsThatGive(Outcome level)
    {
        if (Section("policy") is not { } policy || policy.Find("rows") is not { } rows)
        {
            return [];
        }

        var inForce = rows.Members.Where(row => PolicyBuilder.IsInForce(policy, row)).OrderBy(row => row["stage"].As<PolicyStage>()).ToList();
        var giving = inForce.Where(row => !IsModifier(row) && PolicyBuilder.OutcomeOf(row) == level).ToList();
        return inForce.Exists(row => !IsModifier(row) && PolicyBuilder.OutcomeOf(row) == level - 1)
            ? [.. giving, .. inForce.Where(IsModifier)]
            : giving;
    }

    private static bool IsModifier(Resolved row) => row["stage"].As<PolicyStage>() == PolicyStage.Modifier;
}
