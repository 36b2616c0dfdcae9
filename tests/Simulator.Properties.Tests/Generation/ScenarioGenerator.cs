using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Simulator.Scenarios;
using static Simulator.Properties.Tests.Text;

namespace Simulator.Properties.Tests;

/// <summary>The text of a random valid scenario, small enough that hundreds run in seconds.</summary>
/// <param name="Json">The text.</param>
internal sealed record RandomScenario(string Json)
{
    /// <summary>Any scenario. A failing one is shrunk: every part goes without which it still fails.</summary>
    public static Arbitrary<RandomScenario> Any { get; } = Arb.From(Generator.Where(scenario => scenario.Errors.Count == 0), Shrink);

    /// <summary>Any scenario with more around its gates.</summary>
    public static Arbitrary<RandomScenario> Rich { get; } = Arb.From(RichGenerator.Where(scenario => scenario.Errors.Count == 0), Shrink);

    /// <summary>Any scenario with more around its gates, and with what else a scenario file knows.</summary>
    public static Arbitrary<RandomScenario> Grown { get; } = Arb.From(GrownGenerator, Shrink);

    /// <summary>Valid scenarios with all that.</summary>
    public static Gen<RandomScenario> GrownGenerator =>
        from rich in RichGenerator.Where(scenario => scenario.Errors.Count == 0)
        from grown in Tests.GrownGenerator.Over(rich)
        select grown;

    /// <summary>Scenarios with more around their gates, of which most are valid.</summary>
    public static Gen<RandomScenario> RichGenerator =>
        from plain in Generator
        from rich in Tests.RichGenerator.Over(plain)
        select rich;

    /// <summary>Scenarios of which nearly all are valid: what goes with what is for the loader to say.</summary>
    public static Gen<RandomScenario> Generator =>
        from pools in Gen.Choose(1, 3)
        from classes in Gen.Choose(1, 3)
        from text in Object(
            Key("version", Text.Any("1")),
            Key("run", Run),
            Key("pools", Object([.. Enumerable.Range(0, pools).Select(pool => Key($"p{pool}", PoolGenerator.Any(pools > 1)))])),
            Key("classes", Object([.. Enumerable.Range(0, classes).Select(kind => Key($"c{kind}", WorkGenerator.Class(true))), Key("containment", WorkGenerator.Class(false))])),
            Key("gates", GateGenerator.Over(pools)),
            Key("policy", WorkGenerator.Policy),
            Key("review", WorkGenerator.Review),
            Sometimes(40, "incidents", Object(Key("leak", WorkGenerator.Incident))))
        select new RandomScenario(text);

    private static Gen<string> Run => Object(
        Key("start", Quoted("2026-03-02T00:00:00Z", "2026-03-02T06:00:00Z", "2026-03-06T12:00:00Z", "2026-03-28T20:00:00Z", "2026-10-24T20:00:00Z")),
        Key("horizon", Quoted("1h", "6h", "13h", "30h")),
        Sometimes(40, "warmUp", Quoted("30m")),
        Key("replications", Text.Any("1")),
        Key("seed", Count(1, 1_000_000)),
        Key("afterHorizon", Quoted("runOn", "cut", "drain")),
        Key("runOnLimit", Quoted("0s", "5h", "3d")));

    /// <summary>The scenario with settings laid over it, loaded as a user's file is. A gate that nobody can satisfy is as good as any.</summary>
    public Scenario Load(params string[] set)
    {
        var loaded = TryLoad(set);
        return loaded.IsValid
            ? loaded.Scenario
            : throw new InvalidOperationException($"The generated scenario is invalid:\n{string.Join("\n", loaded.Errors)}\n{this}");
    }

    /// <summary>Why it is no valid scenario; empty when it is one.</summary>
    public IReadOnlyList<string> Errors => [.. TryLoad([]).Errors.Select(error => error.ToString())];

    /// <summary>The scenario without one of its classes.</summary>
    public RandomScenario Without(string kind)
    {
        var root = JsonNode.Parse(Json)!;
        root["classes"]!.AsObject().Remove(kind);
        return new RandomScenario(root.ToJsonString());
    }

    /// <summary>The scenario without what stands under a path of names.</summary>
    public RandomScenario WithoutPart(params string[] path) => new(WithoutMember(Json, path));

    /// <summary>The text, indented.</summary>
    public override string ToString() => JsonNode.Parse(Json)!.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true });

    private ScenarioLoadResult TryLoad(string[] set) => ScenarioLoader.Parse(
        Json, new ScenarioOverrides { Set = set, AllowUnsatisfiable = true }, "random.json", new Dictionary<string, string>());

    private static IEnumerable<RandomScenario> Shrink(RandomScenario scenario) => PathsOf(JsonNode.Parse(scenario.Json)!, [])
        .Select(path => new RandomScenario(WithoutMember(scenario.Json, path)))
        .Where(smaller => smaller.Errors.Count == 0);

    private static IEnumerable<string[]> PathsOf(JsonNode node, string[] path)
    {
        if (node is not JsonObject block)
        {
            yield break;
        }

        foreach (var (name, value) in block)
        {
            string[] inner = [.. path, name];
            yield return inner;
            foreach (var deeper in value is null ? [] : PathsOf(value, inner))
            {
                yield return deeper;
            }
        }
    }

    private static string WithoutMember(string json, string[] path)
    {
        var root = JsonNode.Parse(json)!;
        var parent = path[..^1].Aggregate(root, (node, name) => node[name]!);
        parent.AsObject().Remove(path[^1]);
        return root.ToJsonString();
    }
}
