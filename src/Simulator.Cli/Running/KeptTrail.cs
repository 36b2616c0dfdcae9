using Simulator.Governance;
using Simulator.Operations;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Cli;

/// <summary>The audit trail of one replication, simulated once more with its trail on: nothing is kept of the others.</summary>
internal static class KeptTrail
{
    public static void Write(
        Scenario scenario, ReplicationSetup setup, RunIdentity identity, int replication, Stream destination, CancellationToken cancellation) =>
        Write(scenario, setup, new TrailHeader(scenario.Name, identity.ScenarioDigest, scenario.Run.Seed, replication), destination, cancellation);

    /// <summary>The trail of the replication that a header names.</summary>
    public static void Write(Scenario scenario, ReplicationSetup setup, TrailHeader header, Stream destination, CancellationToken cancellation)
    {
        var replication = new Replication(setup, Arm.Governed);
        using var writer = WriterOf(scenario, setup, header, destination);
        if (scenario.CanLackEvidence)
        {
            // What the sink loses is known only later: the first pass finds out, the second one writes.
            replication.KeepFates();
            replication.Run(header.Replication, cancellation: cancellation);
            var kept = new SinkWriter(writer, [.. replication.Fates], scenario.AuditSink?.DeclareGaps ?? true);
            replication.PolicyChanges = change => kept.Take(change, default);
            replication.PolicyOutages = writer.DeclarePolicyOutage;
            replication.Run(header.Replication, kept.Take, cancellation);
            kept.Finish();
        }
        else
        {
            replication.PolicyChanges = change => writer.Write(change, default);
            replication.PolicyOutages = writer.DeclarePolicyOutage;
            replication.Run(header.Replication, writer.Write, cancellation);
        }

        writer.Complete();
    }

    /// <summary>The trail of everything that happened, where the sink may lack some of it.</summary>
    public static void WriteTruth(
        Scenario scenario, ReplicationSetup setup, RunIdentity identity, int replication, Stream destination, CancellationToken cancellation)
    {
        var header = new TrailHeader(scenario.Name, identity.ScenarioDigest, scenario.Run.Seed, replication);
        using var writer = WriterOf(scenario, setup, header, destination);
        new Replication(setup, Arm.Governed)
        {
            PolicyChanges = change => writer.Write(change, default),
            PolicyOutages = writer.DeclarePolicyOutage,
        }.Run(replication, writer.Write, cancellation);
        writer.Complete();
    }

    private static TrailWriter WriterOf(Scenario scenario, ReplicationSetup setup, TrailHeader header, Stream destination) => new(
        destination,
        header,
        scenario.Policy.Table,
        scenario.Gates,
        setup.Credentials,
        new CatalogueNames(scenario),
        Staff.PoolOfPerson(scenario),
        scenario.Special,
        scenario.PolicyVariants);

    private sealed class CatalogueNames(Scenario scenario) : ITrailNames
    {
        private readonly Catalogue catalogue = Catalogue.Create(scenario);

        public string NameOfPerson(PersonId person) => catalogue.NameOf(person);

        public string NameOfClass(ClassId kind) => scenario.Classes[kind.Index].Name;

        public string NameOfStage(int stage) => scenario.Tickets!.Stages[stage].Name;

        public TrailWorkflow? WorkflowOfClass(ClassId kind) => scenario.Classes[kind.Index].Workflow is >= 0 and var index
            && scenario.Workflows[index] is var workflow
            ? new TrailWorkflow(workflow.Name, workflow.Process, workflow.Owner)
            : null;

        public string NameOfService(int service) => catalogue.Services[service];

        public string NameOfPool(int pool) => scenario.Pools[pool].Name;
    }
}
