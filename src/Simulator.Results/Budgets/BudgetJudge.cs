using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>
/// Judges a finished run by budgets, without simulating. A pass needs the whole interval inside the limit, a failure the whole interval
/// outside; what lies between is inconclusive, and so is what was not measured. Passes hold each at its own level, for the claim is that all
/// hold; failures are corrected for their number by Holm's procedure, for the claim is that at least one is breached.
/// </summary>
public static class BudgetJudge
{
    /// <summary>Judges.</summary>
    /// <param name="run">The run.</param>
    /// <param name="budgets">The budgets.</param>
    /// <param name="baseline">The run that relative budgets are held against; null for none.</param>
    /// <returns>The verdicts; or, in order of the budgets, what is wrong with them for this run, one line each.</returns>
    public static (BudgetReport? Report, IReadOnlyList<string> Errors) Judge(FinishedRun run, BudgetSet budgets, FinishedRun? baseline)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(budgets);
        var errors = new List<string>();
        var open = new List<BudgetCheck>();
        foreach (var budget in budgets.Budgets)
        {
            if (SeriesFinder.Find(run.Samples, budget, errors) is not { } series)
            {
                continue;
            }

            if (budget.Limit is not null)
            {
                open.Add(LimitCheck.Of(budget, series, budgets.OnNoData));
            }

            if (budget.Tolerance is not null)
            {
                open.Add(ToleranceCheck.Of(budget, series, run.Result.Identity, baseline));
            }
        }

        if (errors.Count > 0)
        {
            return (null, errors);
        }

        var checks = Corrected(open, budgets.IsCorrected).Select(check => WithObstacles(check, run.Result.Obstacles)).ToList();
        var answer = AnswerOf(checks);
        BudgetCheck[] ordered = [.. checks.OrderBy(check => Rank(check)).ThenBy(check => check.Name, StringComparer.Ordinal)];
        return (new BudgetReport(run.Result.Identity, baseline?.Result.Identity, ordered, answer, BudgetWords.Headline(answer, ordered)), []);
    }

    /// <summary>A failure stands only if Holm's procedure over all budgets keeps it, each at its own level.</summary>
    private static IEnumerable<BudgetCheck> Corrected(List<BudgetCheck> checks, bool isCorrected)
    {
        var adjusted = isCorrected ? Holm.Adjust([.. checks.Select(check => check.PValueFail)]) : [.. checks.Select(check => check.PValueFail)];
        return checks.Select((check, index) => check.Verdict == BudgetVerdict.Fail && adjusted[index] > check.Budget.Alpha
            ? check with { Verdict = BudgetVerdict.Inconclusive, Reason = BudgetWords.NotAmongSoMany }
            : check);
    }

    /// <summary>Numbers of a run that is not sound may condemn, but they cannot acquit.</summary>
    private static BudgetCheck WithObstacles(BudgetCheck check, IReadOnlyList<Obstacle> obstacles)
    {
        var pool = check.Budget.Where.FirstOrDefault(dimension => dimension.Name == "pool")?.Value;
        var obstacle = obstacles.FirstOrDefault(each => each.Pool.Length == 0 || pool is null || each.Pool == pool);
        return check.Verdict == BudgetVerdict.Pass && obstacle is not null && check.Budget.Metric != "unresolved"
            ? check with { Verdict = BudgetVerdict.Inconclusive, Reason = obstacle.Words, Detectable = string.Empty, Settling = string.Empty }
            : check;
    }

    private static BudgetAnswer AnswerOf(List<BudgetCheck> checks)
    {
        var counted = checks.Where(check => check.Budget.Severity == BudgetSeverity.Error).ToList();
        return counted.Any(check => check.Verdict == BudgetVerdict.Fail) ? BudgetAnswer.Breached
            : checks.Count == 0 || counted.Any(check => check.Verdict == BudgetVerdict.Inconclusive) ? BudgetAnswer.Inconclusive
            : BudgetAnswer.Kept;
    }

    private static int Rank(BudgetCheck check) => (check.Verdict, check.Budget.Severity) switch
    {
        (BudgetVerdict.Fail, BudgetSeverity.Error) => 0,
        (BudgetVerdict.Fail, _) => 1,
        (BudgetVerdict.Inconclusive, _) => 2,
        _ => 3,
    };
}
