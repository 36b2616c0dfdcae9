using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>The attacker and the stations of a containment, worked out on paper: a secret leaks from outside at minute 0, its containment is reviewed for 12 minutes.</summary>
public class IncidentHandCaseTests
{
    private const double MicrosPerMinute = 60_000_000;

    [Fact]
    public void The_time_to_contain_is_split_by_station()
    {
        var incidents = Lab.Run(Leak(
            "incidents.leak.detectionDelay=4m", "incidents.leak.summaryDelay=3m", "classes.containment.execution=2m", "incidents.leak.propagation=1m")).Incidents;
        Assert.Equal(1, incidents.ContainmentsTakenEffect);
        Assert.Equal([4, 7, 19, 21, 22], incidents.TimeToStage.Select(time => time / MicrosPerMinute));
    }

    [Theory]
    [InlineData("policy.checks=off", "30m", 3, 1)] // one approval takes 12 minutes
    [InlineData("policy.checks=off", "9m", 3, 0)]
    [InlineData("policy.profile=no_gate", "9m", 2, 1)] // nobody is waited for
    [InlineData("incidents.leak.detectionProbability=0%", "9m", 0, 0)] // nobody raises one
    public void A_race_counts_under_the_route_of_its_containment(string setting, string firstAttempt, int route, int contained)
    {
        var incidents = Lab.Run(Leak(setting, "attack.firstAttempt=" + firstAttempt, "incidents.leak.remainingLife=60m", "incidents.leak.propagation=1s")).Incidents;
        Assert.Equal(1, incidents.ByRoute[route]);
        Assert.Equal(1, incidents.ByRoute.Sum());
        Assert.Equal(contained, incidents.ContainedByRoute[route]);
        Assert.Equal(incidents.Contained, incidents.ContainedByRoute.Sum());
    }

    [Fact]
    public void A_wrong_containment_costs_an_outage_each_time_and_the_incident_stays_open()
    {
        // Executed at 16, 32, 48 and 64, each time something else; the secret dies at 60, and nobody raises another one.
        var incidents = Lab.Run(Leak(
            "incidents.leak.detectionDelay=4m", "classes.containment.wrong=100%", "incidents.leak.remainingLife=60m",
            "incidents.leak.outagePerWrongContainment=30m")).Incidents;
        Assert.Equal((4, 120, 1), (incidents.WrongContainments, incidents.OutageTime / MicrosPerMinute, incidents.Expired + incidents.AttackerFirst));
    }

    [Theory]
    [InlineData("9m", 0)]
    [InlineData("15m", 1.7789)] // g(L) = (L - 9) - 8 (1 - exp(-(L - 9) / 8)) for a first attempt after 9 min + Exp(8 min)
    [InlineData("60m", 43.0136)]
    public void The_expected_minutes_in_the_attacker_s_hands_follow_the_closed_form(string life, double minutes)
    {
        var incidents = Lab.Run(Lab.Shipped("race-ttl", "run.horizon=5h", "incidents.leak.remainingLife=" + life)).Incidents;
        Assert.Equal(minutes, incidents.ExpectedCompromisedTime / MicrosPerMinute / incidents.Count, 1e-3);
    }

    [Theory]
    [InlineData("14m", 0, 0)] // public at 5, attacked at 14, dead at 14
    [InlineData("15m", 1, 1)]
    public void The_attacker_s_clock_starts_when_the_secret_is_public(string life, int attackerFirst, double minutes)
    {
        var incidents = Lab.Run(Leak(
            "attack.publication=5m", "incidents.leak.remainingLife=" + life, "incidents.leak.detectionProbability=0%")).Incidents;
        Assert.Equal((attackerFirst, minutes), (incidents.AttackerFirst, incidents.CompromisedTime / MicrosPerMinute));
    }

    [Theory]
    [InlineData("10m", "0s", 33)] // attacked at 9, dead at 10; contained at 12, and what the attacker made is dead 30 minutes later
    [InlineData("never", "0s", 33)]
    [InlineData("10m", "20m", 53)] // noticed at 20, after the secret's death: containment is raised all the same
    public void A_pivot_outlives_the_secret_until_containment_finds_it(string life, string noticed, double minutes)
    {
        var incidents = Lab.Run(Leak("attack.pivot=100%", "attack.pivotSearch=30m", "incidents.leak.remainingLife=" + life, "incidents.leak.detectionDelay=" + noticed)).Incidents;
        Assert.Equal((1, minutes), (incidents.AttackerFirst, incidents.CompromisedTime / MicrosPerMinute));
    }

