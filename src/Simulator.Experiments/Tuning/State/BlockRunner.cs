using System.Runtime.ExceptionServices;
using Simulator.Results;

namespace Simulator.Experiments;

/// <summary>Simulates tasks on several threads, takes from the store what is there and keeps in it what is new.</summary>
internal sealed class BlockRunner(
    ITuningModel model, IReadOnlyList<TuningQuantity> quantities, string origin, TuningOptions options, TuningClock clock, CancellationToken cancellation)
{
    private readonly BlockStore store = new(options.StateFolder);
    private readonly string[] names = [.. quantities.Select(quantity => quantity.ToString())];

    /// <summary>What is measured.</summary>
    public IReadOnlyList<TuningQuantity> Quantities => quantities;

    /// <summary>How far the search is.</summary>
    public TuningClock Clock => clock;

    /// <summary>The series of every task, in the order of the tasks.</summary>
    public IReadOnlyList<MetricSeries?>[] Run(IReadOnlyList<TuningTask> tasks)
    {
        var results = new IReadOnlyList<MetricSeries?>[tasks.Count];
        try
        {
            Parallel.For(
                0, tasks.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, index => results[index] = One(tasks[index]));
        }
        catch (AggregateException failure) when (failure.Flatten().InnerExceptions is [var first, ..])
        {
            ExceptionDispatchInfo.Throw(first); // several threads may meet the same problem: one line is enough
        }

        return results;
    }

    private IReadOnlyList<MetricSeries?> One(TuningTask task)
    {
        var name = TuningDigest.OfBlock(origin, task, names);
        if (store.Find(name, task.Count, quantities) is { } kept)
        {
            clock.Done(task.Count, isSimulated: false);
            return kept;
        }

        var series = model.Simulate(task, quantities, cancellation);
        store.Keep(name, task.Count, series);
        clock.Done(task.Count, isSimulated: true);
        return series;
    }
}

/// <summary>Counts what is done and guesses the time that is left.</summary>
internal sealed class TuningClock(TimeProvider time, Action<TuningProgress>? progress)
{
    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();
    private TuningStage stage;
    private long done;
    private long simulated;
    private long expected;

    /// <summary>Begins a stage.</summary>
    /// <param name="next">The stage.</param>
    /// <param name="further">Replications that are expected from here to the end, at most.</param>
    public void Enter(TuningStage next, long further)
    {
        lock (gate)
        {
            stage = next;
            expected = done + further;
            progress?.Invoke(Now());
        }
    }

    /// <summary>Counts replications.</summary>
    public void Done(int replications, bool isSimulated)
    {
        lock (gate)
        {
            done += replications;
            simulated += isSimulated ? replications : 0;
            progress?.Invoke(Now());
        }
    }

    private TuningProgress Now() => new(stage, done, Math.Max(done, expected), simulated == 0
        ? null
        : time.GetElapsedTime(start) * (Math.Max(0, expected - done) / (double)simulated));
}
