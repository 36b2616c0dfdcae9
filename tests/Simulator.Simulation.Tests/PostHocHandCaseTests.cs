using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>Emergency containment and what it owes afterwards.</summary>
public class PostHocHandCaseTests
{
    [Theory]
    [InlineData("24h", 2, 2)] // two people within 24 hours, to the minute
    [InlineData("1441m", 2, 0)]
    public void A_containment_by_a_pre_approved_playbook_asks_nobody_and_is_reviewed_by_two_afterwards(string delay, int due, int onTime)
    {
        var scenario = Leak("incidents.leak.preApprovedPlaybook=true", "postHoc.delay=" + delay);
        Assert.Empty(Lab.Trail(scenario).Minutes(Fact.Approved));
        var result = Lab.Run(scenario);
        Assert.Equal((due, onTime), (result.PostHocDue, result.PostHocOnTime));
    }

    [Fact]
    public void Any_other_containment_is_decided_by_one_and_reviewed_by_another_afterwards()
    {
        var scenario = Leak("postHoc.delay=1h");
        Assert.Equal([12], Lab.Trail(scenario).Minutes(Fact.Approved)); // dual without the emergency
        var result = Lab.Run(scenario);
        Assert.Equal((1, 1), (result.PostHocDue, result.PostHocOnTime));
    }

    [Fact]
    public void Whatever_calls_itself_containment_without_a_second_identity_takes_the_normal_way()
    {
        var scenario = Leak("incidents.leak.secondIdentity=false", "incidents.leak.preApprovedPlaybook=true", "postHoc.delay=1h");
        Assert.Equal([12, 12], Lab.Trail(scenario).Minutes(Fact.Approved));
        Assert.Equal(0, Lab.Run(scenario).PostHocDue);
    }

    [Theory]
    [InlineData("12m", 24)]
    [InlineData("13m", 26)] // the decision takes longer too
    public void Where_a_pool_does_them_they_take_the_time_of_somebody_else_than_the_approver(string review, double minute)
    {
        var scenario = Leak("postHoc.pool=desk", "classes.containment.review=" + review);
        var trail = Lab.Trail(scenario);
        Assert.Equal([minute], trail.Minutes(Fact.LookedBack));
        Assert.NotEqual(trail.Single(entry => entry.Fact.Fact == Fact.Approved && entry.Minute < 2000).Fact.Actor, trail.Single(entry => entry.Fact.Fact == Fact.LookedBack).Fact.Actor);
        var result = Lab.Run(scenario);
        Assert.Equal((1, 1), (result.PostHocDue, result.PostHocOnTime));
    }

    [Theory]
    [InlineData("24m", 1)] // from the execution at minute 0 + 12 to minute 24
    [InlineData("11m", 0)]
    public void What_is_owed_follows_from_the_decision_whatever_is_in_force_at_the_review(string within, int onTime)
    {
        // A stand-in that owes nothing takes over between the decision and the review.
        foreach (var layer in new[] { "{}", """{ "faults": { "policyEngine": { "when": { "kind": "schedule", "at": ["5m"], "for": "2h" }, "whileDown": "failOpenAuto" } } }""" })
        {
            var result = Lab.Run(LeakOver(layer, "postHoc.pool=desk", "policy.rows.E2.postHocWithin=" + within));
            Assert.Equal((1, onTime), (result.PostHocDue, result.PostHocOnTime));
        }
    }

    [Fact]
    public void A_review_afterwards_keeps_its_reviewer_from_other_work()
    {
        // Both people of the desk decide a containment until minute 12 and look at the other one's until minute 24; the third one waits for them.
        var trail = Lab.Trail(Leak("postHoc.pool=desk", "incidents.leak.arrivals.at=[\"0s\",\"0s\",\"13m\"]"));
        Assert.Equal([24, 24, 48], trail.Minutes(Fact.LookedBack));
        Assert.Equal([12, 12, 36], trail.Minutes(Fact.Approved));
    }

    [Theory]
    [InlineData("12m", 1)]
    [InlineData("11m", 0)]
    public void One_of_a_sample_is_on_time_by_the_deadline_of_its_row_and_decides_nothing(string within, int onTime)
    {
        var scenario = Lab.With("pools.desk.reviewers=2", "postHoc.pool=desk", "policy.rows.everything.sampleShare=100%", "policy.rows.everything.postHocWithin=" + within);
        var result = Lab.Run(scenario);
        Assert.Equal((1, onTime), (result.PostHocDue, result.PostHocOnTime));
        Assert.Equal((1, 1, 0), (result.All.RightReviewed, result.All.Approvals, result.All.Unresolved));
    }

