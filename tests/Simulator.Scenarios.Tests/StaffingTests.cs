using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios.Tests;

/// <summary>How people learn of work, are called and are taken away, and where unanswered work goes: from the file to the model.</summary>
public sealed class StaffingTests
{
    private const string Day = """{ "shifts": { "day": { "from": "08:00", "to": "16:00", "people": 3, "vacant": 1 } } }""";

    [Fact]
    public void A_pool_has_what_the_file_says()
    {
        var pool = Pool($$"""
            "roster": {{Day}}, "discipline": "costAware", "minimumStaffing": 2,
            "notification": { "delay": { "kind": "lognormal", "median": "2.4m", "p95": "18m" }, "loss": "5%", "reminder": "1h" },
            "misrouting": { "probability": "10%", "look": "90s" },
            "onCall": { "people": 2, "callOutDelay": "20m", "priorityAtMost": 0 },
            "pullAways": { "z": { "arrivals": { "kind": "scripted", "at": ["2h"] }, "people": 1, "length": "30m" },
                           "a": { "arrivals": { "kind": "poisson", "rate": "1/d" }, "people": 4 } }
            """);

        Assert.Equal((5, 3, 1), (pool.Reviewers, pool.Roster!.People, pool.Roster.Shifts[0].Vacant)); // three on the roster, two on call
        Assert.Equal((Discipline.CostAware, 2), (pool.Discipline, pool.MinimumStaffing));
        Assert.Equal((0.05, Duration.FromHours(1)), (pool.Notification!.Loss, pool.Notification.Reminder));
        Assert.Equal(2.4 * 60e6, pool.Notification.Delay.Quantile(0.5), 6e4);
        Assert.Equal((0.1, 90e6), (pool.Misrouting!.Probability, pool.Misrouting.Look.Mean));
        Assert.Equal((2, 20 * 60e6, 0), (pool.OnCall!.People, pool.OnCall.CallOutDelay.Mean, pool.OnCall.PriorityAtMost));
        Assert.Equal(["a 4", "z 1"], pool.PullAways.Select(each => $"{each.Name} {each.People}"));
        Assert.Equal(Duration.FromHours(2).Microseconds, pool.PullAways[0].Length.Mean, 1e6); // the default: exponential
        Assert.Equal(30 * 60e6, pool.PullAways[1].Length.Mean);
        Assert.IsType<Arrivals.Poisson>(pool.PullAways[0].Arrivals);
    }

    [Fact]
    public void Everything_is_off_by_default()
    {
        var pool = Pool(""" "reviewers": 1 """);

        Assert.Equal((null, null, null, null, 0), (pool.Notification, pool.Misrouting, pool.OnCall, pool.Handoff, pool.MinimumStaffing));
        Assert.Empty(pool.PullAways);
        Assert.Null(Texts.Item(string.Empty).ServiceLevel);
    }

    [Theory]
    [InlineData("low", 0.1)]
    [InlineData("medium", 0.3)]
    [InlineData("high", 1)]
    [InlineData("critical", 3)]
    public void An_hour_of_delay_costs_by_impact(string impact, double cost) =>
        Assert.Equal(cost, Texts.Item($$""" "impact": "{{impact}}" """).DelayCost);

    [Fact]
    public void A_class_has_the_service_level_and_the_cost_of_the_file()
    {
        var item = Texts.Item(""" "serviceLevel": "45m", "delayCost": 2.5 """);

        Assert.Equal((Duration.FromMinutes(45), 2.5), (item.ServiceLevel, item.DelayCost));
    }

