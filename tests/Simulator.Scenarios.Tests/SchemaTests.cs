using System.Text.Json;

namespace Simulator.Scenarios.Tests;

/// <summary>The JSON Schema accepts what the loader accepts and refuses what a newcomer gets wrong most often.</summary>
public sealed class SchemaTests
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static TheoryData<string> Files() => [.. RepositoryFiles.Scenarios().Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_scenario_meets_the_schema(string file) => Assert.Equal([], Validate(File.ReadAllText(RepositoryFiles.Scenario(file))));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_resolved_scenario_meets_the_schema(string file) =>
        Assert.Equal([], Validate(Texts.Valid(ScenarioLoader.Load(RepositoryFiles.Scenario(file), ScenarioOverrides.None)).ResolvedJson));

    [Theory]
    [InlineData("""{ "version": 1 }""")]
    [InlineData("""{ "extends": "x.json", "colour": 1 }""")]
    [InlineData("""{ "extends": "x.json", "run": { "horizon": 24 } }""")]
    [InlineData("""{ "extends": "x.json", "run": { "horizon": "24" } }""")]
    [InlineData("""{ "extends": "x.json", "run": { "replications": "64" } }""")]
    [InlineData("""{ "extends": "x.json", "review": { "falseRejection": 0.05 } }""")]
    [InlineData("""{ "extends": "x.json", "classes": { "a b": {} } }""")]
    [InlineData("""{ "extends": "x.json", "classes": { "a": { "impact": "huge" } } }""")]
    [InlineData("""{ "extends": "x.json", "classes": { "a": { "flags": ["secret"] } } }""")]
    [InlineData("""{ "extends": "x.json", "classes": { "a": { "review": { "kind": "exponential", "median": "5m" } } } }""")]
    [InlineData("""{ "extends": "x.json", "classes": { "a": { "review": { "kind": "exponental", "mean": "5m" } } } }""")]
    [InlineData("""{ "extends": "x.json", "classes": { "a": { "arrivals": "40/h" } } }""")]
    [InlineData("""{ "extends": "x.json", "pools": { "desk": { "waitingRoom": "lots" } } }""")]
    public void What_a_newcomer_gets_wrong_breaks_the_schema(string text) => Assert.NotEqual([], Validate(text));

    [Theory]
    [InlineData("""{ "extends": "x.json", "classes": { "a": { "review": { "median": "5m" }, "session": "none", "patience": "1h30m" } } }""")]
    [InlineData("""{ "extends": "x.json", "classes": { "a": { "arrivals": "none" } }, "pools": { "desk": { "waitingRoom": "unlimited" } } }""")]
    [InlineData("""{ "extends": "x.json", "policy": { "rows": { "R4": { "when": { "confidenceAtLeast": "threshold", "reversible": "any" } } } } }""")]
    public void What_the_loader_understands_meets_the_schema(string text) => Assert.Equal([], Validate(text));

    private static List<string> Validate(string text)
    {
        using var schema = JsonDocument.Parse(JsonSchema.Text());
        using var instance = JsonDocument.Parse(text, Lenient);
        return [.. new SchemaValidator(schema.RootElement).Validate(instance.RootElement)];
    }
}
