using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>The replications of a scenario under its policy and under its auto twin, in index order.</summary>
/// <param name="Governed">One result a replication under the scenario's policy.</param>
/// <param name="AutoTwin">The same replications, on the same draws, under the auto twin; empty when it was not simulated.</param>
public sealed record Replications(IReadOnlyList<ReplicationResult> Governed, IReadOnlyList<ReplicationResult> AutoTwin);

/// <summary>Which arms of a scenario are simulated.</summary>
public enum Arms
{
    /// <summary>The scenario's policy and its auto twin.</summary>
    Both,

    /// <summary>The scenario's policy only: half the work where no effect of the gates is asked for.</summary>
    GovernedOnly,
}

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
        return Run(setup, 0, setup.Scenario.Run.Replications, Arms.Both, threads, progress, cancellation);
    }

    /// <summary>Runs a range of replications.</summary>
    /// <param name="setup">The scenario, prepared; its own number of replications does not matter here.</param>
    /// <param name="first">Index of the first replication, 0 or above.</param>
    /// <param name="count">Their number, 0 or above.</param>
    /// <param name="arms">Which arms.</param>
    /// <param name="threads">Number of threads, at least 1.</param>
    /// <param name="progress">Called after each replication, from any thread, one call at a time; null for none.</param>
    /// <param name="cancellation">Stops early with <see cref="OperationCanceledException"/>; nothing is returned then.</param>
    public static Replications Run(
        ReplicationSetup setup, int first, int count, Arms arms, int threads, Action<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var governed = new ReplicationResult[count];
        var twin = new ReplicationResult[arms == Arms.Both ? count : 0];
        var next = -1;
        var done = 0;
        var events = 0L;
        var gate = new Lock();

        // One iteration a thread, which takes the next replication as long as there is one: none waits for a share of the others, and what
        // a thread needs is made once. A loop over replications would make it anew at every share.
        Parallel.For(
            0,
            Math.Min(threads, count),
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            (_, loop) =>
            {
                (Replication Governed, Replication? Twin)? own = null;
                while (!loop.ShouldExitCurrentIteration && Interlocked.Increment(ref next) is var index && index < count)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var pair = own ??= PairOf(setup, arms);
                    governed[index] = pair.Governed.Run(first + index, cancellation: cancellation);
                    var simulated = governed[index].Events;
                    if (pair.Twin is not null)
                    {
                        twin[index] = pair.Twin.Run(first + index, cancellation: cancellation);
                        simulated += twin[index].Events;
                    }

                    lock (gate)
                    {
                        events += simulated;
                        progress?.Invoke(new RunProgress(++done, count, events, MeanLatency(governed[index])));
                    }
                }
            });
        return new Replications(governed, twin);
    }

    private static double MeanLatency(ReplicationResult run) =>
        run.All.ApprovalLatency is { Count: > 0 } latency ? latency.Mean / 60e6 : double.NaN;

    private static (Replication Governed, Replication? Twin) PairOf(ReplicationSetup setup, Arms arms)
    {
        var governed = new Replication(setup, Arm.Governed);
        if (arms != Arms.Both)
        {
            return (governed, null);
        }

        var routes = new Routes();
        governed.Routes = routes;
        return (governed, new Replication(setup, Arm.AutoTwin) { Routes = routes });
    }
}
