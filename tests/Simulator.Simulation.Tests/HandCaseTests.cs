using Simulator.Governance;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>Cases small enough to work out on paper, to the minute.</summary>
public class HandCaseTests
{
    private const double MicrosPerMinute = 60_000_000;

    [Fact]
    public void Two_arrivals_at_once_before_one_reviewer_are_approved_after_12_and_24_minutes()
    {
        var trail = Lab.Trail(Lab.Over("""{ "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["10h", "10h"] } } } }"""));
        Assert.Equal([612, 624], trail.Minutes(Fact.Approved));
        Assert.Equal([612, 624], trail.Minutes(Fact.Executed));
    }

    [Theory]
    [InlineData("parallel", 10)]
    [InlineData("serial", 20)]
    public void Dual_control_by_two_idle_people_takes_one_review_in_parallel_and_two_in_series(string mode, double expected)
    {
        var trail = Lab.Trail(Dual(mode));
        Assert.Equal([expected], trail.Minutes(Fact.Executed));
    }

    [Fact]
    public void Dual_control_is_filled_by_two_different_people()
    {
        var approvers = Lab.Trail(Dual("parallel")).Where(entry => entry.Fact.Fact == Fact.Approved).Select(entry => entry.Fact.Actor);
        Assert.Equal(2, approvers.Distinct().Count());
    }

    [Fact]
    public void A_completion_and_an_expiry_at_the_same_instant_count_as_decided()
    {
        var trail = Lab.Trail(Lab.With("gates.approval.expiry=12m"));
        Assert.Equal([12], trail.Minutes(Fact.Approved));
        Assert.Empty(trail.Minutes(Fact.Expired));
    }

    [Fact]
    public void A_review_that_is_still_going_on_at_expiry_is_cut_off_and_the_reviewer_is_free()
    {
        // The second request waits until 12, needs until 24, and expires at 20; the third starts then.
        var trail = Lab.Trail(Lab.Over(
            """{ "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["0s", "0s", "5m"] } } } }""", "gates.approval.expiry=20m"));
        Assert.Equal([12], trail.Minutes(Fact.Approved));
        Assert.Equal([0, 12, 20], trail.Minutes(Fact.ReviewStarted));
        Assert.Equal([20, 25], trail.Minutes(Fact.Expired));
        Assert.Empty(trail.Minutes(Fact.Rejected));
    }

    [Fact]
    public void An_expired_request_was_never_decided_and_is_no_rejection()
    {
        var result = Lab.Run(Lab.With("gates.approval.expiry=5m"));
        Assert.Equal(1, result.All.ByGateEnd[(int)GateEnd.Expired]);
        Assert.Equal(0, result.All.ByGateEnd[(int)GateEnd.Rejected]);
        Assert.Equal(1, result.All.ApprovalLatency.NeverCount);
        Assert.Equal(double.PositiveInfinity, result.All.ApprovalLatency.Quantile(0.5));
    }

    [Fact]
    public void Patience_ends_only_waiting_never_a_review()
    {
        var trail = Lab.Trail(Lab.Over(
            """{ "classes": { "item": { "patience": "10m", "arrivals": { "kind": "scripted", "at": ["0s", "1m"] } } } }"""));
        Assert.Equal([12], trail.Minutes(Fact.Approved)); // the first is in review when its patience ends
        Assert.Equal([11], trail.Minutes(Fact.Withdrawn));
    }

    [Fact]
    public void The_wait_of_a_request_that_gives_up_counts_until_it_gives_up()
    {
        var waits = Lab.Run(Lab.Over(
            """{ "classes": { "item": { "patience": "10m", "arrivals": { "kind": "scripted", "at": ["0s", "1m"] } } } }""")).Pools[0].Waiting;
        Assert.Equal(2, waits.Count);
        Assert.Equal(10 * MicrosPerMinute, (double)waits.Sum);
    }

    [Fact]
    public void A_full_waiting_room_turns_away_but_an_idle_reviewer_does_not()
    {
        var result = Lab.Run(Lab.Over(
            """
            { "pools": { "desk": { "reviewers": 1, "waitingRoom": 1 } },
              "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["0s", "1m", "2m"] } } } }
            """));
        Assert.Equal(2, result.All.ByGateEnd[(int)GateEnd.Approved]);
        Assert.Equal(1, result.All.ByGateEnd[(int)GateEnd.TurnedAway]);
    }

    [Fact]
    public void The_more_urgent_class_is_served_first_without_interrupting_a_review()
    {
        var trail = Lab.Trail(Lab.Over(
            """
            { "pools": { "desk": { "discipline": "priority" } },
              "classes": {
                "item": { "priority": 5, "arrivals": { "kind": "scripted", "at": ["0s", "1m"] } },
                "urgent": { "priority": 0, "access": "write", "impact": "low", "wrong": "0%", "review": "3m", "execution": "0s",
                  "session": "none", "arrivals": { "kind": "scripted", "at": ["2m"] } } } }
            """));
        Assert.Equal([0, 12, 15], trail.Minutes(Fact.ReviewStarted));
    }

