namespace Simulator.Scenarios.Tests;

/// <summary>Gates that nobody could ever satisfy: the rosters and the expiry decide. The run is a week from Monday, 2026-03-02.</summary>
public sealed class CoverageTests
{
    /// <summary>08:00 to 16:00 and 22:00 to 06:00, one person each.</summary>
    private const string DayAndNight = """
        "day": { "roster": { "shifts": { "day": { "from": "08:00", "to": "16:00", "people": 1 } } } },
        "night": { "roster": { "shifts": { "night": { "from": "22:00", "to": "06:00", "people": 1 } } } }
        """;

    [Theory]
    [InlineData("parallel", "2h1m", true)] // from 06:00 to 08:00 are two hours: opened just before six, decided just after eight
    [InlineData("parallel", "2h", false)]
    [InlineData("serial", "6h1m", true)] // first the day, then the night
    [InlineData("serial", "6h", false)]
    [InlineData("serial", "never", true)]
    public void Two_shifts_have_to_come_within_one_expiry(string mode, string expiry, bool isValid) => Assert.Equal(isValid, Load(
        DayAndNight, $$"""{ "a": { "pool": "day", "order": 1 }, "b": { "pool": "night", "order": 2 } }""", mode, expiry).IsValid);

    [Fact]
    public void The_error_names_the_hours_and_the_expiry_that_would_do()
    {
        var error = Assert.Single(Load(DayAndNight, """{ "a": { "pool": "day" }, "b": { "pool": "night" } }""", "parallel", "1h").Errors);

        Assert.Equal("gates.approval", error.JsonPath);
        Assert.Contains("'day' is staffed every day 08:00 to 16:00 (UTC); 'night' is staffed every day 22:00 to 06:00 (UTC)", error.Problem, StringComparison.Ordinal);
        Assert.StartsWith("write an expiry of more than 2h", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"people\": 1", false)]
    [InlineData("\"people\": 2", true)]
    [InlineData("\"people\": 2, \"vacant\": 1", false)]
    public void One_person_does_not_count_twice(string people, bool isValid) => Assert.Equal(isValid, Load(
        $$""" "day": { "roster": { "shifts": { "day": { "from": "08:00", "to": "16:00", {{people}} } } } } """,
        """{ "a": { "pool": "day" }, "b": { "pool": "day" } }""").IsValid);

    [Fact]
    public void Two_people_of_one_pool_who_never_meet_are_not_enough()
    {
        const string pool = """
            "team": { "roster": { "shifts": { "early": { "from": "06:00", "to": "12:00", "people": 1 }, "late": { "from": "14:00", "to": "20:00", "people": 1 } } } }
            """;

        Assert.False(Load(pool, """{ "a": { "pool": "team", "approvals": 2 } }""").IsValid);
        Assert.True(Load(pool, """{ "a": { "pool": "team", "approvals": 2 } }""", expiry: "121m").IsValid);
    }

    [Fact]
    public void People_who_are_there_part_of_the_week_are_enough() => Assert.True(Load(
        """ "sunday": { "roster": { "shifts": { "sun": { "from": "08:00", "to": "08:01", "people": 1, "days": ["sun"] } } } } """,
        """{ "a": { "pool": "sunday" } }""").IsValid);

    [Fact]
    public void People_who_come_only_after_the_end_are_not() => Assert.False(Load(
        """ "sunday": { "roster": { "shifts": { "sun": { "from": "08:00", "to": "18:00", "people": 1, "days": ["sun"] } } } } """,
        """{ "a": { "pool": "sunday" } }""", set: "run.horizon=6d").IsValid);

    [Theory]
    [InlineData("\"all\"", false)]
    [InlineData("1", true)] // the second person stays
    public void A_planned_gap_counts(string people, bool isValid) => Assert.Equal(isValid, Load(
        $$"""
        "team": { "roster": { "shifts": { "day": { "from": "08:00", "to": "16:00", "people": 2 } },
          "gaps": { "leave": { "from": "2026-03-01T00:00:00Z", "to": "2026-04-01T00:00:00Z", "people": {{people}} } } } }
        """,
        """{ "a": { "pool": "team" } }""").IsValid);

