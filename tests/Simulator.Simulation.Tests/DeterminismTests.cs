using Simulator.Simulation;
using Simulator.Statistics;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>The same seed gives the same bits; another seed, replication or arm gives others.</summary>
public class DeterminismTests
{
    [Fact]
    public void A_replication_gives_the_same_bits_again_also_after_others_in_between()
    {
        var replication = new Replication(new ReplicationSetup(Lab.Shipped("baseline")), Arm.Governed);
        var first = replication.Run(3);
        replication.Run(4);
        var again = replication.Run(3);
        Assert.Equal(first.TrailDigest, again.TrailDigest);
        Assert.Equal(first.Events, again.Events);
        Assert.Equal(first.All.ApprovalLatency, again.All.ApprovalLatency);
        Assert.Equal(first.All.ExploitableCredentialTime, again.All.ExploitableCredentialTime);
        Assert.Equal(first.Pools[0].BacklogAt, again.Pools[0].BacklogAt);
    }

    public static TheoryData<string> Shipped { get; } = [.. Directory.EnumerateFiles(Path.Combine(Lab.RepositoryRoot, "scenarios"), "*.expected.json")
        .Select(file => Path.GetFileName(file)[..^".expected.json".Length])
        .Except(["fast-attacker", "race-ttl"]) // they have leaks only, and no fact
        .Order(StringComparer.Ordinal)];

    /// <summary>A kept trail hears every fact; without one, facts that no score waits for are passed over.</summary>
    [Theory]
    [MemberData(nameof(Shipped))]
    public void Keeping_the_trail_changes_nothing(string scenario)
    {
        var setup = new ReplicationSetup(Lab.Shipped(scenario));
        var facts = 0;
        foreach (var arm in new[] { Arm.Governed, Arm.AutoTwin })
        {
            var kept = new Replication(setup, arm).Run(0, (in Governance.AuditEvent _, in Governance.ActionRequest _) => facts++);
            Assert.Equal(ResultText.Of(kept), ResultText.Of(new Replication(setup, arm).Run(0)));
        }

        Assert.True(facts > 100, $"only {facts} facts were kept");
    }

    [Fact]
    public void Replications_seeds_and_arms_differ()
    {
        var scenario = Lab.Shipped("baseline");
        var digests = new[]
        {
            Lab.Run(scenario).TrailDigest,
            Lab.Run(scenario, Arm.Governed, 1).TrailDigest,
            Lab.Run(scenario, Arm.AutoTwin).TrailDigest,
            Lab.Run(Lab.Shipped("baseline", "run.seed=2")).TrailDigest,
        };
        Assert.Equal(digests.Length, digests.Distinct().Count());
    }

    [Fact]
    public void Both_arms_meet_the_same_requests_incidents_and_truths()
    {
        var scenario = Lab.Shipped("baseline");
        var governed = Lab.Run(scenario);
        var twin = Lab.Run(scenario, Arm.AutoTwin);
        Assert.Equal(governed.All.Roots, twin.All.Roots);
        Assert.Equal(governed.All.Wrong, twin.All.Wrong);
        Assert.Equal(governed.Incidents.Count, twin.Incidents.Count);
    }

    [Fact]
    public void A_new_class_leaves_the_arrivals_and_truths_of_the_others_alone()
    {
        var before = Lab.Run(Lab.Shipped("baseline"));
        var after = Lab.Run(Lab.Extending(
            "baseline",
            """{ "classes": { "aaa-new": { "access": "read", "impact": "low", "arrivals": { "kind": "poisson", "rate": "30/h" } } } }"""));
        for (var kind = 0; kind < before.Classes.Count; kind++)
        {
            Assert.Equal(before.Classes[kind].Roots, after.Classes[kind + 1].Roots);
            Assert.Equal(before.Classes[kind].Wrong, after.Classes[kind + 1].Wrong);
        }
    }
}
