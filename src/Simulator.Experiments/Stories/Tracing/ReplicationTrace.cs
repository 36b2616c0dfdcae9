using Simulator.Governance;
using Simulator.Operations;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>Writes the course of one replication for Perfetto: reviewers as threads, requests as slices, leaks as instants, backlogs as counters.</summary>
public static class ReplicationTrace
{
    /// <summary>Simulates a replication once more, under the scenario's policy, and writes its course as <see cref="TraceEventFile"/>.</summary>
    /// <param name="setup">The scenario, prepared.</param>
    /// <param name="replication">The replication, from 0.</param>
    /// <param name="destination">Where to; flushed at the end, never closed. Written as it happens: memory follows the requests in flight.</param>
    /// <param name="cancellation">Stops early with <see cref="OperationCanceledException"/>.</param>
    public static void Write(ReplicationSetup setup, int replication, Stream destination, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentOutOfRangeException.ThrowIfNegative(replication);
        var scenario = setup.Scenario;
        var draws = KeyedDraws.FromSeed(scenario.Run.Seed, Nodes.FormatVersion, replication);
        using var file = new TraceEventFile(
            destination,
            scenario.Run.Start,
            TraceArgument.Of("scenario", scenario.Name),
            TraceArgument.Of("seed", scenario.Run.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            TraceArgument.Of("replication", replication));
        var catalogue = Catalogue.Create(scenario);
        var floor = new FloorTrace(file, scenario, catalogue);
        var board = new TaskBoard(scenario, floor);
        var requests = new RequestTrace(file, scenario, catalogue);
        var simulated = new Replication(setup, Arm.Governed);
        var leaks = new LeakReplay(setup, simulated.DraftOf);
        leaks.Restart(draws);
        simulated.Run(
            replication,
            (in AuditEvent fact, in ActionRequest request) =>
            {
                floor.Before(fact, request);
                board.Observe(fact, request);
                requests.Observe(fact, request);
                leaks.Observe(fact, request);
            },
            cancellation);
        leaks.Finish();
        var end = Instant.Max(floor.Now, scenario.Run.Start + scenario.Run.Horizon);
        floor.Finish(DutyReplay.Run(setup, draws, end));
        LeakTrace.Write(file, scenario, leaks.Leaks, end);
        file.Complete();
    }
}
