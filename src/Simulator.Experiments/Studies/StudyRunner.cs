using System.Globalization;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>Simulates variants of one scenario on the same draws: whatever differs between two of them is what their settings do.</summary>
/// <param name="load">Loads the scenario with further settings <c>path=value</c> laid over everything else.</param>
/// <param name="threads">Number of threads, at least 1; no result depends on it.</param>
/// <param name="programVersion">Version of the program, part of run ids.</param>
public sealed class StudyRunner(Func<IReadOnlyList<string>, ScenarioLoadResult> load, int threads, string programVersion)
{
    /// <summary>The variant with some settings, or what is wrong with it.</summary>
    /// <param name="set">Settings <c>path=value</c>.</param>
    /// <param name="problem">What is wrong, in one line; empty when nothing is.</param>
    /// <returns>The scenario; null when the settings do not fit it.</returns>
    public Scenario? Load(IReadOnlyList<string> set, out string problem)
    {
        var loaded = load(set);
        problem = loaded.IsValid ? string.Empty : loaded.Errors.Count > 0 ? loaded.Errors[0].ToString() : "the settings do not fit the scenario";
        return loaded.Scenario;
    }

    /// <summary>Simulates the variant with some settings.</summary>
    /// <param name="set">Settings <c>path=value</c>.</param>
    /// <param name="progress">Called after each replication; null for none.</param>
    /// <param name="cancellation">Stops early with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidTuningException">The settings do not fit the scenario.</exception>
    public FinishedRun Run(IReadOnlyList<string> set, Action<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        var scenario = Load(set, out var problem) ?? throw new InvalidTuningException([string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', set)}: {problem}")]);
        var runs = Replicator.Run(new ReplicationSetup(scenario), threads, progress, cancellation);
        var (result, samples) = RunAssembler.AssembleWithSamples(scenario, runs, programVersion, string.Empty);
        return new FinishedRun(string.Empty, result, samples, scenario.ResolvedJson);
    }
}
