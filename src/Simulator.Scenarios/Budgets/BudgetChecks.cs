using Simulator.Results;

namespace Simulator.Scenarios;

/// <summary>Checks what no key of a budget can tell by itself.</summary>
internal static class BudgetChecks
{
    /// <summary>Checks budgets that are valid key by key.</summary>
    /// <param name="budgets">The budgets, by id.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static void Check(Resolved budgets, ErrorList errors)
    {
        var gated = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var budget in budgets.Members.Where(budget => budget.IsValid))
        {
            var definition = MetricCatalogue.Get(budget["metric"].As<string>());
            CheckAggregate(budget, definition, errors);
            CheckClaims(budget, definition, errors);
            CheckOnce(budget, definition, gated, errors);
        }
    }

    /// <summary>How the metric is aggregated: as written, or in its only way.</summary>
    public static Aggregate? AggregateOf(Resolved budget, MetricDefinition definition) =>
        budget.Find("agg") is { } written ? Aggregate.TryParse(written.As<string>())
        : definition.Aggregates is [var only] ? Aggregate.TryParse(only)
        : null;

    /// <summary>The restrictions in the order of the definition.</summary>
    public static IReadOnlyList<Dimension> WhereOf(Resolved budget) => [.. budget["where"].Members.Select(member => new Dimension(member.Name, member.As<string>()))];

    private static void CheckAggregate(Resolved budget, MetricDefinition definition, ErrorList errors)
    {
        var offered = string.Join(", ", definition.Aggregates.Select(word => word == "p" ? "a quantile such as p95" : word));
        if (budget.Find("agg") is not { } written)
        {
            if (AggregateOf(budget, definition) is null)
            {
                errors.Add(budget.Place, budget.Path["agg"], $"{definition.Id} can be aggregated in several ways", $"add \"agg\": {offered}");
            }
        }
        else if (AggregateOf(budget, definition) is not { } aggregate || !definition.Offers(aggregate))
        {
            errors.Add(written.Place, written.Path, $"{definition.Id} has no aggregate {PrintableText.Quote(written.As<string>())}", $"write {offered}");
        }
    }

    private static void CheckClaims(Resolved budget, MetricDefinition definition, ErrorList errors)
    {
        var limit = budget.Find("limit");
        var baseline = budget["baseline"];
        if (limit is null && baseline.IsNone)
        {
            errors.Add(budget.Place, budget.Path["limit"], "the budget claims nothing", "add a \"limit\" or a \"baseline\"");
        }

        if (limit is null && !budget["periods"].IsNone)
        {
            errors.Add(budget["periods"].Place, budget["periods"].Path, "periods keep a limit, and there is none", "add a \"limit\"");
        }

        CheckUnit(limit, limit?.As<LimitText>().Amount, definition, errors);
        if (baseline.IsNone)
        {
            return;
        }

        var absolute = baseline["orAbs"];
        if (absolute.As<Amount>().Value != 0)
        {
            CheckUnit(absolute, absolute.As<Amount>(), definition, errors);
        }

        if (budget["where"].Find("route") is { } route)
        {
            errors.Add(route.Place, route.Path, "a route is an outcome of the policy: in the baseline it names other requests", "restrict it by class instead");
        }

        if (definition.Better == Better.Neither)
        {
            errors.Add(baseline.Place, baseline.Path, $"{definition.Id} has no better side, so nothing is worse", "give it a \"limit\" instead");
        }
    }

    private static void CheckUnit(Resolved? at, Amount? amount, MetricDefinition definition, ErrorList errors)
    {
        var (kind, example) = definition.Unit switch
        {
            "min" => (AmountKind.Duration, "a duration such as 45m"),
            "share" => (AmountKind.Share, "per cent such as 5%"),
            var unit => (AmountKind.Number, $"a number of {unit} such as 12"),
        };
        if (at is not null && amount!.Kind != kind)
        {
            errors.Add(at.Place, at.Path, $"{PrintableText.Quote(amount.Text)} is in another unit than {definition.Id}", $"write {example}");
        }
    }

    /// <summary>One claim a metric: gating it by mean, p95 and p99 at once asks the same thing three times.</summary>
    private static void CheckOnce(Resolved budget, MetricDefinition definition, Dictionary<string, string> gated, ErrorList errors)
    {
        var key = definition.Id + "|" + string.Join('|', WhereOf(budget).Select(dimension => $"{dimension.Name}={dimension.Value}"));
        if (!gated.TryAdd(key, budget.Name))
        {
            errors.Add(budget.Place, budget.Path, $"{definition.Id} is gated by {PrintableText.Quote(gated[key])} already", "keep the one that matters, or restrict them to different requests");
        }
    }
}
