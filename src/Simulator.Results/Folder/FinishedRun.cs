namespace Simulator.Results;

/// <summary>A run's folder, verified and read: what is judged and compared without simulating again.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Result">What the run found out.</param>
/// <param name="Samples">The values behind it, one a replication.</param>
/// <param name="ScenarioJson">The resolved scenario.</param>
public sealed record FinishedRun(string Path, RunResult Result, SampleSet Samples, string ScenarioJson)
{
    /// <summary>Name of the resolved scenario in a run's folder.</summary>
    public const string ScenarioFileName = "scenario.resolved.json";

    /// <summary>Verifies and reads a folder.</summary>
    /// <param name="path">The run's folder.</param>
    /// <exception cref="InvalidResultException">It is missing, damaged or of another version; the message is one line for the user.</exception>
    public static FinishedRun Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (RunFolder.Verify(path) is { Count: > 0 } problems)
        {
            var more = problems.Count > 1 ? $" (and {HumanText.Count(problems.Count - 1)} more)" : string.Empty;
            throw new InvalidResultException(problems[0].StartsWith(path, StringComparison.Ordinal) ? problems[0] + more : $"{path}: {problems[0]}{more}");
        }

        var result = SummaryFile.Read(path);
        var samples = SamplesFile.Read(path);
        return samples.Replications == result.Identity.Replications
            ? new FinishedRun(path, result, samples, System.Text.Encoding.UTF8.GetString(ResultBytes.Read(System.IO.Path.Combine(path, ScenarioFileName))))
            : throw new InvalidResultException($"{path}: {SamplesFile.FileName} holds {samples.Replications} replications, {SummaryFile.FileName} {result.Identity.Replications}");
    }
}
