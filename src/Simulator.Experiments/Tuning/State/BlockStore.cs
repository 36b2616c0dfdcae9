using Simulator.Results;

namespace Simulator.Experiments;

/// <summary>
/// Finished blocks on the disk, one file each, whole or absent: a file is written under another name, flushed and renamed. The name is a digest of
/// all that determines the block, so the folder may serve any number of searches.
/// </summary>
internal sealed class BlockStore
{
    private const string Ending = ".block";
    private readonly string? folder;

    /// <summary>A store.</summary>
    /// <param name="folder">The folder; null to keep nothing.</param>
    /// <exception cref="InvalidTuningException">The folder cannot be made.</exception>
    public BlockStore(string? folder)
    {
        this.folder = folder;
        if (folder is not null)
        {
            Guarded(() => _ = Directory.CreateDirectory(folder));
        }
    }

    /// <summary>The series of a block; null when it is not there or is broken, so that it is simulated again.</summary>
    public IReadOnlyList<MetricSeries?>? Find(string name, int replications, IReadOnlyList<TuningQuantity> quantities)
    {
        if (folder is null || PathOf(name) is not { } path || !File.Exists(path))
        {
            return null;
        }

        try
        {
            using var stream = File.OpenRead(path);
            var set = SamplesFile.Parse(stream, path);
            return set.Replications == replications
                ? [.. quantities.Select(each => set.Find(each.Metric, each.Where, Aggregate.Parse(each.Aggregate)))]
                : null;
        }
        catch (Exception e) when (e is InvalidResultException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a block.</summary>
    /// <exception cref="InvalidTuningException">The folder cannot be written.</exception>
    public void Keep(string name, int replications, IReadOnlyList<MetricSeries?> series)
    {
        if (folder is null)
        {
            return;
        }

        var path = PathOf(name);
        var partial = path + ".partial";
        Guarded(() =>
        {
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                SamplesFile.Write(new SampleSet(replications, [.. series.OfType<MetricSeries>().Distinct()]), stream);
                stream.Flush(flushToDisk: true); // a rename must not reach the disk before the content does
            }

            File.Move(partial, path, overwrite: true);
        });
    }

    private string PathOf(string name) => Path.Combine(folder!, name + Ending);

    private void Guarded(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new InvalidTuningException($"{SafeText.Clean(folder!)}: the state of the search cannot be kept there: {SafeText.Clean(e.Message)}", e);
        }
    }
}
