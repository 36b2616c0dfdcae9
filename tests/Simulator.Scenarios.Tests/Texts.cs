namespace Simulator.Scenarios.Tests;

/// <summary>Scenario texts and short ways to load them.</summary>
internal static class Texts
{
    /// <summary>The least a scenario has to say.</summary>
    public const string Minimal =
        """
        {
          "version": 1,
          "run": { "horizon": "24h" },
          "pools": { "desk": { "reviewers": 3 } },
          "classes": {
            "item": { "arrivals": { "kind": "poisson", "rate": "4/h" }, "access": "write", "impact": "medium" }
          }
        }
        """;

    private static readonly Dictionary<string, string> Others = new() { ["minimal.json"] = Minimal };

    /// <summary>Loads a text that may extend minimal.json.</summary>
    public static ScenarioLoadResult Load(string text, params string[] set) =>
        ScenarioLoader.Parse(text, new ScenarioOverrides { Set = set }, "case.json", Others);

    /// <summary>Loads keys laid over the minimal scenario.</summary>
    public static ScenarioLoadResult Over(string members, params string[] set) =>
        Load($$"""{ "extends": "minimal.json", {{members}} }""", set);

    /// <summary>The scenario of a text that has to be valid.</summary>
    public static Scenario Valid(ScenarioLoadResult result)
    {
        Assert.Equal(string.Empty, string.Join('\n', result.Errors));
        return Assert.IsType<Scenario>(result.Scenario);
    }

    /// <summary>The only class of a scenario made of members laid over the minimal one.</summary>
    public static ActionClass Item(string members, params string[] set) =>
        Valid(Over($$"""
            "classes": { "item": { {{members}} } }
            """, set)).Classes[0];

    /// <summary>The errors as a user sees them.</summary>
    public static string[] Lines(ScenarioLoadResult result) => [.. result.Errors.Select(error => error.ToString())];
}
