using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Simulation.Tests;

/// <summary>A request is approved at minute 12 and executed for 5 minutes; its credential lives an hour and leaks when it is issued.</summary>
public sealed class BrokerOutageHandCaseTests
{
    private const string Layer = """
        {
          "classes": {
            "item": { "execution": "5m", "credential": { "ttl": "60m", "revokeOnCompletion": true } },
            "containment": { "access": "write", "impact": "low", "wrong": "0%", "review": "12m", "execution": "0s", "session": "none" } },
          "policy": { "rows": { "everything": { "credentialTtl": "never" } } },
          "attack": { "firstAttempt": "9m", "neverAttacked": "0%" },
          "leaks": { "log": {
            "of": "credential", "containment": "containment", "perCredentialHour": 0, "perUse": "100%",
            "detectionProbability": "0%", "detectionDelay": "0s", "propagation": "0s" } },
          "faults": { "credentialBroker": { "when": { "kind": "schedule", "at": ["10m"], "for": "30m" }, "cachedLife": "2h" } }
        }
        """;

    private const string Many = """
        {
          "policy": { "profile": "no_gate" }, "run": { "horizon": "10h" },
          "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "60/h" }, "execution": "5m" } },
          "faults": { "credentialBroker": { "when": { "kind": "schedule", "at": ["1h"], "for": "8h" }, "whileDown": "cached", "cachedLife": "2h" } }
        }
        """;

    [Fact]
    public void What_is_authorised_waits_for_its_credential()
    {
        Assert.Equal([40.0], Lab.Trail(Broker()).Minutes(Fact.ExecutionStarted));
        Assert.Equal((1L, Minutes(28)), (Lab.Run(Broker()).Faults.BrokerWaits, Lab.Run(Broker()).Faults.BrokerWaitTime));
        Assert.Equal(Minutes(28), Lab.Run(Broker()).All.TimeByStage[(int)Stage.Issue]);
    }

    [Fact]
    public void An_approval_can_lapse_meanwhile_and_is_asked_for_again() =>
        Assert.Equal([52.0], Lab.Trail(Broker("policy.rows.everything.approvalTtl=20m")).Minutes(Fact.ExecutionStarted));

    [Fact]
    public void A_kept_credential_goes_ahead_and_outlives_the_work()
    {
        var trail = Lab.Trail(Broker("faults.credentialBroker.whileDown=cached"));
        Assert.Equal([12.0], trail.Minutes(Fact.ExecutionStarted));
        Assert.Equal([132.0], trail.Minutes(Fact.CredentialExpired));
        Assert.Empty(trail.Minutes(Fact.CredentialRevoked));
        Assert.Equal(1L, Lab.Run(Broker("faults.credentialBroker.whileDown=cached")).Faults.Cached);
    }

    [Theory]
    [InlineData("true", 43, 22)] // revoked at minute 43, attacked at minute 21
    [InlineData("false", 17, 0)]
    public void A_revocation_waits_and_the_attacker_gains_the_time(string delays, double revoked, double compromised)
    {
        var scenario = Broker("faults.credentialBroker.when.at=[\"13m\"]", "faults.credentialBroker.delaysRevocation=" + delays);
        Assert.Equal([revoked], Lab.Trail(scenario).Minutes(Fact.CredentialRevoked));
        var run = Lab.Run(scenario);
        Assert.Equal(compromised, run.Leaks.CompromisedTime / 60e6);
        Assert.Equal(delays == "true" ? (1L, Minutes(26)) : (0L, 0L), (run.Faults.RevocationWaits, run.Faults.RevocationWaitTime));
    }

    /// <summary>Executed from minute 12 to 17; revoked at minute 17, which is lost: the credential lives its hour, until minute 72, and the attacker has it from minute 21 on.</summary>
    [Fact]
    public void A_revocation_that_is_lost_leaves_the_credential_to_the_end_of_its_life()
    {
        var scenario = Broker("faults.credentialBroker.when.at=[\"13m\"]", "faults.credentialBroker.lostRevocation=100%");
        var trail = Lab.Trail(scenario);
        Assert.Empty(trail.Minutes(Fact.CredentialRevoked));
        Assert.Equal([72.0, 72.0], [.. trail.Minutes(Fact.CredentialExpired), .. trail.Minutes(Fact.Closed)]);
        var run = Lab.Run(scenario);
        Assert.Equal(51, run.Leaks.CompromisedTime / 60e6);
        Assert.Equal((1L, Minutes(55), 0L), (run.Faults.RevocationsLost, run.Faults.RevocationLossTime, run.Faults.RevocationWaits));
        Assert.Equal([TrailRule.I20], Trails.Findings(scenario));
    }

