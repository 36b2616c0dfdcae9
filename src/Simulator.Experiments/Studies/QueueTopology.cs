using System.Globalization;
using Simulator.Governance;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>The settings that let people's work and that of AI share their queues, or give each queues of its own with the same people.</summary>
/// <param name="Shared">The settings of shared queues; none where they are shared already.</param>
/// <param name="Separate">The settings of separate queues; none where no pool can be parted.</param>
/// <param name="PersonsShare">The share of review time, 0 to 1, that people's own work takes when queues are shared; people are parted by it.</param>
public sealed record QueueTopology(IReadOnlyList<string> Shared, IReadOnlyList<string> Separate, double PersonsShare)
{
    private const int MostReplications = 8;

    /// <summary>The two ways for a scenario.</summary>
    /// <param name="scenario">The scenario; its queues may be parted already.</param>
    /// <param name="share">The share of people for people's own work, between 0 and 1; null for the share of review time that it takes, from at most 8 replications.</param>
    /// <param name="threads">Number of threads, at least 1; the result does not depend on it.</param>
    /// <param name="cancellation">Stops early with <see cref="OperationCanceledException"/>.</param>
    public static QueueTopology Of(Scenario scenario, double? share, int threads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var persons = share ?? ShareOfReviewTime(scenario, threads, cancellation);
        return new QueueTopology(
            [.. scenario.Pools.Where(pool => pool.Queues is not null).Select(pool => $"{KeyPath.Of("pools", pool.Name, "queues")}=shared")],
            [.. scenario.Pools.Select((pool, index) => Part(pool, ApprovalsOf(scenario, index), persons)).OfType<string>()],
            persons);
    }

    private static string? Part(Pool pool, int needed, double share)
    {
        if (needed == 0 || pool.Reviewers < 2 * needed || pool.Assignment != Assignment.Pull || pool.OnCall is not null || pool.WaitingRoom is not null)
        {
            return null;
        }

        var people = Math.Clamp((int)Math.Round(share * pool.Reviewers), needed, pool.Reviewers - needed);
        return string.Create(CultureInfo.InvariantCulture, $"{KeyPath.Of("pools", pool.Name, "queues", "personsWork")}={Math.Round(100.0 * people / pool.Reviewers, 4)}%");
    }

    private static int ApprovalsOf(Scenario scenario, int pool) => new[] { scenario.Gates.Single, scenario.Gates.Dual }
        .Max(gates => gates.SelectMany(gate => gate.Factors).Where(factor => factor.Pool == pool).Sum(factor => factor.Approvals));

    private static double ShareOfReviewTime(Scenario scenario, int threads, CancellationToken cancellation)
    {
        var few = scenario with { Run = scenario.Run with { Replications = Math.Min(MostReplications, scenario.Run.Replications) } };
        var runs = Replicator.Run(new ReplicationSetup(few), threads, cancellation: cancellation);
        double TimeOf(Func<ActionClass, bool> isMeant) => runs.Governed.Sum(run => run.Classes.Where((_, index) => isMeant(scenario.Classes[index])).Sum(flow => (double)flow.Content.ReviewTime));
        var all = TimeOf(_ => true);
        return all == 0 ? 0.5 : TimeOf(kind => kind.Origin == Origin.Human) / all;
    }
}
