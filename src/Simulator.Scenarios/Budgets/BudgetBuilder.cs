using Simulator.Results;

namespace Simulator.Scenarios;

/// <summary>Makes budgets from their resolved keys, valid throughout.</summary>
internal static class BudgetBuilder
{
    public static IReadOnlyList<Budget> Build(Resolved budgets) =>
        [.. budgets.Members.Select(One).OrderBy(budget => budget.Id, StringComparer.Ordinal)];

    private static Budget One(Resolved budget)
    {
        var definition = MetricCatalogue.Get(budget["metric"].As<string>());
        return new Budget
        {
            Id = budget.Name,
            Metric = definition.Id,
            Aggregate = BudgetChecks.AggregateOf(budget, definition)!.Value,
            Where = BudgetChecks.WhereOf(budget),
            Limit = budget.Find("limit")?.As<LimitText>() is { } limit ? new BudgetLimit(limit.Side, limit.Amount.Value, limit.Text) { IsStrict = limit.IsStrict } : null,
            Periods = budget["periods"].Value is Share share ? share.Value : null,
            Tolerance = budget["baseline"].IsNone ? null : Tolerance(budget["baseline"]),
            Severity = budget["severity"].As<BudgetSeverity>(),
            Alpha = budget["alpha"].As<double>(),
        };
    }

    private static BudgetTolerance Tolerance(Resolved baseline)
    {
        var worse = baseline["worse"].As<Share>();
        var absolute = baseline["orAbs"].As<Amount>();
        return new BudgetTolerance(
            worse.Value, absolute.Value, absolute.Value == 0 ? $"at most {worse} worse" : $"at most {worse} or {absolute.Text} worse");
    }
}
