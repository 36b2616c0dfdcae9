using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>Leaks of the credentials that requests hold, worked out on paper: the request is approved and its credential issued at minute 12.</summary>
public class CredentialLeakTests
{
    private const double MicrosPerMinute = 60_000_000;

    [Theory]
    [InlineData("9m", 0, 0)] // the credential is dead at the very instant of the attempt
    [InlineData("15m", 1, 6)]
    [InlineData("60m", 1, 51)]
    public void A_lifetime_against_an_attempt_after_a_leak_at_issue(string ttl, int attackerFirst, double minutes)
    {
        var leaks = Lab.Run(AtIssue("classes.item.credential.ttl=" + ttl)).Leaks;
        Assert.Equal((1, attackerFirst, 1 - attackerFirst), (leaks.Count, leaks.AttackerFirst, leaks.Expired));
        Assert.Equal(minutes, leaks.CompromisedTime / MicrosPerMinute);
        Assert.Equal((attackerFirst, 0.0), (leaks.ExpectedAttackerFirst, leaks.SafetyMargin.Quantile(1)));
    }

    [Theory]
    [InlineData("5m", 0, 0)] // revoked at the very instant of the attempt
    [InlineData("4m", 1, 1)]
    public void Work_that_is_done_revokes_its_credential_in_time_or_not(string attempt, int attackerFirst, double minutes)
    {
        var leaks = Lab.Run(AtIssue("classes.item.credential.revokeOnCompletion=true", "classes.item.execution=5m", "attack.firstAttempt=" + attempt)).Leaks;
        Assert.Equal((attackerFirst, 1 - attackerFirst), (leaks.AttackerFirst, leaks.RevokedOnCompletion));
        Assert.Equal(minutes, leaks.CompromisedTime / MicrosPerMinute);
    }

    [Fact]
    public void A_renewed_credential_does_not_prolong_the_life_of_the_one_that_leaked()
    {
        var leaks = Lab.Run(AtIssue("classes.item.credential.ttl=15m", "classes.item.execution=40m")).Leaks;
        Assert.Equal(6, leaks.CompromisedTime / MicrosPerMinute);
    }

    [Theory]
    [InlineData("12m", 0, 0)] // contained at 24, attacked at 24
    [InlineData("11m", 1, 1)]
    public void Containment_kills_the_leaked_credential(string attempt, int attackerFirst, double minutes)
    {
        var scenario = AtIssue("leaks.log.detectionProbability=100%", "classes.item.credential.ttl=60m", "attack.firstAttempt=" + attempt);
        var leaks = Lab.Run(scenario).Leaks;
        Assert.Equal((attackerFirst, 1 - attackerFirst), (leaks.AttackerFirst, leaks.Contained));
        Assert.Equal(minutes, leaks.CompromisedTime / MicrosPerMinute);
        Assert.Equal(24, Lab.Trail(scenario).First(entry => entry.Fact.Fact == Fact.CredentialRevoked).Minute);
    }

    [Fact]
    public void Containment_also_ends_the_renewals_of_a_long_execution()
    {
        // Without it the credential would be renewed at 27 and 42; it is dead from 24 on.
        var trail = Lab.Trail(AtIssue("leaks.log.detectionProbability=100%", "classes.item.credential.ttl=15m", "classes.item.execution=40m"));
        Assert.Empty(trail.Minutes(Fact.CredentialRenewed));
        Assert.Equal(24, trail.First(entry => entry.Fact.Fact == Fact.CredentialRevoked).Minute);
    }

    [Fact]
    public void A_containment_that_comes_after_the_end_of_the_credential_is_not_raised()
    {
        var scenario = AtIssue("leaks.log.detectionProbability=100%", "leaks.log.detectionDelay=15m", "classes.item.credential.ttl=15m");
        Assert.Single(Lab.Trail(scenario).Minutes(Fact.Submitted));
        Assert.Equal((0, 0), (Lab.Run(scenario).Leaks.Contained, Lab.Run(scenario).Leaks.ContainmentsTakenEffect));
    }

