using Simulator.Scenarios;

namespace Simulator.TestSupport;

/// <summary>Scenarios for tests, made from scenario text like a user's.</summary>
internal static partial class Lab
{
    /// <summary>One class, one pool, one gate for everything; every delay and every error switched off. Tests add arrivals, people and reviews.</summary>
    private const string Bare = """
        {
          "version": 1,
          "run": { "horizon": "24h", "replications": 1, "start": "2026-03-02T00:00:00Z" },
          "pools": { "desk": { "reviewers": 1, "discipline": "fifo" } },
          "classes": {
            "item": {
              "arrivals": { "kind": "scripted", "at": ["0s"] },
              "access": "write", "impact": "low", "wrong": "0%",
              "review": "12m", "execution": "0s",
              "credential": { "ttl": "15m", "revokeDelay": "0s" }, "session": "none"
            }
          },
          "gates": {
            "approval": { "levels": ["single"], "factors": { "owner": { "pool": "desk" } }, "expiry": "never" }
          },
          "policy": { "profile": "gate_everywhere", "latency": "0s", "issueDelay": "0s" },
          "review": { "detectionMaximum": "0%", "falseRejection": "0%", "copyProbability": "0%" }
        }
        """;

    /// <summary>The bare scenario itself, for layers of layers.</summary>
    public static string BareText => Bare;

    /// <summary>The bare scenario with a text laid over it and settings over both.</summary>
    public static Scenario Over(string layer, params string[] set) => Require(Load(layer, new ScenarioOverrides { Set = set }));

    /// <summary>The bare scenario with a text laid over it, valid or not.</summary>
    public static ScenarioLoadResult Load(string layer, ScenarioOverrides overrides)
    {
        var text = layer.Trim() is { Length: > 0 } given ? "{ \"extends\": \"bare.json\"," + given.TrimStart('{') : Bare;
        return ScenarioLoader.Parse(text, overrides, "case.json", new Dictionary<string, string> { ["bare.json"] = Bare });
    }

    /// <summary>The bare scenario with settings laid over it.</summary>
    public static Scenario With(params string[] set) => Over(string.Empty, set);

    /// <summary>A shipped scenario with a text laid over it.</summary>
    public static Scenario Extending(string name, string layer) => Require(ScenarioLoader.Parse(
        "{ \"extends\": \"base.json\"," + layer.Trim().TrimStart('{'),
        ScenarioOverrides.None,
        "case.json",
        Directory.EnumerateFiles(Path.Combine(RepositoryRoot, "scenarios"), "*.json")
            .Select(file => (Name: Path.GetFileName(file), Text: File.ReadAllText(file)))
            .Append((Name: "base.json", Text: File.ReadAllText(Path.Combine(RepositoryRoot, "scenarios", name + ".json"))))
            .ToDictionary(file => file.Name, file => file.Text)));

    /// <summary>A shipped scenario with settings laid over it.</summary>
    public static Scenario Shipped(string name, params string[] set) =>
        Require(ScenarioLoader.Load(Path.Combine(RepositoryRoot, "scenarios", name + ".json"), new ScenarioOverrides { Set = set }));

    /// <summary>The folder that holds the solution.</summary>
    public static string RepositoryRoot { get; } = FindRoot(AppContext.BaseDirectory);

    private static Scenario Require(ScenarioLoadResult loaded) => loaded.IsValid
        ? loaded.Scenario
        : throw new InvalidOperationException("The test's scenario is invalid:\n" + string.Join("\n", loaded.Errors));

    private static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "Simulator.sln"))
        ? folder
        : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository."));
}
