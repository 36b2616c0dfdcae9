namespace Simulator.Scenarios;

/// <summary>What a command adds to a scenario file. Precedence, lowest first: files, environment, <c>--set</c>, seed and replications.</summary>
public sealed record ScenarioOverrides
{
    /// <summary>The prefix that marks an environment variable as a setting; matched without regard to case.</summary>
    public const string EnvironmentPrefix = "SIMULATOR__";

    /// <summary>Nothing is overridden.</summary>
    public static ScenarioOverrides None { get; } = new();

    /// <summary>Settings <c>path=value</c>, such as <c>run.horizon=8h</c>; of two for one path the later holds. Default: none.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>
    /// Environment variables; those that begin with <see cref="EnvironmentPrefix"/> are settings (two underscores part the path), the
    /// others are ignored. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The master seed of the run; null leaves the file's.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The number of replications; null leaves the file's.</summary>
    public int? Replications { get; init; }

    /// <summary>
    /// Whether gates that nobody could ever satisfy are allowed: they become <see cref="ScenarioLoadResult.Warnings"/> and their requests
    /// expire. Default: they are errors.
    /// </summary>
    public bool AllowUnsatisfiable { get; init; }
}