    [Fact]
    public void Pull_aways_bring_the_default_handoff()
    {
        const string away = """ "reviewers": 1, "pullAways": { "a": { "arrivals": { "kind": "scripted", "at": ["0s"] }, "people": 1 } } """;
        Assert.Equal($"{Pool(away + ", \"handoff\": {}").Handoff}", $"{Pool(away).Handoff}");
        Assert.Equal(AtShiftEnd.Transfer, Pool(away).Handoff!.AtShiftEnd);
        Assert.Null(Pool(""" "reviewers": 1 """).Handoff);
    }

    [Theory]
    [InlineData("unstructured", 0.2, 0.02)]
    [InlineData("structured", 0.7, 0.005)]
    public void The_form_of_the_briefing_decides_what_gets_lost(string briefing, double complete, double dropped)
    {
        var pool = Pool($$"""
            "roster": { "shifts": { "early": { "from": "06:00", "to": "14:02", "people": 1 }, "late": { "from": "14:00", "to": "22:02", "people": 1 },
                                    "night": { "from": "22:00", "to": "06:02", "people": 1 } } },
            "handoff": { "briefing": "{{briefing}}" }
            """);

        Assert.Equal((complete, dropped), (pool.Handoff!.CompleteProbability, pool.Handoff.DropProbability));
    }

    [Fact]
    public void A_structured_briefing_does_not_overrule_what_the_file_says()
    {
        var pool = Pool("""
            "roster": { "shifts": { "a": { "from": "00:00", "to": "12:02", "people": 1 }, "b": { "from": "12:00", "to": "00:02", "people": 1 } } },
            "handoff": { "briefing": "structured", "completeProbability": "90%" }
            """);

        Assert.Equal((0.9, 0.005), (pool.Handoff!.CompleteProbability, pool.Handoff.DropProbability));
    }

    [Theory]
    [InlineData("14:02", "2m", true)]
    [InlineData("14:02", "3m", false)]
    [InlineData("14:00", "0s", true)] // touching shifts leave no time at all
    [InlineData("14:00", "1m", false)]
    public void A_structured_briefing_needs_its_time_in_the_overlap(string end, string time, bool isValid)
    {
        var loaded = Texts.Over($$"""
            "pools": { "team": {
              "roster": { "shifts": { "early": { "from": "06:00", "to": "{{end}}", "people": 1 }, "late": { "from": "14:00", "to": "22:00", "people": 1 },
                                      "night": { "from": "21:50", "to": "06:10", "people": 1 } } },
              "handoff": { "briefing": "structured", "briefingTime": "{{time}}" } } }
            """);

        Assert.Equal(isValid, loaded.IsValid);
    }

    [Fact]
    public void A_structured_briefing_at_the_weekend_needs_somebody_too()
    {
        var loaded = Texts.Over("""
            "pools": { "team": {
              "roster": { "shifts": { "day": { "from": "06:00", "to": "18:10", "people": 1 },
                                      "night": { "from": "18:00", "to": "06:10", "people": 1, "days": ["mon", "tue", "wed", "thu", "fri"] } } },
              "handoff": { "briefing": "structured" } } }
            """);

        Assert.Contains("when the shift 'day' ends at 18:10", Assert.Single(loaded.Errors).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ladder_follows_its_order_as_often_as_it_says()
    {
        var gate = Texts.Valid(Texts.Over("""
            "pools": { "second": { "reviewers": 1 }, "third": { "reviewers": 1 } },
            "gates": { "approval": { "levels": ["single", "dual"], "expiry": "1h", "onExpiry": "escalate", "factors": { "owner": { "pool": "desk",
              "escalation": { "b": { "order": 1, "after": "5m", "pool": "third" }, "a": { "order": 2, "pool": "second" } }, "escalationLoops": 2 } } } }
            """)).Gates.Single[0];

        Assert.Equal(ExpiryPolicy.Escalate, gate.OnExpiry);
        Assert.Equal(
            [("5", 2), ("15", 1), ("5", 2), ("15", 1)],
            gate.Factors[0].Escalation.Select(step => (FormattableString.Invariant($"{step.After.TotalMinutes}"), step.Pool)));
    }

    [Fact]
    public void A_layer_changes_one_step_of_a_ladder()
    {
        var gate = Texts.Valid(Texts.Over(
            """
            "pools": { "second": { "reviewers": 1 } },
            "gates": { "approval": { "levels": ["single", "dual"], "factors": { "owner": { "pool": "desk",
              "escalation": { "a": { "pool": "second" }, "b": { "order": 20, "pool": "desk" } } } } } }
            """,
            "gates.approval.factors.owner.escalation.a.after=7m")).Gates.Single[0];

        Assert.Equal([7.0, 15.0], gate.Factors[0].Escalation.Select(step => step.After.TotalMinutes));
    }

    [Fact]
    public void A_scenario_with_all_of_it_resolves_to_itself()
    {
        var first = Texts.Valid(Texts.Over($$"""
            "pools": { "team": { "roster": {{Day}}, "discipline": "deadline", "notification": {}, "misrouting": {}, "onCall": { "people": 1 },
              "pullAways": { "a": { "arrivals": { "kind": "poisson", "rate": "1/d" }, "people": 4 } } } },
            "classes": { "item": { "serviceLevel": "1h" } },
            "gates": { "approval": { "levels": ["single", "dual"], "onExpiry": "autoApprove",
              "factors": { "owner": { "pool": "team", "escalation": { "a": { "pool": "desk" } } } } } }
            """)).ResolvedJson;

        Assert.Equal(first, Texts.Valid(Texts.Load(first)).ResolvedJson);
    }

    private static Pool Pool(string members) => Texts.Valid(Texts.Over($$"""
        "pools": { "team": { {{members}} } }
        """)).Pools.Single(one => one.Name == "team");
}
