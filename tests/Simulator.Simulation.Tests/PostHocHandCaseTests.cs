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

    [Fact]
    public void A_sample_is_reviewed_afterwards_and_without_anybody_to_do_it_nothing_is_counted()
    {
        Assert.Equal(1, Lab.Run(Lab.With("policy.rows.everything.sampleShare=100%", "postHoc.delay=1h")).PostHocDue);
        Assert.Equal(0, Lab.Run(Lab.With("postHoc.delay=1h")).PostHocDue);
        Assert.Equal(0, Lab.Run(Lab.With("policy.rows.everything.sampleShare=100%")).PostHocDue);
    }

    private static Scenario Leak(params string[] set) => Lab.Over(
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
        """,
        set);
}
