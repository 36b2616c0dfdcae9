using Simulator.Governance;
using Simulator.Scenarios;

namespace Simulator.Simulation.Tests;

/// <summary>Trails of one replication, as a sink without faults keeps them.</summary>
internal static class Trails
{
    /// <summary>What the verifier says of the trail of a scenario's first replication.</summary>
    public static TrailReport Verify(Scenario scenario) => TrailVerifier.Verify(new MemoryStream(Written(scenario)));

    /// <summary>The rules that are broken there.</summary>
    public static IEnumerable<TrailRule> Findings(Scenario scenario) => Verify(scenario).Findings.Select(finding => finding.Rule).Distinct();

    /// <summary>The trail itself.</summary>
    public static byte[] Written(Scenario scenario)
    {
        var setup = new ReplicationSetup(scenario);
        using var stream = new MemoryStream();
        using var writer = new TrailWriter(
            stream, new TrailHeader(scenario.Name, new string('0', 64), 1, 0), scenario.Policy.Table, scenario.Gates, setup.Credentials, new Names(), setup.PoolOfPerson, scenario.Special,
            scenario.PolicyVariants);
        new Replication(setup, Arm.Governed) { PolicyChanges = change => writer.Write(change, default), PolicyOutages = writer.DeclarePolicyOutage }.Run(0, writer.Write);
        writer.Complete();
        return stream.ToArray();
    }

    private sealed class Names : ITrailNames
    {
        public string NameOfClass(ClassId kind) => $"class {kind.Index}";

        public string NameOfPerson(PersonId person) => $"person {person.Value}";

        public string NameOfPool(int pool) => $"pool {pool}";

        public string NameOfService(int service) => $"service {service}";
    }
}