    /// <summary>Of two leaks at once one is reviewed on call for 12 minutes; the other waits for the time given, or until the first one is done.</summary>
    [Theory]
    [InlineData("2m", new[] { 2.0 }, new[] { 12.0, 14 })]
    [InlineData("5m", new[] { 5.0 }, new[] { 12.0, 17 })]
    [InlineData("30m", new double[0], new[] { 12.0, 24 })]
    public void In_an_emergency_the_others_are_asked_after_the_time_that_is_given(string escalateAfter, double[] escalated, double[] approved)
    {
        var onCall = $$"""{ "pools": { "oncall": { "reviewers": 1 } }, "emergency": { "pool": "oncall", "escalateAfter": "{{escalateAfter}}" } }""";
        var trail = Lab.Trail(LeakOver(onCall, "incidents.leak.arrivals.at=[\"0s\",\"0s\"]"));
        Assert.Equal(escalated, trail.Minutes(Fact.Escalated));
        Assert.Equal(approved, trail.Minutes(Fact.Approved).Where(minute => minute < 60));
    }

    [Fact]
    public void In_an_emergency_the_people_on_call_are_asked_and_after_five_minutes_those_whom_the_gate_names()
    {
        const string onCall = """{ "pools": { "oncall": { "reviewers": 1 } }, "emergency": { "pool": "oncall" } }""";
        var scenario = LeakOver(onCall, "incidents.leak.arrivals.at=[\"0s\",\"0s\"]");
        var trail = Lab.Trail(scenario);
        Assert.Equal([12, 17], trail.Minutes(Fact.Approved).Where(minute => minute < 60));
        Assert.Equal([5], trail.Minutes(Fact.Escalated));
    }

    [Fact]
    public void A_pool_that_does_not_exist_is_refused()
    {
        var loaded = Lab.Load("""{ "postHoc": { "pool": "nobody" }, "emergency": { "pool": "nobody" } }""", ScenarioOverrides.None);
        Assert.Equal(["emergency.pool", "postHoc.pool"], loaded.Errors.Select(error => error.JsonPath).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_sample_is_reviewed_afterwards_and_without_anybody_to_do_it_nothing_is_counted()
    {
        Assert.Equal(1, Lab.Run(Lab.With("policy.rows.everything.sampleShare=100%", "postHoc.delay=1h")).PostHocDue);
        Assert.Equal(0, Lab.Run(Lab.With("postHoc.delay=1h")).PostHocDue);
        Assert.Equal(0, Lab.Run(Lab.With("policy.rows.everything.sampleShare=100%")).PostHocDue);
    }

    private static Scenario Leak(params string[] set) => Lab.Over(Layer, set);

    private static Scenario LeakOver(string layer, params string[] set)
    {
        var loaded = ScenarioLoader.Parse(
            "{ \"extends\": \"leak.json\"," + layer.TrimStart('{'),
            new ScenarioOverrides { Set = set },
            "case.json",
            new Dictionary<string, string> { ["leak.json"] = "{ \"extends\": \"bare.json\"," + Layer.TrimStart('{'), ["bare.json"] = Lab.BareText });
        Assert.True(loaded.IsValid, string.Join("\n", loaded.Errors));
        return loaded.Scenario;
    }

    private const string Layer =
        """
        { "pools": { "desk": { "reviewers": 2 } },
          "gates": { "two": { "levels": ["dual"], "factors": { "owner": { "pool": "desk" }, "risk": { "pool": "desk" } } } },
          "roles": { "risk": { "timeFactor": 1 } },
          "policy": { "profile": "risk_tiered" },
          "classes": {
            "item": { "arrivals": { "kind": "scripted", "at": ["20h"] } },
            "containment": { "access": "write", "impact": "high", "flags": ["customer"], "wrong": "0%", "review": "12m", "execution": "0s", "session": "none" } },
          "attack": { "firstAttempt": "9m", "neverAttacked": "0%" },
          "incidents": { "leak": {
            "arrivals": { "kind": "scripted", "at": ["0s"] }, "containment": "containment", "secondIdentity": true,
            "detectionProbability": "100%", "detectionDelay": "0s", "propagation": "0s" } } }
        """;
}