    [Fact]
    public void Containment_scheduled_for_a_credential_that_was_revoked_meanwhile_is_not_raised()
    {
        var scenario = AtIssue(
            "leaks.log.detectionProbability=100%", "leaks.log.detectionDelay=10m", "classes.item.credential.ttl=60m",
            "classes.item.credential.revokeOnCompletion=true", "classes.item.execution=5m");
        Assert.Single(Lab.Trail(scenario).Minutes(Fact.Submitted));
        Assert.Equal(1, Lab.Run(scenario).Leaks.RevokedOnCompletion);
    }

    [Fact]
    public void A_dead_session_that_leaks_at_its_last_use_does_no_harm()
    {
        // Drafted at 0, dead at 5, used again at 12: of the half that did not leak at the draft, half leak then.
        var leaks = Lab.Run(Lab.Over(
            """
            { "run": { "horizon": "400h" }, "pools": { "desk": { "reviewers": 30 } },
              "classes": {
                "item": { "arrivals": { "kind": "poisson", "rate": "10/h" }, "session": { "ttl": "5m" } },
                "containment": { "access": "write", "impact": "low" } },
              "leaks": { "log": { "of": "session", "containment": "containment", "perCredentialHour": 0, "perUse": "50%", "detectionProbability": "0%" } } }
            """));
        var roots = 4000.0;
        Assert.InRange(leaks.Leaks.Count / roots, 0.45, 0.55);
        Assert.InRange(leaks.Leaks.Harmless / roots, 0.21, 0.29);
        Assert.Equal(leaks.Leaks.Count, leaks.Leaks.Expired + leaks.Leaks.AttackerFirst);
    }

    [Fact]
    public void Containment_requests_do_not_leak_credentials_of_their_own()
    {
        var scenario = AtIssue("leaks.log.detectionProbability=100%", "classes.item.credential.ttl=60m");
        Assert.Equal(2, Lab.Trail(scenario).Minutes(Fact.CredentialIssued).Length);
        Assert.Equal(1, Lab.Run(scenario).Leaks.Count);
    }

    [Fact]
    public void Two_channels_leak_independently_and_one_containment_ends_both()
    {
        var scenario = Lab.Over(Text.Replace(
            "\"leaks\": {",
            """
            "channels": { "chat": { "firstAttempt": "30m", "detectionProbability": "0%" } },
            "leaks": { "chat": { "of": "credential", "channel": "chat", "containment": "containment", "perCredentialHour": 0, "perUse": "100%" },
            """,
            StringComparison.Ordinal), "leaks.log.detectionProbability=100%", "classes.item.credential.ttl=60m");
        var leaks = Lab.Run(scenario).Leaks;
        Assert.Equal((2, 1, 1), (leaks.Count, leaks.AttackerFirst, leaks.Contained)); // attacked at 21 and 42, dead at 24
        Assert.Equal((3, 1), (leaks.CompromisedTime / MicrosPerMinute, leaks.ContainmentsTakenEffect));
    }

    [Fact]
    public void Incidents_from_outside_are_counted_apart()
    {
        var result = Lab.Run(AtIssue());
        Assert.Equal((0, 1), (result.Incidents.Count, result.Leaks.Count));
    }

    private const string Text = """
        { "classes": {
            "item": { "credential": { "ttl": "15m", "revokeOnCompletion": false } },
            "containment": { "access": "write", "impact": "low", "wrong": "0%", "review": "12m", "execution": "0s", "session": "none" } },
          "policy": { "rows": { "everything": { "credentialTtl": "never" } } },
          "attack": { "firstAttempt": "9m", "neverAttacked": "0%" },
          "leaks": { "log": {
            "of": "credential", "containment": "containment", "perCredentialHour": 0, "perUse": "100%",
            "detectionProbability": "0%", "detectionDelay": "0s", "propagation": "0s" } } }
        """;

    /// <summary>The one credential leaks the moment it is issued; nobody notices, and only its life ends it.</summary>
    private static Scenario AtIssue(params string[] set) => Lab.Over(Text, set);
}
