namespace Simulator.Results;

/// <summary>Numbers of a run that is not sound may condemn, but they cannot acquit.</summary>
internal static class Soundness
{
    /// <summary>The metrics that say how many races there were: a scenario of incidents alone has no root requests.</summary>
    private static readonly string[] Races = ["race_outcome", "attacker_first"];

    /// <summary>Takes a pass away that an unsound run gave.</summary>
    public static BudgetCheck OfRun(BudgetCheck check, FinishedRun run)
    {
        if (check.Verdict != BudgetVerdict.Pass)
        {
            return check;
        }

        return IsEmpty(run.Samples) ? Open(check, "the run simulated no request and no incident", "simulate longer, or raise the arrivals")
            : check.Budget.Metric != "unresolved" && ObstacleTo(check.Budget, run) is { } obstacle ? Open(check, obstacle.Words, string.Empty)
            : check;
    }

    /// <summary>Takes a pass away that was given against an unsound baseline: whatever is overloaded is easily kept up with.</summary>
    public static BudgetCheck OfBaseline(BudgetCheck check, FinishedRun baseline) =>
        check.Verdict == BudgetVerdict.Pass && ObstacleTo(check.Budget, baseline) is { } obstacle
            ? Open(check, $"the baseline is not sound: {obstacle.Words}", "save a sound run as the baseline")
            : check;

    private static BudgetCheck Open(BudgetCheck check, string reason, string settling) => check with
    {
        Verdict = BudgetVerdict.Inconclusive, Reason = reason, Settling = settling, Detectable = string.Empty, DetectableAt = double.NaN,
    };

    private static Obstacle? ObstacleTo(Budget budget, FinishedRun run)
    {
        var pool = budget.Where.FirstOrDefault(dimension => dimension.Name == "pool")?.Value;
        return run.Result.Obstacles.FirstOrDefault(each => each.Pool.Length == 0 || pool is null || each.Pool == pool);
    }

    private static bool IsEmpty(SampleSet samples)
    {
        var roots = samples.Series.OfType<ValueSeries>().Where(series => series.Metric == "root_requests").ToList();
        return roots.Count > 0 && roots.All(series => series.Values.All(value => value == 0))
            && !samples.Series.OfType<RatioSeries>().Any(series => Races.Contains(series.Metric) && series.Denominators.Any(below => below > 0));
    }
}
