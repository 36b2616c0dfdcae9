using Simulator.Results;

namespace Simulator.Scenarios;

/// <summary>Checks what a budget claims: that it claims something, in the metric's unit, that a run could both keep and break.</summary>
internal static class BudgetClaims
{
    /// <summary>Checks one budget that is valid key by key.</summary>
    /// <param name="budget">The budget.</param>
    /// <param name="definition">Its metric.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static void Check(Resolved budget, MetricDefinition definition, ErrorList errors)
    {
        var limit = budget.Find("limit");
        if (limit is null && budget["baseline"].IsNone)
        {
            errors.Add(budget.Place, budget.Path["limit"], "the budget claims nothing", "add a \"limit\" or a \"baseline\"");
        }

        CheckPeriods(budget, limit, errors);
        if (limit is not null && HasUnit(limit, limit.As<LimitText>().Amount, budget, definition, errors))
        {
            CheckRange(limit, limit.As<LimitText>().Amount, budget, definition, errors);
        }

        if (!budget["baseline"].IsNone)
        {
            CheckBaseline(budget, definition, errors);
        }
    }

    private static void CheckPeriods(Resolved budget, Resolved? limit, ErrorList errors)
    {
        var periods = budget["periods"];
        if (periods.Value is not Share share)
        {
            return;
        }

        if (limit is null)
        {
            errors.Add(periods.Place, periods.Path, "periods keep a limit, and there is none", "add a \"limit\"");
        }

        if (share.Percent is 0 or 100)
        {
            errors.Add(
                periods.Place,
                periods.Path,
                share.Percent == 0 ? "0% of periods keep any limit" : "no number of replications shows that every period keeps it",
                "write a share between them, such as \"95%\"");
        }
    }

    private static void CheckBaseline(Resolved budget, MetricDefinition definition, ErrorList errors)
    {
        var baseline = budget["baseline"];
        var absolute = baseline["orAbs"];
        if (absolute.As<Amount>().Value != 0 && HasUnit(absolute, absolute.As<Amount>(), budget, definition, errors))
        {
            CheckRange(absolute, absolute.As<Amount>(), budget, definition, errors);
        }

        if (budget["where"].Find("route") is { } route)
        {
            errors.Add(
                route.Place,
                route.Path,
                "a route is an outcome of the policy: in the baseline it names other requests",
                definition.Id == "time_to_authorised" ? "hold \"time_to_executed\" against it instead, of all requests or by class" : "restrict it by class instead");
        }

        if (definition.Better == Better.Neither)
        {
            errors.Add(baseline.Place, baseline.Path, $"{definition.Id} has no better side, so nothing is worse", "give it a \"limit\" instead");
        }
    }

    private static bool HasUnit(Resolved at, Amount amount, Resolved budget, MetricDefinition definition, ErrorList errors)
    {
        var isPerThousand = BudgetChecks.AggregateOf(budget, definition) is { Word: "per_1000_roots" };
        var (kind, example) = (definition.Unit, isPerThousand) switch
        {
            ("min", _) => (AmountKind.Duration, "a duration such as 45m"),
            (_, true) => (AmountKind.PerThousand, "a number for 1,000 root requests such as 12 or 12/1000"),
            ("share", _) => (AmountKind.Share, "per cent such as 5%"),
            var (unit, _) => (AmountKind.Number, $"a number of {unit} such as 12"),
        };
        if (amount.Kind == kind || (kind == AmountKind.PerThousand && amount.Kind == AmountKind.Number))
        {
            return true;
        }

        errors.Add(at.Place, at.Path, $"{PrintableText.Quote(amount.Text)} is in another unit than {definition.Id}", $"write {example}");
        return false;
    }

    /// <summary>A limit that nothing can break, or nothing can keep, is a slip of the pen.</summary>
    private static void CheckRange(Resolved at, Amount amount, Resolved budget, MetricDefinition definition, ErrorList errors)
    {
        var isEffect = budget["where"]["arm"].As<string>() == "effect";
        if (amount.Kind == AmountKind.Share && Math.Abs(amount.Value) > 1)
        {
            errors.Add(at.Place, at.Path, $"{PrintableText.Quote(amount.Text)} is more than a share can be", $"write {(isEffect ? "-100pp to 100pp" : "0% to 100%")}");
        }
        else if (amount.Value < 0 && !isEffect)
        {
            errors.Add(
                at.Place, at.Path, $"{PrintableText.Quote(amount.Text)} is less than {definition.Id} can be",
                definition.Arms.Contains("effect") ? "write 0 or more, or ask for the difference to the auto twin with \"arm\": \"effect\"" : "write 0 or more");
        }
    }
}
