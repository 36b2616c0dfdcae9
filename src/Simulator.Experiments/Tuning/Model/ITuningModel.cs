using Simulator.Results;

namespace Simulator.Experiments;

/// <summary>Replications to simulate.</summary>
/// <param name="Set">The setting, as <c>path=value</c>.</param>
/// <param name="Assumptions">Changed hypotheses, as <c>path=value</c>; empty for none.</param>
/// <param name="First">Index of the first replication.</param>
/// <param name="Count">Their number, at least 1.</param>
public sealed record TuningTask(IReadOnlyList<string> Set, IReadOnlyList<string> Assumptions, int First, int Count);

/// <summary>A hypothesis whose value has a size.</summary>
/// <param name="Path">Its key.</param>
/// <param name="Low">Smallest factor on its value.</param>
/// <param name="High">Largest factor on its value.</param>
/// <param name="Source">Where the range comes from: <c>declared</c>, <c>documented</c> or <c>assumed</c>.</param>
public sealed record TuningHypothesis(string Path, double Low, double High, string Source);

/// <summary>What is tuned.</summary>
/// <param name="Scenario">Name.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Digest">SHA-256 over the resolved scenario, hexadecimal.</param>
/// <param name="Seed">Master seed.</param>
public sealed record TuningSubject(string Scenario, string Title, string Digest, ulong Seed);

/// <summary>
/// The simulator as a search sees it: a pure function of a setting and replication indices. Equal tasks give equal bits on any thread; a replication
/// index stands for the same random numbers under every setting.
/// </summary>
public interface ITuningModel
{
    /// <summary>What is tuned.</summary>
    TuningSubject Subject { get; }

    /// <summary>What is wrong with a setting, one line each; empty when it can be simulated.</summary>
    /// <param name="set">The setting, as <c>path=value</c>.</param>
    IReadOnlyList<string> Problems(IReadOnlyList<string> set);

    /// <summary>Every series that a few replications of a setting give, to check a question against.</summary>
    /// <param name="set">The setting, as <c>path=value</c>.</param>
    SampleSet Survey(IReadOnlyList<string> set);

    /// <summary>Simulates a task.</summary>
    /// <param name="task">What to simulate.</param>
    /// <param name="quantities">What is needed of it.</param>
    /// <param name="cancellation">Stops with <see cref="OperationCanceledException"/>.</param>
    /// <returns>For each quantity its series; null where these replications have none.</returns>
    IReadOnlyList<MetricSeries?> Simulate(TuningTask task, IReadOnlyList<TuningQuantity> quantities, CancellationToken cancellation);

    /// <summary>The hypotheses that can be varied, in a fixed order, and the paths of those that cannot.</summary>
    (IReadOnlyList<TuningHypothesis> Varied, IReadOnlyList<string> Left) Hypotheses();

    /// <summary>The assumptions that multiply hypotheses.</summary>
    /// <param name="factors">The factor of each hypothesis, by its path.</param>
    IReadOnlyList<string> Scaled(IReadOnlyList<(TuningHypothesis Hypothesis, double Factor)> factors);
}
