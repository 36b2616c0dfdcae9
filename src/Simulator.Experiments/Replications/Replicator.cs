using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>The replications of a scenario under its policy and under its auto twin, in index order.</summary>
/// <param name="Governed">One result a replication under the scenario's policy.</param>
/// <param name="AutoTwin">The same replications, on the same draws, under the auto twin.</param>
public sealed record Replications(IReadOnlyList<ReplicationResult> Governed, IReadOnlyList<ReplicationResult> AutoTwin);

/// <summary>Runs replications on several threads. The result does not depend on their number: each replication is a function of its index.</summary>
public static class Replicator
{
    /// <summary>Runs all replications of a scenario under both arms.</summary>
    /// <param name="setup">The scenario, prepared.</param>
    /// <param name="threads">Number of threads, at least 1.</param>
    /// <param name="progress">Called after each replication, from any thread, one call at a time; null for none.</param>
    /// <param name="cancellation">Stops early with <see cref="OperationCanceledException"/>; nothing is returned then.</param>
    public static Replications Run(
        ReplicationSetup setup, int threads, Action<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var total = setup.Scenario.Run.Replications;
        var governed = new ReplicationResult[total];
        var twin = new ReplicationResult[total];
        var done = 0;
        var events = 0L;
        var gate = new Lock();
        Parallel.For(
            0,
            total,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            () => (Governed: new Replication(setup, Arm.Governed), Twin: new Replication(setup, Arm.AutoTwin)),
            (index, _, arms) =>
            {
                governed[index] = arms.Governed.Run(index, cancellation: cancellation);
                twin[index] = arms.Twin.Run(index, cancellation: cancellation);
                lock (gate)
                {
                    events += governed[index].Events + twin[index].Events;
                    progress?.Invoke(new RunProgress(++done, total, events));
                }

                return arms;
            },
            _ => { });
        return new Replications(governed, twin);
    }
}
