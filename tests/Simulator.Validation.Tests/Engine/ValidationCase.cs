using Simulator.Scenarios;

namespace Simulator.Validation.Tests;

/// <summary>A scenario file that is a textbook model, and what the textbook says about it.</summary>
/// <param name="Id">Stable name, also of the scenario file.</param>
/// <param name="Title">One line.</param>
/// <param name="Scenario">The whole text of the file; it may extend a scenario that comes with the program.</param>
/// <param name="Checks">Computes the checks; theory is worked out only when it is asked for.</param>
internal sealed record ValidationCase(string Id, string Title, string Scenario, Func<IReadOnlyList<Check>> Checks)
{
    private readonly Lazy<IReadOnlyList<Check>> computed = new(Checks);

    /// <summary>The checks with their theoretical values.</summary>
    public IReadOnlyList<Check> List => computed.Value;

    /// <summary>The scenario of the file with another seed, loaded as a user's file is.</summary>
    public Scenario Load(ulong seed)
    {
        var overrides = new ScenarioOverrides { Set = [$"run.seed={seed}"] };
        var loaded = ScenarioLoader.Parse(Scenario, overrides, Id + ".json", ShippedFiles.All);
        return loaded.IsValid
            ? loaded.Scenario
            : throw new InvalidOperationException($"The scenario of {Id} is invalid:\n" + string.Join("\n", loaded.Errors));
    }
}
