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
        var claims = budgets.Budgets.Sum(budget => (budget.Limit is null ? 0 : 1) + (budget.Tolerance is null ? 0 : 1));
        var family = budgets.IsCorrected ? Math.Max(1, claims) : 1;
        AddRepeated(budgets, errors);
        foreach (var budget in budgets.Budgets)
        {
            if (SeriesFinder.Find(run.Samples, budget, errors) is not { } series)
            {
                continue;
            }

            if (budget.Limit is not null)
            {
                open.Add(LimitCheck.Of(budget, series, budgets.OnNoData, family));
            }

            if (budget.Tolerance is not null)
            {
                open.Add(ToleranceCheck.Of(budget, series, run.Result.Identity, baseline, budgets.OnNoData, family));
            }
        }

        if (errors.Count > 0)
        {
            return (null, errors);
        }

        var checks = Corrected(open, budgets.IsCorrected).Select(check => Soundness.OfRun(check, run)).ToList();
        var answer = AnswerOf(checks);
        BudgetCheck[] ordered = [.. checks.OrderBy(check => Rank(check)).ThenBy(check => check.Name, StringComparer.Ordinal)];
        return (new BudgetReport(run.Result.Identity, baseline?.Result.Identity, ordered, answer, BudgetWords.Headline(answer, ordered)), []);
    }

    /// <summary>One claim a metric, also where a file's budgets lie over those of a scenario under other ids.</summary>
    private static void AddRepeated(BudgetSet budgets, List<string> errors)
    {
        var gated = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var budget in budgets.Budgets)
        {
            var where = budget.Where.Select(dimension => $"{dimension.Name}={dimension.Value}").Order(StringComparer.Ordinal);
            if (!gated.TryAdd($"{budget.Metric}|{string.Join('|', where)}", budget.Id))
            {
                var other = gated[$"{budget.Metric}|{string.Join('|', where)}"];
                errors.Add($"{budget.Id}: {budget.Metric} is gated by '{other}' already; keep the one that matters, give both the same id so that one replaces the other, or restrict them to different requests");
            }
        }
    }

    /// <summary>
    /// A failure stands only if Holm's procedure over all budgets keeps it, each at the level of this look: dividing the whole level among the
    /// budgets at both looks would spend it twice.
    /// </summary>
    private static IEnumerable<BudgetCheck> Corrected(List<BudgetCheck> checks, bool isCorrected)
    {
        double[] byItself = [.. checks.Select(check => check.PValueFail)];
        var adjusted = isCorrected ? Holm.Adjust(byItself) : byItself;
        return checks.Select((check, index) =>
        {
            var corrected = check with { PValueFailAdjusted = adjusted[index] };
            return check.Verdict == BudgetVerdict.Fail && adjusted[index] > check.Alpha ? BudgetWords.LostAmongMany(corrected, checks.Count) : corrected;
        });
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
