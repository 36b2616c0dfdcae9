using Simulator.Results;

namespace Simulator.Experiments;

/// <summary>Runs settings on replications that the search has not seen.</summary>
internal sealed class FreshRuns(BlockRunner runner)
{
    /// <summary>Index of the first replication of the confirmation: a search never gets there.</summary>
    public const int FirstReplication = 1 << 20;

    private const int Block = 32;

    /// <summary>The series of each setting over all fresh replications.</summary>
    /// <param name="settings">The settings as <c>path=value</c>.</param>
    /// <param name="replications">Their number, the same for all.</param>
    public IReadOnlyList<MetricSeries?>[] Of(IReadOnlyList<IReadOnlyList<string>> settings, int replications) =>
        Of([.. settings.Select(set => (set, (IReadOnlyList<string>)[]))], FirstReplication, replications);

    /// <summary>The series of settings under assumptions.</summary>
    /// <param name="runs">Settings and assumptions.</param>
    /// <param name="first">Index of the first replication.</param>
    /// <param name="replications">Their number.</param>
    public IReadOnlyList<MetricSeries?>[] Of(IReadOnlyList<(IReadOnlyList<string> Set, IReadOnlyList<string> Assumptions)> runs, int first, int replications)
    {
        int[] counts = [.. Enumerable.Range(0, (replications + Block - 1) / Block).Select(block => Math.Min(Block, replications - (block * Block)))];
        var tasks = runs.SelectMany(run => counts.Select((count, block) => new TuningTask(run.Set, run.Assumptions, first + (block * Block), count))).ToList();
        var blocks = runner.Run(tasks);
        return [.. runs.Select((_, run) => (IReadOnlyList<MetricSeries?>)[.. runner.Quantities.Select((_, quantity) => SeriesParts.Join(
            [.. counts.Select((_, block) => blocks[(run * counts.Length) + block][quantity])], counts))])];
    }
}