    /// <summary>The containment is executed at minute 24 with a kept credential; its order to the broker is lost, and the leaked credential ends at minute 72 by itself.</summary>
    [Fact]
    public void A_containment_that_is_lost_leaves_the_leak_to_the_end_of_the_secret()
    {
        var scenario = Broker(
            "faults.credentialBroker.when.at=[\"13m\"]", "leaks.log.detectionProbability=100%", "classes.item.credential.revokeOnCompletion=false",
            "faults.credentialBroker.whileDown=cached", "faults.credentialBroker.lostRevocation=100%");
        var run = Lab.Run(scenario);
        Assert.Equal((1L, 0L, 51.0), (run.Leaks.AttackerFirst, run.Leaks.Contained, run.Leaks.CompromisedTime / 60e6));
        Assert.Equal((1L, Minutes(48)), (run.Faults.RevocationsLost, run.Faults.RevocationLossTime));
    }

    [Fact]
    public void Of_many_revocations_the_share_is_lost_that_it_says_and_with_a_share_of_nothing_none()
    {
        var half = Lab.Run(Lab.Over(Many, "faults.credentialBroker.lostRevocation=50%")).Faults;
        var none = Lab.Run(Lab.Over(Many)).Faults;
        Assert.Equal(0L, none.RevocationsLost);
        Assert.InRange(half.RevocationsLost / (double)(half.RevocationsLost + half.RevocationWaits), 0.4, 0.6);
        Assert.Equal(none.RevocationWaits, half.RevocationsLost + half.RevocationWaits); // the same ones fall due
    }

    [Theory]
    [InlineData("wait", "true", 43)] // the containment, approved at minute 24, gets no credential either
    [InlineData("cached", "true", 43)] // executed at minute 24, in vain until minute 43
    [InlineData("cached", "false", 24)]
    public void Containment_loses_the_race_with_the_broker(string whileDown, string delays, double dead)
    {
        var scenario = Broker(
            "faults.credentialBroker.when.at=[\"13m\"]", "leaks.log.detectionProbability=100%", "classes.item.credential.revokeOnCompletion=false",
            "faults.credentialBroker.whileDown=" + whileDown, "faults.credentialBroker.delaysRevocation=" + delays);
        var leaks = Lab.Run(scenario).Leaks;
        Assert.Equal((1, dead - 21), (leaks.AttackerFirst, leaks.CompromisedTime / 60e6));
    }

    [Fact]
    public void A_fault_that_meets_no_work_changes_nothing()
    {
        var without = Lab.Trail(Broker("faults=none"));
        var beside = Lab.Trail(Broker("faults.credentialBroker.when.at=[\"18m\"]"));
        Assert.Equal(without.Select(entry => (entry.Minute, entry.Fact.Fact)), beside.Select(entry => (entry.Minute, entry.Fact.Fact)));
        Assert.Equal(Lab.Run(Broker("faults=none")).Leaks.CompromisedTime, Lab.Run(Broker("faults.credentialBroker.when.at=[\"18m\"]")).Leaks.CompromisedTime);
    }

    [Fact]
    public void A_trail_shows_that_a_credential_was_kept_and_holds_otherwise()
    {
        Assert.Empty(Trails.Findings(Broker()));
        Assert.Equal([TrailRule.I20], Trails.Findings(Broker("faults.credentialBroker.whileDown=cached")));
        Assert.Equal([TrailRule.I20], Trails.Findings(Broker("faults.credentialBroker.when.at=[\"13m\"]"))); // revoked late
    }

    private static long Minutes(double minutes) => Duration.FromMinutes(minutes).Microseconds;

    private static Scenario Broker(params string[] set) => Lab.Over(Layer, set);
}
