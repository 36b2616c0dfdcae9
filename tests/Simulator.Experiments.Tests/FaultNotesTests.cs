using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>
/// What a run says in words of its faults. Requests come at minutes 50, 70 and 90; something is down from minute 60 to minute 90, half an hour of
/// the ten that are counted.
/// </summary>
public class FaultNotesTests
{
    [Theory]
    [InlineData("policyEngine", "\"whileDown\": \"failOpenAuto\"", "The policy engine was down 5.0 % of the time. What stood in for it decided 1 request per replication; 1 of them ran, 100 % of these wrong.")]
    [InlineData("policyEngine", "\"whileDown\": \"failClosedDeny\"", "The policy engine was down 5.0 % of the time. What stood in for it decided 1 request per replication; 0 of them ran.")]
    [InlineData("policyEngine", "\"whileDown\": \"failClosedHold\"", "The policy engine was down 5.0 % of the time. 1 answer per replication waited for it, 20 min each.")]
    [InlineData("policyEngine", "\"whileDown\": \"slow\"", "The policy engine was slow 5.0 % of the time. 1 answer per replication came 30 s later.")]
    [InlineData("policyRows", "\"rows\": [\"everything\"]", "Rows of the policy were in error 5.0 % of the time. Per replication it was weaker than the right one in 0 decisions and stricter in 1; 0 ran on one that was too weak.")]
    [InlineData("policyBundle", "\"lacks\": [\"everything\"]", "An older version of the policy decided 5.0 % of the time. Per replication it was weaker than the right one in 0 decisions and stricter in 1; 0 ran on one that was too weak.")]
    [InlineData("signIn", "", "Reviewers could not sign in 5.0 % of the time, which interrupted 1 review per replication; what waited longer is in the latencies.")]
    [InlineData("credentialBroker", "\"delaysRevocation\": false", "The credential broker was down 5.0 % of the time. 2 executions per replication waited for it, 18 min each.")]
    [InlineData("credentialBroker", "\"delaysRevocation\": false, \"whileDown\": \"cached\"", "The credential broker was down 5.0 % of the time. 2 executions per replication took a kept credential.")]
    public void A_fault_is_told_with_what_came_of_it(string target, string mode, string note)
    {
        var notes = Notes($$"""{ "{{target}}": { "when": { "kind": "schedule", "at": ["60m"], "for": "30m" }{{(mode.Length > 0 ? ", " + mode : string.Empty)}} } }""");
        Assert.Contains(note, notes);
    }

    /// <summary>The revocation of minute 62, an execution of no time after the review of minute 50, is lost; the credential of 15 minutes was issued then.</summary>
    [Fact]
    public void Revocations_that_never_came_are_told_with_how_long_the_credentials_lived_on()
    {
        var notes = Notes("""{ "credentialBroker": { "when": { "kind": "schedule", "at": ["62m30s"], "for": "27m30s" }, "lostRevocation": "100%" } }""", "classes.item.execution=1m");
        Assert.Equal(
            "The credential broker was down 4.6 % of the time. 1 execution per replication waited for it, 8 min each, and no revocation was delayed. 1 revocation per replication never came; what was to end lived on for 14 min.",
            notes[0]);
    }

    [Fact]
    public void Where_nothing_failed_nothing_is_said()
    {
        Assert.DoesNotContain(Notes("\"none\""), note => note.Contains(" down ", StringComparison.Ordinal));
        Assert.DoesNotContain(
            Notes("""{ "policyEngine": { "when": { "kind": "renewal", "mtbf": "36500d" } } }"""), note => note.Contains(" down ", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Notes(string faults, params string[] set)
    {
        var setup = new ReplicationSetup(Lab.Over(
            $$"""
            {
              "run": { "horizon": "10h" },
              "classes": { "item": { "wrong": "100%", "arrivals": { "kind": "scripted", "at": ["50m", "70m", "90m"] } } },
              "review": { "detectionMaximum": "0%" },
              "faults": {{faults}}
            }
            """,
            set));
        return RunAssembler.Assemble(setup.Scenario, Replicator.Run(setup, 1), "test", string.Empty).Notes;
    }
}
