using System.Globalization;
using Simulator.Governance;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>
/// Tells the stories of single requests. Nothing is stored for that while a scenario runs: a replication is a function of its number, so
/// it is simulated once more, under the scenario's policy, with its trail on.
/// </summary>
public static class Storyteller
{
    private const double MicrosPerMinute = 60_000_000;

    /// <summary>The story of one request.</summary>
    /// <param name="setup">The scenario, prepared.</param>
    /// <param name="replication">The replication, from 0; one beyond those of the run may be asked for as well.</param>
    /// <param name="id">The request: 16 hexadecimal digits, as trails and stories name it.</param>
    /// <param name="cancellation">Stops early with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The story, or why there is none: an id that is none, or a request that this replication does not have.</returns>
    public static StoryAnswer Tell(ReplicationSetup setup, int replication, string id, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentOutOfRangeException.ThrowIfNegative(replication);
        if (id.Length != 16 || !ulong.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return new StoryAnswer(null, $"'{SafeText.Clean(id)}' is no request: a request is named by 16 hexadecimal digits, as in the audit trail");
        }

        var node = new NodeId(value);
        var recorder = new Recorder(setup, Catalogue.Create(setup.Scenario));
        recorder.Record(replication, [node], [], cancellation);
        return recorder.StoryOf(node, null) is { } story
            ? new StoryAnswer(story, null)
            : new StoryAnswer(null, string.Create(
                CultureInfo.InvariantCulture, $"replication {replication} has no request {node}; {recorder.Submitted:N0} others were submitted in it"));
    }

    /// <summary>The stories of the worst of a run, over all its replications; the same for any number of threads.</summary>
    /// <param name="setup">The scenario, prepared.</param>
    /// <param name="measure">What is bad.</param>
    /// <param name="count">How many at most, at least 1.</param>
    /// <param name="threads">Number of threads, at least 1.</param>
    /// <param name="progress">Called after each replication of the search, from any thread, one call at a time; null for none.</param>
    /// <param name="replications">How many of the replications are searched, from the first; null for all.</param>
    /// <param name="cancellation">Stops early with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The worst first; fewer than asked for when there are no more.</returns>
    public static IReadOnlyList<Story> Worst(
        ReplicationSetup setup, StoryMeasure measure, int count, int threads, Action<RunProgress>? progress = null, int? replications = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Candidate[] worst = [.. Search(setup, measure, count, threads, progress, replications, cancellation).InOrder];
        var stories = new Story[worst.Length];
        var catalogue = Catalogue.Create(setup.Scenario);
        Parallel.ForEach(
            worst.Index().GroupBy(entry => entry.Item.Replication),
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            () => new Recorder(setup, catalogue),
            (chosen, _, recorder) =>
            {
                Tell(recorder, chosen.Key, [.. chosen], measure, stories, cancellation);
                return recorder;
            },
            _ => { });
        return stories;
    }

    /// <summary>What a choice is called in words, such as "the 3 longest waits for an approval".</summary>
    /// <param name="measure">What is bad.</param>
    /// <param name="count">How many, at least 1.</param>
    public static string ChoiceInWords(StoryMeasure measure, int count)
    {
        var (one, many) = measure switch
        {
            StoryMeasure.ApprovalLatency => ("longest wait for an approval", "longest waits for an approval"),
            StoryMeasure.WrongActionExposure => ("largest exposure to a wrong action", "largest exposures to a wrong action"),
            StoryMeasure.AttackerMargin => ("leak with the smallest margin to the attacker", "leaks with the smallest margin to the attacker"),
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
        };
        return count == 1 ? $"the {one}" : string.Create(CultureInfo.InvariantCulture, $"the {count} {many}");
    }

    /// <summary>The zone whose wall clock a scenario's stories are told by: that of its rosters when they agree, else that of the run.</summary>
    public static string ZoneOf(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var zones = scenario.Pools.Select(pool => pool.Roster?.Clock.Name).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return zones.Length == 1 ? zones[0] : scenario.Run.Clock.Name;
    }

    private static WorstList Search(
        ReplicationSetup setup, StoryMeasure measure, int count, int threads, Action<RunProgress>? progress, int? replications, CancellationToken cancellation)
    {
        var total = Math.Min(replications ?? int.MaxValue, setup.Scenario.Run.Replications);
        var worst = new WorstList(count);
        var gate = new Lock();
        var done = 0;
        var events = 0L;
        Parallel.For(
            0,
            total,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            () => new Scout(setup, measure, count),
            (replication, _, scout) =>
            {
                var simulated = scout.Watch(replication, cancellation);
                lock (gate)
                {
                    events += simulated;
                    progress?.Invoke(new RunProgress(++done, total, events));
                }

                return scout;
            },
            scout =>
            {
                lock (gate)
                {
                    worst.Offer(scout.Worst);
                }
            });
        return worst;
    }

    private static void Tell(
        Recorder recorder, int replication, (int Index, Candidate Item)[] chosen, StoryMeasure measure, Story[] stories, CancellationToken cancellation)
    {
        var isLeak = measure == StoryMeasure.AttackerMargin;
        HashSet<NodeId> nodes = [.. chosen.Select(each => each.Item.Node)];
        HashSet<NodeId> requests = isLeak ? [.. chosen.Select(each => each.Item.Holder).OfType<NodeId>()] : nodes;
        recorder.Record(replication, requests, isLeak ? nodes : [], cancellation);
        foreach (var (index, candidate) in chosen)
        {
            var rank = RankOf(measure, index + 1, candidate.Badness);
            stories[index] = (isLeak ? recorder.StoryOfLeak(candidate.Node, rank) : recorder.StoryOf(candidate.Node, rank))
                ?? throw new InvalidOperationException($"Replication {replication} was not the same when it was simulated again.");
        }
    }

    private static StoryRank RankOf(StoryMeasure measure, int place, double badness) => measure switch
    {
        StoryMeasure.ApprovalLatency => new StoryRank(place, "time in gates", badness / MicrosPerMinute, "min"),
        StoryMeasure.WrongActionExposure => new StoryRank(place, "exposure to a wrong action", badness / MicrosPerMinute, "severity min"),
        _ => new StoryRank(place, "margin to the attacker's first attempt", -badness / MicrosPerMinute, "min"),
    };
}
