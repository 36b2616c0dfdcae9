using Simulator.Results;

namespace Simulator.Scenarios.Tests.Budgets;

public sealed class BudgetLoaderTests
{
    [Fact]
    public void A_budget_says_what_it_claims_and_fills_in_the_rest()
    {
        var set = Valid("""
            {
              "version": 1, // comments are fine
              "defaults": { "alpha": 0.01, "failCorrection": "none", "onNoData": "fail" },
              "baseline": { "run": "../results/baseline/0123456789abcdef" },
              "budgets": {
                "refunds-p95": {
                  "metric": "approval_latency", "agg": "p95", "where": { "class": "refund" }, "limit": "<= 45m",
                  "baseline": { "worse": "10%", "orAbs": "2m" }, "severity": "warning", "alpha": 0.02
                },
                "escapes": { "metric": "escape_rate", "limit": "<70%", "periods": "90%" },
              },
            }
            """);
        Assert.Equal((false, OnNoData.Fail, "../results/baseline/0123456789abcdef"), (set.IsCorrected, set.OnNoData, set.BaselineRun));
        var (escapes, refunds) = (set.Budgets[0], set.Budgets[1]);
        Assert.Equal(("escapes", "share", 0.01), (escapes.Id, escapes.Aggregate.Word, escapes.Alpha));
        Assert.Equal(new BudgetLimit(BudgetSide.AtMost, 0.7, "< 70%") { IsStrict = true }, escapes.Limit);
        Assert.Equal(0.9, escapes.Periods);
        Assert.Null(escapes.Tolerance);
        Assert.Equal([new Dimension("arm", "governed")], escapes.Where);

        Assert.Equal(new BudgetLimit(BudgetSide.AtMost, 45, "<= 45m"), refunds.Limit);
        Assert.Equal(new BudgetTolerance(0.1, 2, "at most 10% or 2m worse"), refunds.Tolerance);
        Assert.Equal((BudgetSeverity.Warning, 0.02), (refunds.Severity, refunds.Alpha));
        Assert.Equal([new Dimension("arm", "governed"), new Dimension("class", "refund")], refunds.Where);
    }

    [Theory]
    [InlineData("<= 90s", BudgetSide.AtMost, 1.5)]
    [InlineData("< 1h30m", BudgetSide.AtMost, 90)]
    [InlineData(">= 500ms", BudgetSide.AtLeast, 0.5 / 60)]
    [InlineData(">2d", BudgetSide.AtLeast, 2880)]
    public void Times_carry_their_unit(string limit, BudgetSide side, double minutes)
    {
        var found = Valid($$"""{ "version": 1, "budgets": { "a": { "metric": "approval_latency", "agg": "p50", "limit": "{{limit}}" } } }""").Budgets[0].Limit!;
        Assert.Equal(side, found.Side);
        Assert.Equal(minutes, found.Value, 12);
    }

    [Theory]
    [InlineData("<= 5%", 0.05, false)]
    [InlineData("< 5 %", 0.05, true)]
    [InlineData(">= 0.5pp", 0.005, false)]
    [InlineData(">2.5 pp", 0.025, true)]
    public void A_share_is_per_cent_or_points_and_a_strict_limit_stays_strict(string limit, double share, bool isStrict)
    {
        var found = Valid($$"""{ "version": 1, "budgets": { "a": { "metric": "escape_rate", "limit": "{{limit}}" } } }""").Budgets[0].Limit!;
        Assert.Equal((share, isStrict), (found.Value, found.IsStrict));
    }

    [Theory]
    [InlineData("<= 30000")]
    [InlineData("<= 30000/1000")]
    [InlineData("<= 30000 /1000")]
    public void What_is_counted_for_a_thousand_requests_may_say_so(string limit) => Assert.Equal(
        30_000, Valid($$"""{ "version": 1, "budgets": { "a": { "metric": "wrong_action_exposure", "limit": "{{limit}}" } } }""").Budgets[0].Limit!.Value);

    [Fact]
    public void A_time_in_where_is_found_however_it_is_written() => Assert.Equal(
        [new Dimension("arm", "governed"), new Dimension("pool", "desk"), new Dimension("at", "2d")],
        Valid("""{ "version": 1, "budgets": { "a": { "metric": "backlog", "agg": "mean", "where": { "pool": "desk", "at": "48h" }, "limit": "<= 5" } } }""").Budgets[0].Where);

