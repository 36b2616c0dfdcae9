using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>
/// Five actions: three of one workflow and one of another under a broad account that both share, one under an identity of its own. All
/// execute for 10 minutes, and each execution leaks its credential, which an attacker uses 4 minutes later.
/// </summary>
public class AttributionMetricTests
{
    [Fact]
    public void An_action_under_an_account_that_two_workflows_share_proves_nobody_s()
    {
        var run = Run("sharedBroad");
        Assert.Equal(1 / 5.0, Find(run, "attribution_rate"), 12);
        Assert.Equal(((3 * Math.Log2(4 / 3.0)) + (1 * 2)) / 5, Find(run, "attribution_entropy"), 12);
    }

    [Fact]
    public void One_leak_of_a_shared_account_reaches_every_workflow_that_works_under_it()
    {
        // Four leaks reach two workflows each, one reaches one; all are used from minute 4 to the end at minute 10.
        var run = Run("sharedBroad");
        Assert.Equal(9 / 5.0, Find(run, "leak_reach"), 12);
        Assert.Equal(6 * 9 / 5.0, Find(run, "compromised_workflow_minutes"), 9);
    }

    [Fact]
    public void An_account_of_one_workflow_alone_proves_whose_action_it_was()
    {
        // The other workflow works under identities of its own.
        var run = Run("jit");
        Assert.Equal((1, 0, 1), (Find(run, "attribution_rate"), Find(run, "attribution_entropy"), Find(run, "leak_reach")));
    }

    [Fact]
    public void A_borrowed_account_never_tells_the_agent_from_the_person()
    {
        var identities = new IdentitySharing(Scenario("inheritedUser"));
        Assert.Equal([true, false, true, true], Enumerable.Range(0, 4).Select(identities.IsTelling)); // by name: alone, borrows, two classes of one workflow
    }

    [Fact]
    public void Where_every_workload_has_its_own_identity_nothing_is_said() => Assert.DoesNotContain(
        RunAssembler.Assemble(Lab.With(), Replicator.Run(new ReplicationSetup(Lab.With()), 1), "test", string.Empty).Metrics,
        metric => metric.Metric is "attribution_rate" or "attribution_entropy" or "leak_reach");

    private static Scenario Scenario(string identity) => Lab.Over(
        $$"""
        {
          "policy": { "profile": "no_gate", "identityRaises": false },
          "attack": { "firstAttempt": "4m" },
          "leaks": { "log": { "of": "credential", "containment": "item", "perUse": "100%", "perCredentialHour": 0, "detectionProbability": "0%" } },
          "workflows": { "claims": { "process": "claims", "owner": "Head of claims" }, "sales": { "process": "sales", "owner": "Head of sales" } },
          "classes": {
            "item": { "workflow": "claims", "arrivals": { "at": ["0h", "2h"] }, "execution": "10m", "content": { "identity": "sharedBroad" } },
            "more": { "workflow": "claims", "arrivals": { "kind": "scripted", "at": ["4h"] }, {{Rest}}, "content": { "identity": "sharedBroad" } },
            "guest": { "workflow": "sales", "arrivals": { "kind": "scripted", "at": ["6h"] }, {{Rest}}, "content": { "identity": "{{identity}}" } },
            "alone": { "arrivals": { "kind": "scripted", "at": ["8h"] }, {{Rest}} }
          }
        }
        """);

    private const string Rest = "\"access\": \"write\", \"impact\": \"low\", \"wrong\": \"0%\", \"execution\": \"10m\", \"credential\": { \"ttl\": \"15m\", \"revokeDelay\": \"0s\" }, \"session\": \"none\"";

    private static RunResult Run(string identity)
    {
        var scenario = Scenario(identity);
        return RunAssembler.Assemble(scenario, Replicator.Run(new ReplicationSetup(scenario), 1), "test", string.Empty);
    }

    private static double Find(RunResult run, string metric) =>
        run.Metrics.First(each => each.Metric == metric && each.Where[0].Value == "governed").Estimate.Value;
}
