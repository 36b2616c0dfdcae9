using System.Diagnostics.CodeAnalysis;

namespace Simulator.Scenarios;

/// <summary>Either a scenario or everything that is wrong with it.</summary>
public sealed class ScenarioLoadResult
{
    /// <summary>The most errors that are listed; <see cref="ErrorCount"/> counts the rest too.</summary>
    public const int MaximumListed = 50;

    private readonly Lazy<Scenario>? scenario;

    private ScenarioLoadResult(
        Lazy<Scenario>? scenario, IReadOnlyList<ScenarioError> errors, int errorCount, IReadOnlyList<ScenarioError> warnings)
    {
        Warnings = warnings;
        this.scenario = scenario;
        Errors = errors;
        ErrorCount = errorCount;
    }

    /// <summary>
    /// The scenario; null when there are errors. It is made when it is first asked for, because its quantile tables take tens of
    /// milliseconds: who only validates does not ask. Safe from any number of threads.
    /// </summary>
    public Scenario? Scenario => scenario?.Value;

    /// <summary>The first errors, ordered by file and position; empty for a valid scenario.</summary>
    public IReadOnlyList<ScenarioError> Errors { get; }

    /// <summary>What an override or <c>policy.checks</c> allowed and would be an error otherwise; empty unless the scenario is valid.</summary>
    public IReadOnlyList<ScenarioError> Warnings { get; }

    /// <summary>How many errors there are in all, at least as many as are listed.</summary>
    public int ErrorCount { get; }

    /// <summary>Whether there is a scenario.</summary>
    [MemberNotNullWhen(true, nameof(Scenario))]
    public bool IsValid => scenario is not null;

    internal static ScenarioLoadResult Valid(Func<Scenario> make, IReadOnlyList<ScenarioError> warnings) =>
        new(new Lazy<Scenario>(make), [], 0, warnings);

    internal static ScenarioLoadResult Invalid(IReadOnlyList<ScenarioError> errors) =>
        new(null, [.. errors.Take(MaximumListed)], errors.Count, []);
}
