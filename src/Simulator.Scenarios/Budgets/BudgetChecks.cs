using Simulator.Results;
using Simulator.Time;

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
            CheckWhere(budget, definition, errors);
            BudgetClaims.Check(budget, definition, errors);
            CheckOnce(budget, definition, gated, errors);
        }
    }

    /// <summary>How the metric is aggregated: as written, or in its only way.</summary>
    public static Aggregate? AggregateOf(Resolved budget, MetricDefinition definition) =>
        budget.Find("agg") is { } written ? Aggregate.TryParse(written.As<string>())
        : definition.Aggregates is [var only] ? Aggregate.TryParse(only)
        : null;

    /// <summary>The restrictions in the order of the definition; times as results write them, so that 48h finds 2d.</summary>
    public static IReadOnlyList<Dimension> WhereOf(Resolved budget) => [.. budget["where"].Members.Select(member => new Dimension(member.Name, ValueOf(member)))];

    private static string ValueOf(Resolved member) => member.Name is "within" or "at" && DurationText.TryParse(member.As<string>(), out var time)
        ? DurationText.Format(time)
        : member.As<string>();

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

    /// <summary>What no run measures is refused here already, before anyone waits for a simulation.</summary>
    private static void CheckWhere(Resolved budget, MetricDefinition definition, ErrorList errors)
    {
        var where = budget["where"];
        string[] known = [.. definition.Always, .. definition.Sometimes];
        foreach (var member in where.Members.Where(member => member.Name != "arm" && !known.Contains(member.Name)))
        {
            if (member.Name != "route" || budget["baseline"].IsNone)
            {
                errors.Add(
                    member.Place, member.Path, $"{definition.Id} is not measured by {member.Name}", known.Length == 0 ? "leave it out" : $"it is measured by {string.Join(", ", known)}");
            }
        }

        if (where.Find("workflow") is { } workflow && where.Find("class") is not null)
        {
            errors.Add(workflow.Place, workflow.Path, "a class and a workflow are both named, and a class is in one workflow at most", "name one of them");
        }

        foreach (var name in definition.Always.Where(name => where.Find(name) is null && !IsNamedByWorkflow(name, where, definition)))
        {
            errors.Add(where.Place, where.Path[name], $"{definition.Id} is measured by {name}, and none is named", $"add \"{name}\" to \"where\"");
        }

        if (!definition.Arms.Contains(where["arm"].As<string>()))
        {
            errors.Add(
                where["arm"].Place, where["arm"].Path, $"{definition.Id} is not measured for {PrintableText.Quote(where["arm"].As<string>())}",
                $"write {string.Join(" or ", definition.Arms.Select(arm => $"\"{arm}\""))}");
        }
    }

    /// <summary>A metric of every class is one of every workflow too.</summary>
    private static bool IsNamedByWorkflow(string name, Resolved where, MetricDefinition definition) =>
        name == "class" && definition.Sometimes.Contains("workflow") && where.Find("workflow") is not null;

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
