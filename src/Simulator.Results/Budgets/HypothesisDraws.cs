namespace Simulator.Results;

/// <summary>Joint draws of a scenario's hypotheses, each a world of its own, in which the limits of budgets were looked at again.</summary>
/// <param name="Hypotheses">Paths of what was drawn, with their ranges, as factors, such as <c>review.falseRejection × 0.5 to 2</c>; empty when nothing could be.</param>
/// <param name="Draws">Worlds simulated, at least 0; one that contradicts itself is left out.</param>
/// <param name="Replications">Replications of each.</param>
/// <param name="NotVaried">Paths of hypotheses left alone, because their value has no size to multiply.</param>
public sealed record HypothesisDraws(IReadOnlyList<string> Hypotheses, int Draws, int Replications, IReadOnlyList<string> NotVaried)
{
    /// <summary>1 - 0.9 is not quite 1 of 10: shares of at most 100,000 replications are further apart than this.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Whether a world keeps the limit of a budget, by its estimate alone: one without a value does not.</summary>
    /// <param name="samples">What the world measured.</param>
    /// <param name="budget">A budget with a limit.</param>
    /// <exception cref="ArgumentException">The budget has no limit: a tolerance speaks of two runs of the same world.</exception>
    public static bool Keeps(SampleSet samples, Budget budget)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(budget);
        if (budget.Limit is not { } limit)
        {
            throw new ArgumentException($"{budget.Id} has no limit.", nameof(budget));
        }

        if (SeriesFinder.Find(samples, budget, []) is not { } series)
        {
            return false; // this world has too few items for the quantile, or none of the kind
        }

        var check = LimitCheck.Of(budget, series, OnNoData.Inconclusive, family: 1);
        return budget.Periods is null ? limit.Holds(check.Value.Value) : check.Value.Value <= check.Bound + Rounding;
    }

    /// <summary>A report with the number of draws beside each verdict on a limit; those against a baseline stay as they are.</summary>
    /// <param name="report">The verdicts.</param>
    /// <param name="kept">In how many draws each limit is kept, by the budget's id.</param>
    public BudgetReport Beside(BudgetReport report, IReadOnlyDictionary<string, int> kept)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(kept);
        return report with
        {
            Draws = this,
            Checks = [.. report.Checks.Select(check => check.IsRelative || Draws == 0 ? check : check with { KeptInDraws = kept[check.Budget.Id], Draws = Draws })],
        };
    }

    /// <summary>What stands beside the verdicts, in a sentence for people.</summary>
    public string Sentence => Draws == 0
        ? "No hypothesis of the scenario has a size to draw: the verdicts depend on none by its value."
        : $"Draws: in each of {HumanText.Count(Draws)} the {Hypotheses.Count} hypotheses of the scenario take other values together, and the limit is kept or not by estimate "
            + $"({HumanText.Count(Replications)} replications each). It is a share of draws, no probability.";

    /// <summary>What was drawn and what was not, each by its path with its range.</summary>
    public string Listing => SafeText.Clean(
        (Hypotheses.Count > 0 ? $"Drawn: {string.Join("; ", Hypotheses)}." : string.Empty)
        + (NotVaried.Count > 0 ? $" Not drawn, for want of a size: {string.Join("; ", NotVaried)}." : string.Empty)).Trim();
}
