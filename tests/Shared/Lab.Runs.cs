using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.TestSupport;

/// <content>Runs of a single replication.</content>
internal static partial class Lab
{
    /// <summary>One replication under an arm.</summary>
    public static ReplicationResult Run(Scenario scenario, Arm arm = Arm.Governed, int replication = 0) =>
        new Replication(new ReplicationSetup(scenario), arm).Run(replication);

    /// <summary>Every fact of one replication, with the minutes since the start at which it happened.</summary>
    public static IReadOnlyList<(double Minute, AuditEvent Fact)> Trail(Scenario scenario, Arm arm = Arm.Governed, int replication = 0)
    {
        var facts = new List<(double, AuditEvent)>();
        new Replication(new ReplicationSetup(scenario), arm).Run(
            replication,
            (in AuditEvent fact, in ActionRequest _) => facts.Add(((fact.At - scenario.Run.Start).TotalMinutes, fact)));
        return facts;
    }

    /// <summary>The minutes at which a kind of fact happened, in order.</summary>
    public static double[] Minutes(this IEnumerable<(double Minute, AuditEvent Fact)> trail, Fact kind) =>
        [.. trail.Where(entry => entry.Fact.Fact == kind).Select(entry => entry.Minute)];
}