    [Fact]
    public void A_pivot_that_nobody_notices_lasts_to_the_cap()
    {
        var incidents = Lab.Run(Leak(
            "attack.pivot=100%", "incidents.leak.remainingLife=10m", "incidents.leak.detectionProbability=0%", "run.accrualCap=2h")).Incidents;
        Assert.Equal(111, incidents.CompromisedTime / MicrosPerMinute);
        Assert.Equal(10, incidents.TimeToDeath.Quantile(0.5) / MicrosPerMinute, 0.05); // the leaked secret itself is dead
    }

    [Fact]
    public void Without_an_attempt_in_time_there_is_no_pivot()
    {
        var incidents = Lab.Run(Leak("attack.pivot=100%", "incidents.leak.remainingLife=9m")).Incidents;
        Assert.Equal((0, 0.0, 1), (incidents.AttackerFirst, incidents.CompromisedTime, incidents.Expired));
    }

    [Fact]
    public void An_attempt_that_never_succeeds_harms_nobody_but_leaves_no_margin()
    {
        var incidents = Lab.Run(Leak("attack.attemptSucceeds=0%")).Incidents;
        Assert.Equal((0, 0.0, 1), (incidents.AttackerFirst, incidents.CompromisedTime, incidents.Contained));
        Assert.Equal(0, incidents.SafetyMargin.Quantile(1));
    }

    [Fact]
    public void The_safety_margin_is_the_time_the_attacker_is_late()
    {
        var incidents = Lab.Run(Leak("attack.firstAttempt=40m", "incidents.leak.remainingLife=10m")).Incidents;
        Assert.Equal((Int128)(30 * MicrosPerMinute), incidents.SafetyMargin.Sum);
        var never = Lab.Run(Leak("attack.neverAttacked=100%")).Incidents;
        Assert.Equal((1, 1, double.PositiveInfinity), (never.NeverAttacked, never.Contained, never.SafetyMargin.Quantile(0.05)));
    }

    [Fact]
    public void Each_incident_meets_the_attacker_of_its_channel()
    {
        var result = Lab.Run(Lab.Over(Text.Replace(
            "\"incidents\": {",
            """
            "channels": { "chat": { "firstAttempt": "1m", "detectionProbability": "0%" } },
            "incidents": { "chat": { "arrivals": { "kind": "scripted", "at": ["0s"] }, "channel": "chat", "containment": "containment", "remainingLife": "5m" },
            """,
            StringComparison.Ordinal), "incidents.leak.remainingLife=5m"));
        Assert.Equal((2, 1, 4), (result.Incidents.Count, result.Incidents.AttackerFirst, result.Incidents.CompromisedTime / MicrosPerMinute));
    }

    [Fact]
    public void A_pivot_keeps_the_incident_open_through_refusals_until_it_is_contained_or_too_old()
    {
        var trail = Lab.Trail(Leak(
            "attack.pivot=100%", "incidents.leak.remainingLife=10m", "incidents.leak.detectionDelay=4m", "review.falseRejection=100%", "run.accrualCap=2h"));
        Assert.Equal([16, 32, 48, 64, 80, 96, 112, 128], trail.Minutes(Fact.Rejected).Where(minute => minute < 1200)); // the next would be raised at 132
    }

    private const string Text = """
        { "classes": {
            "item": { "arrivals": { "kind": "scripted", "at": ["20h"] } },
            "containment": { "access": "write", "impact": "low", "wrong": "0%", "review": "12m", "execution": "0s", "session": "none" } },
          "attack": { "firstAttempt": "9m", "neverAttacked": "0%" },
          "incidents": { "leak": {
            "arrivals": { "kind": "scripted", "at": ["0s"] }, "containment": "containment", "remainingLife": "never",
            "detectionProbability": "100%", "detectionDelay": "0s", "propagation": "0s" } } }
        """;

    private static Scenario Leak(params string[] set) => Lab.Over(Text, set);
}