    [Theory]
    [InlineData("9m", "9m", 0, 0)] // the credential is dead at the very instant of the attempt
    [InlineData("15m", "9m", 1, 6)]
    [InlineData("15m", "15m", 0, 0)]
    public void A_lifetime_against_an_attempt(string life, string attempt, int attackerFirst, double compromisedMinutes)
    {
        var result = Lab.Run(Leak(life, attempt, "0%", "0s"));
        Assert.Equal(1, result.Incidents.Count);
        Assert.Equal(attackerFirst, result.Incidents.AttackerFirst);
        Assert.Equal(compromisedMinutes, result.Incidents.CompromisedTime / MicrosPerMinute);
    }

    [Theory]
    [InlineData("12m", 0, 0)] // containment completes at 12: an attempt at 12 fails
    [InlineData("11m", 1, 1)]
    public void A_containment_that_waits_for_a_review_against_an_attempt(string attempt, int attackerFirst, double compromisedMinutes)
    {
        var result = Lab.Run(Leak("never", attempt, "100%", "0s"));
        Assert.Equal(attackerFirst, result.Incidents.AttackerFirst);
        Assert.Equal(compromisedMinutes, result.Incidents.CompromisedTime / MicrosPerMinute);
        Assert.Equal(12, result.Incidents.TimeToDeath.Quantile(0.5) / MicrosPerMinute, 0.05);
    }

    [Fact]
    public void The_auto_twin_contains_without_waiting_for_anybody()
    {
        var result = Lab.Run(Leak("never", "11m", "100%", "4m"), Arm.AutoTwin);
        Assert.Equal(0, result.Incidents.AttackerFirst);
        Assert.Equal(1, result.Incidents.Contained);
        Assert.Equal(4, result.Incidents.TimeToDeath.Quantile(0.5) / MicrosPerMinute, 0.02);
    }

    [Fact]
    public void A_refused_containment_is_raised_again_after_the_detection_delay()
    {
        // Noticed at 4, reviewed and refused at 16, raised again at 20, refused at 32, and so on until the secret dies at 60.
        var trail = Lab.Trail(Leak("60m", "11m", "100%", "4m", "review.falseRejection=100%"));
        Assert.Equal([16, 32, 48], trail.Minutes(Fact.Rejected).Take(3));
    }

    [Fact]
    public void Exploitable_credential_time_is_the_chance_weighted_life_of_every_credential()
    {
        // A session lives from draft to completion: 20 minutes of review. g(20) for 9 + Exp(8) is 11 - 8 (1 - exp(-11/8)) = 5.02271.
        var result = Lab.Run(Lab.Over(
            """{ "classes": { "item": { "review": "20m", "session": { "ttl": "60m", "scope": 2, "revokeDelay": "0s" } } } }"""));
        Assert.Equal(2 * 5.02271, result.All.ExploitableCredentialTime / MicrosPerMinute, 4);
    }

    [Fact]
    public void A_wrong_action_counts_to_its_own_rollback_however_long_the_gate_took()
    {
        double Exposure(string review) => Lab.Run(Lab.With(
            "classes.item.wrong=100%", "classes.item.discovery=30m", "classes.item.rollback=15m", "classes.item.severity=2",
            "classes.item.blastRadius=3", "run.horizon=1h", $"classes.item.review={review}")).All.WrongActionExposure / MicrosPerMinute;

        Assert.Equal(2 * 3 * 45, Exposure("0s"));
        Assert.Equal(2 * 3 * 45, Exposure("2h")); // executed an hour after the horizon, and counted all the same
        Assert.Equal(2 * 3 * 45, Exposure("21h"));
    }

    private static Scenarios.Scenario Dual(string mode) => Lab.Over(
        $$"""
        { "pools": { "desk": { "reviewers": 2 } },
          "classes": { "item": { "review": "10m", "flags": ["financial"], "impact": "medium" } },
          "gates": {
            "approval": { "levels": ["single"], "factors": { "owner": { "pool": "desk" } } },
            "two": { "levels": ["dual"], "mode": "{{mode}}", "factors": { "owner": { "pool": "desk" }, "risk": { "pool": "desk" } } } },
          "roles": { "risk": { "timeFactor": 1 } },
          "policy": { "profile": "risk_tiered" } }
        """);

    private static Scenarios.Scenario Leak(string life, string attempt, string noticed, string delay, params string[] set) => Lab.Over(
        $$"""
        { "classes": {
            "item": { "arrivals": { "kind": "scripted", "at": ["20h"] } },
            "containment": { "access": "write", "impact": "low", "wrong": "0%", "review": "12m", "execution": "0s", "session": "none" } },
          "attack": { "firstAttempt": "{{attempt}}", "neverAttacked": "0%" },
          "incidents": { "leak": {
            "arrivals": { "kind": "scripted", "at": ["0s"] }, "containment": "containment", "remainingLife": "{{life}}",
            "detectionProbability": "{{noticed}}", "detectionDelay": "{{delay}}", "propagation": "0s" } } }
        """,
        set);
}