    [Theory]
    [InlineData("59m", true)]
    [InlineData("60m", false)] // the time is up when the second pool gets it
    public void A_ladder_helps_when_its_time_comes_before_the_expiry(string after, bool isValid) => Assert.Equal(isValid, Load(
        """ "nobody": { "roster": { "shifts": { "sun": { "from": "08:00", "to": "18:00", "people": 1, "days": ["sun"] } } } }, "second": { "reviewers": 1 } """,
        $$"""{ "a": { "pool": "nobody", "escalation": { "up": { "after": "{{after}}", "pool": "second" } } } }""", set: "run.horizon=5d").IsValid);

    [Fact]
    public void An_expiry_that_escalates_gives_every_step_its_time() => Assert.True(Load(
        """ "nobody": { "roster": { "shifts": { "sun": { "from": "08:00", "to": "18:00", "people": 1, "days": ["sun"] } } } }, "second": { "reviewers": 1 } """,
        """{ "a": { "pool": "nobody", "escalation": { "up": { "after": "90m", "pool": "second" } } } }, "onExpiry": "escalate" """, set: "run.horizon=5d").IsValid);

    [Fact]
    public void Where_silence_is_consent_nobody_is_needed() => Assert.True(Load(
        DayAndNight, """{ "a": { "pool": "day" }, "b": { "pool": "night" } }, "onExpiry": "autoApprove" """).IsValid);

    [Fact]
    public void People_on_call_may_come_at_any_time() => Assert.True(Load(
        """
        "day": { "roster": { "shifts": { "day": { "from": "08:00", "to": "16:00", "people": 1 } } } },
        "night": { "roster": { "shifts": { "night": { "from": "22:00", "to": "06:00", "people": 1 } } }, "onCall": { "people": 1 } }
        """,
        """{ "a": { "pool": "day" }, "b": { "pool": "night" } }""").IsValid);

    [Fact]
    public void Crews_of_a_rotation_are_different_people()
    {
        const string crews = """
            "team": { "roster": { "shifts": { "day": { "from": "07:00", "to": "19:00" }, "night": { "from": "19:00", "to": "07:00" } },
              "rotation": { "crews": 2, "peoplePerCrew": 1, "cycle": ["day", "night"] } } }
            """;

        Assert.True(Load(crews, """{ "a": { "pool": "team", "approvals": 2 } }""").IsValid); // at seven one goes and the other comes
        Assert.False(Load(crews.Replace("19:00\" }, ", "18:00\" }, ", StringComparison.Ordinal).Replace("from\": \"19:00\", \"to\": \"07:00", "from\": \"20:00\", \"to\": \"06:00", StringComparison.Ordinal),
            """{ "a": { "pool": "team", "approvals": 2 } }""").IsValid);
    }

    [Fact]
    public void What_is_allowed_becomes_a_warning()
    {
        var text = Text(DayAndNight, """{ "a": { "pool": "day" }, "b": { "pool": "night" } }""", "parallel", "1h");

        var refused = ScenarioLoader.Parse(text, ScenarioOverrides.None, "case.json");
        var allowed = ScenarioLoader.Parse(text, new ScenarioOverrides { AllowUnsatisfiable = true }, "case.json");

        Assert.Equal(refused.Errors, allowed.Warnings);
        Assert.Empty(refused.Warnings);
        Texts.Valid(allowed);
    }

    [Fact]
    public void What_is_allowed_hides_no_error()
    {
        var text = Text(DayAndNight, """{ "a": { "pool": "day" }, "b": { "pool": "dusk" } }""", "parallel", "1h");

        Assert.Contains("there is no pool 'dusk'", Assert.Single(ScenarioLoader.Parse(text, new ScenarioOverrides { AllowUnsatisfiable = true }, "case.json").Errors).Problem, StringComparison.Ordinal);
    }

    private static ScenarioLoadResult Load(string pools, string factors, string mode = "parallel", string expiry = "1h", params string[] set) =>
        ScenarioLoader.Parse(Text(pools, factors, mode, expiry), new ScenarioOverrides { Set = set }, "case.json");

    private static string Text(string pools, string factors, string mode, string expiry) =>
        $$"""
        { "version": 1, "run": { "horizon": "7d" }, "pools": { {{pools}} },
          "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "4/h" }, "access": "write", "impact": "medium" } },
          "gates": { "approval": { "levels": ["single", "dual"], "mode": "{{mode}}", "expiry": "{{expiry}}", "factors": {{factors}} } } }
        """;
}