    [Fact]
    public void Every_dimension_of_the_catalogue_can_be_asked_for_and_no_other()
    {
        var where = (BlockShape)BudgetDefinition.Budget.Keys.Single(key => key.Name == "where").Shape;
        Assert.Equal(
            MetricCatalogue.All.SelectMany(metric => metric.Always.Concat(metric.Sometimes)).Append("arm").Distinct().Order(StringComparer.Ordinal),
            where.Keys.Select(key => key.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_limit_of_an_effect_may_be_negative() => Assert.Equal(
        new BudgetLimit(BudgetSide.AtMost, -30_000, "<= -30000"),
        Valid("""{ "version": 1, "budgets": { "a": { "metric": "wrong_action_exposure", "where": { "arm": "effect" }, "limit": "<= -30000" } } }""").Budgets[0].Limit);

    [Fact]
    public void A_scenario_carries_budgets_and_a_file_lays_its_own_over_them_by_id()
    {
        var scenario = Texts.Valid(ScenarioLoader.Parse(
            Texts.Minimal.TrimEnd()[..^1] + """, "budgets": { "a": { "metric": "escape_rate", "limit": "<= 5%" }, "b": { "metric": "unresolved", "limit": "<= 0" } } }""",
            ScenarioOverrides.None));
        Assert.Equal(["a", "b"], scenario.Budgets.Select(budget => budget.Id));
        var over = (BudgetSet.Empty with { Budgets = scenario.Budgets }).With(Valid("""{ "version": 1, "budgets": { "a": { "metric": "escape_rate", "limit": "<= 50%" } } }"""));
        Assert.Equal(["a", "b"], over.Budgets.Select(budget => budget.Id));
        Assert.Equal(0.5, over.Budgets[0].Limit!.Value);
    }

    [Theory]
    [InlineData(""" "a": { "metric": "aproval_latency", "agg": "p95", "limit": "<= 1h" } """, "words of the reference, such as \"approval_latency\"")]
    [InlineData(""" "a": { "agg": "p95", "limit": "<= 1h" } """, "budgets.a.metric: this key is missing")]
    [InlineData(""" "a": { "metric": "approval_latency", "limit": "<= 1h" } """, "budgets.a.agg: approval_latency can be aggregated in several ways; add \"agg\": a quantile such as p95, mean_decided")]
    [InlineData(""" "a": { "metric": "approval_latency", "agg": "p100", "limit": "<= 1h" } """, "budgets.a.agg: approval_latency has no aggregate 'p100'; write a quantile such as p95, mean_decided")]
    [InlineData(""" "a": { "metric": "escape_rate", "agg": "p95", "limit": "<= 5%" } """, "budgets.a.agg: escape_rate has no aggregate 'p95'; write share")]
    [InlineData(""" "a": { "metric": "approval_latency", "agg": "p95", "limit": "<= 45" } """, "budgets.a.limit: '45' is in another unit than approval_latency; write a duration such as 45m")]
    [InlineData(""" "a": { "metric": "escape_rate", "limit": "<= 5m" } """, "budgets.a.limit: '5m' is in another unit than escape_rate; write per cent such as 5%")]
    [InlineData(""" "a": { "metric": "unresolved", "limit": "<= 5%" } """, "budgets.a.limit: '5%' is in another unit than unresolved; write a number of count such as 12")]
    [InlineData(""" "a": { "metric": "escape_rate", "limit": "= 5%" } """, "budgets.a.limit: '= 5%' is no limit; write a comparison (<=, <, >= or >) with an amount in the metric's unit")]
    [InlineData(""" "a": { "metric": "escape_rate", "limit": "<= soon" } """, "budgets.a.limit: '<= soon' compares with no amount")]
    [InlineData(""" "a": { "metric": "escape_rate", "limit": 5 } """, "budgets.a.limit: 5 is no limit")]
    [InlineData(""" "a": { "metric": "escape_rate" } """, "budgets.a.limit: the budget claims nothing; add a \"limit\" or a \"baseline\"")]
    [InlineData(""" "a": { "metric": "escape_rate", "baseline": { "worse": "5%" }, "periods": "90%" } """, "budgets.a.periods: periods keep a limit, and there is none; add a \"limit\"")]
    [InlineData(""" "a": { "metric": "escape_rate", "baseline": {} } """, "budgets.a.baseline.worse: this key is missing")]
    [InlineData(""" "a": { "metric": "escape_rate", "baseline": { "worse": "5%", "orAbs": "2m" } } """, "budgets.a.baseline.orAbs: '2m' is in another unit than escape_rate; write per cent such as 5%")]
    [InlineData(""" "a": { "metric": "escape_rate", "baseline": { "worse": "5%", "orAbs": "lots" } } """, "budgets.a.baseline.orAbs: 'lots' is no amount")]
    [InlineData(""" "a": { "metric": "escape_rate", "baseline": { "worse": "5%", "orAbs": "-1pp" } } """, "budgets.a.baseline.orAbs: '-1pp' is no amount")]
    [InlineData(""" "a": { "metric": "approval_latency", "agg": "p95", "where": { "route": "gated" }, "baseline": { "worse": "5%" } } """, "budgets.a.where.route: a route is an outcome of the policy: in the baseline it names other requests; restrict it by class instead")]
    [InlineData(""" "a": { "metric": "time_to_authorised", "agg": "p95", "where": { "route": "gated" }, "baseline": { "worse": "5%" } } """, "budgets.a.where.route: a route is an outcome of the policy: in the baseline it names other requests; hold \"time_to_executed\" against it instead, of all requests or by class")]
    [InlineData(""" "a": { "metric": "approval_latency", "agg": "p95", "where": { "route": "gated" }, "limit": "<= 1h" } """, "budgets.a.where.route: approval_latency is not measured by route; it is measured by class")]
    [InlineData(""" "a": { "metric": "attacker_first", "where": { "pool": "desk" }, "limit": "<= 5%" } """, "budgets.a.where.pool: attacker_first is not measured by pool; leave it out")]
    [InlineData(""" "a": { "metric": "waiting_time", "agg": "p95", "limit": "<= 1h" } """, "budgets.a.where.pool: waiting_time is measured by pool, and none is named; add \"pool\" to \"where\"")]
    [InlineData(""" "a": { "metric": "approval_latency", "agg": "p95", "where": { "arm": "auto_twin" }, "limit": "<= 1h" } """, "budgets.a.where.arm: approval_latency is not measured for 'auto_twin'; write \"governed\"")]
    [InlineData(""" "a": { "metric": "escape_rate", "where": { "arm": "effect" }, "limit": "<= 5pp" } """, "budgets.a.where.arm: escape_rate is not measured for 'effect'; write \"governed\" or \"auto_twin\"")]
    [InlineData(""" "a": { "metric": "escape_rate", "limit": "<= 2,5%" } """, "budgets.a.limit: '<= 2,5%' holds a comma; write a point before decimals and nothing between thousands")]
    [InlineData(""" "a": { "metric": "escape_rate", "baseline": { "worse": "5%", "orAbs": "2,5pp" } } """, "budgets.a.baseline.orAbs: '2,5pp' holds a comma; write a point before decimals and nothing between thousands")]
    [InlineData(""" "a": { "metric": "escape_rate", "limit": "<= 5ppp" } """, "budgets.a.limit: '<= 5ppp' compares with no amount")]
    [InlineData(""" "a": { "metric": "escape_rate", "limit": "<= 150%" } """, "budgets.a.limit: '150%' is more than a share can be; write 0% to 100%")]
    [InlineData(""" "a": { "metric": "escape_rate", "baseline": { "worse": "5%", "orAbs": "101pp" } } """, "budgets.a.baseline.orAbs: '101pp' is more than a share can be; write 0% to 100%")]
    [InlineData(""" "a": { "metric": "attacker_first", "where": { "arm": "effect" }, "limit": "<= -101pp" } """, "budgets.a.limit: '-101pp' is more than a share can be; write -100pp to 100pp")]
    [InlineData(""" "a": { "metric": "approval_latency", "agg": "p95", "limit": ">= -5m" } """, "budgets.a.limit: '-5m' is less than approval_latency can be; write 0 or more")]
    [InlineData(""" "a": { "metric": "wrong_action_exposure", "limit": "<= -30000" } """, "budgets.a.limit: '-30000' is less than wrong_action_exposure can be; write 0 or more, or ask for the difference to the auto twin with \"arm\": \"effect\"")]
    [InlineData(""" "a": { "metric": "wrong_action_exposure", "limit": "<= 5%" } """, "budgets.a.limit: '5%' is in another unit than wrong_action_exposure; write a number for 1,000 root requests such as 12 or 12/1000")]
    [InlineData(""" "a": { "metric": "unresolved", "limit": "<= 1/1000" } """, "budgets.a.limit: '1/1000' is in another unit than unresolved; write a number of count such as 12")]
    [InlineData(""" "a": { "metric": "escape_rate", "limit": "<= 5%", "periods": "0%" } """, "budgets.a.periods: 0% of periods keep any limit; write a share between them, such as \"95%\"")]
    [InlineData(""" "a": { "metric": "escape_rate", "limit": "<= 5%", "periods": "100%" } """, "budgets.a.periods: no number of replications shows that every period keeps it; write a share between them, such as \"95%\"")]
    [InlineData(""" "a": { "metric": "escape_rate", "limit": "<= 5%", "alpha": 0.009 } """, "budgets.a.alpha: 0.009 is out of range; write a number from 0.01 to 0.49")]
    [InlineData(""" "a": { "metric": "escape_rate", "limit": "<= 5%", "alpha": 0.5 } """, "budgets.a.alpha: 0.5 is out of range")]
    [InlineData(""" "a": { "metric": "utilisation", "where": { "pool": "desk" }, "baseline": { "worse": "5%" } } """, "budgets.a.baseline: utilisation has no better side, so nothing is worse; give it a \"limit\" instead")]
    [InlineData(""" "a": { "metric": "backlog", "agg": "mean", "where": { "pool": "desk" }, "limit": "<= 5" }, "b": { "metric": "backlog", "agg": "p95", "where": { "pool": "desk" }, "limit": "<= 9" } """, "budgets.b: backlog is gated by 'a' already; keep the one that matters")]
    [InlineData(""" "a": { "metric": "escape_rate", "limit": "<= 5%", "sevrity": "error" } """, "budgets.a.sevrity: unknown key 'sevrity'; did you mean 'severity'?")]
    [InlineData(""" "a": { "metric": "escape_rate", "limit": "<= 5%", "severity": "fatal" } """, "budgets.a.severity: 'fatal' is none of the choices")]
    [InlineData(""" "a": { "metric": "escape_rate", "limit": "<= 5%", "alpha": 0.7 } """, "budgets.a.alpha: 0.7 is out of range")]
    [InlineData(""" "a": { "metric": "escape_rate", "limit": "<= 5%", "where": { "clas": "refund" } } """, "budgets.a.where.clas: unknown key 'clas'; did you mean 'class'?")]
    [InlineData(""" "a": { "metric": "escape_rate", "limit": "<= 5%", "where": { "arm": "both" } } """, "budgets.a.where.arm: 'both' is none of the choices")]
    [InlineData(""" "a": { "metric": "escape_rate", "limit": "<= 5%", "periods": 90 } """, "budgets.a.periods: 90 has no unit")]
    [InlineData(""" "a b": { "metric": "escape_rate", "limit": "<= 5%" } """, "'a b' cannot name a budget")]
    public void What_is_wrong_is_said_at_its_place_with_a_remedy(string budgets, string expected)
    {
        var result = BudgetLoader.Parse($"{{ \"version\": 1, \"budgets\": {{\n{budgets} }} }}");
        Assert.Null(result.Budgets);
        var error = Assert.Single(result.Errors).ToString();
        Assert.StartsWith("budgets.json:2:", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "budgets": {} }""", "version: this key is missing")]
    [InlineData("""{ "version": 2, "budgets": {} }""", "version: 2 is out of range")]
    [InlineData("""{ "version": 1 }""", "budgets: this key is missing")]
    [InlineData("""{ "version": 1, "budgets": [] }""", "budgets: a value stands where an object belongs")]
    [InlineData("""{ "version": 1, "budgets": {}, "defaults": { "failCorrection": "bonferroni" } }""", "defaults.failCorrection: 'bonferroni' is none of the choices")]
    [InlineData("""{ "version": 1, "budgets": {}, "defaults": { "onNoData": "pass" } }""", "defaults.onNoData: 'pass' is none of the choices")]
    [InlineData("""{ "version": 1, "budgets": {}, "extends": "other.json" }""", "other.json")]
    [InlineData("{ \"version\": 1, \"budgets\": {", "the file ends")]
    [InlineData("", "")]
    public void A_file_that_is_none_is_refused(string text, string expected)
    {
        var result = BudgetLoader.Parse(text);
        Assert.Null(result.Budgets);
        Assert.Contains(result.Errors, error => error.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_error_of_a_file_comes_at_once() =>
        Assert.Equal(3, BudgetLoader.Parse("""
            { "version": 1, "budgets": {
              "a": { "metric": "escape_rate", "limit": "<= 5m" },
              "b": { "metric": "nothing", "limit": "<= 5%" },
              "c": { "metric": "detection" } } }
            """).Errors.Count);

    [Fact]
    public void A_file_that_does_not_exist_is_an_error() =>
        Assert.Contains("there is no such file", Assert.Single(BudgetLoader.Load("/nowhere/budgets.json").Errors).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData(""" "class": "chnage" """, "there is no class 'chnage'")]
    [InlineData(""" "pool": "dsek" """, "there is no pool 'dsek'")]
    [InlineData(""" "role": "wizard" """, "there is no role 'wizard'")]
    [InlineData(""" "shift": "day" """, "a shift belongs to a pool")]
    [InlineData(""" "pool": "crew", "shift": "day" """, "has no shifts")]
    public void A_scenario_s_own_budgets_name_what_it_has(string where, string expected)
    {
        var metric = where.Contains("class", StringComparison.Ordinal) ? "approval_latency" : "task_latency";
        var errors = Texts.Over($$"""
            "pools": { "crew": { "reviewers": 2 } }, "budgets": { "b": { "metric": "{{metric}}", "agg": "p50", "where": { {{where}} }, "limit": "<= 1h" } }
            """).Errors;
        Assert.Contains(errors, error => error.ToString().Contains(expected, StringComparison.Ordinal));
    }

    private static BudgetSet Valid(string text)
    {
        var result = BudgetLoader.Parse(text);
        Assert.Empty(result.Errors);
        return result.Budgets!;
    }
}
