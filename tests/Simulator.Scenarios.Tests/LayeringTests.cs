using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios.Tests;

public sealed class LayeringTests
{
    [Fact]
    public void A_file_changes_only_the_keys_it_names()
    {
        var scenario = Texts.Valid(Texts.Over("""
            "pools": { "desk": { "discipline": "priority" } }, "classes": { "item": { "wrong": "7%" } }
            """));

        Assert.Equal(3, scenario.Pools[0].Reviewers);
        Assert.Equal(Discipline.Priority, scenario.Pools[0].Discipline);
        Assert.Equal(0.07, scenario.Classes[0].Wrong);
        Assert.Equal(Governance.Impact.Medium, scenario.Classes[0].Impact);
    }

    [Fact]
    public void A_list_replaces_the_list_below_it()
    {
        var others = new Dictionary<string, string>
        {
            ["base.json"] = Texts.Minimal.Replace("\"impact\"", "\"flags\": [\"secrets\", \"production\", \"rbac\"], \"impact\"", StringComparison.Ordinal),
        };

        var scenario = Texts.Valid(ScenarioLoader.Parse(
            """{ "extends": "base.json", "classes": { "item": { "flags": ["customer"] } } }""", ScenarioOverrides.None, "top.json", others));

        Assert.Equal(Governance.RiskFlags.Customer, scenario.Classes[0].Flags);
    }

    [Fact]
    public void An_empty_list_empties_the_list_below_it()
    {
        var others = new Dictionary<string, string>
        {
            ["base.json"] = Texts.Minimal.Replace("\"impact\"", "\"flags\": [\"secrets\"], \"impact\"", StringComparison.Ordinal),
        };

        var scenario = Texts.Valid(ScenarioLoader.Parse(
            """{ "extends": "base.json", "classes": { "item": { "flags": [] } } }""", ScenarioOverrides.None, "top.json", others));

        Assert.Equal(Governance.RiskFlags.None, scenario.Classes[0].Flags);
    }

    [Fact]
    public void An_object_that_states_its_kind_replaces_the_one_below_it()
    {
        var item = Texts.Item("""
            "review": { "kind": "exponential", "mean": "12m" }
            """);

        Assert.Equal(Duration.FromMinutes(12).Microseconds, item.ReviewTime.Mean);
    }

    [Fact]
    public void An_object_without_a_kind_changes_single_parameters_of_a_default()
    {
        var item = Texts.Item("""
            "review": { "median": "12m" }
            """);

        Assert.Equal(Duration.FromMinutes(12).Microseconds, item.ReviewTime.Quantile(0.5), 1e4);
        Assert.Equal(1.2, item.ReviewTime.StandardDeviation / item.ReviewTime.Mean, 1e-9);
    }

    [Fact]
    public void A_value_replaces_an_object_and_an_object_a_value()
    {
        var others = new Dictionary<string, string>
        {
            ["base.json"] = Texts.Minimal.Replace("\"impact\"", "\"session\": \"none\", \"review\": { \"kind\": \"exponential\", \"mean\": \"1m\" }, \"impact\"", StringComparison.Ordinal),
        };

        var item = Texts.Valid(ScenarioLoader.Parse(
            """{ "extends": "base.json", "classes": { "item": { "session": { "ttl": "2h" }, "review": "3m" } } }""", ScenarioOverrides.None, "top.json", others)).Classes[0];

        Assert.Equal(Duration.FromHours(2), item.Session?.Ttl);
        Assert.IsType<Fixed>(item.ReviewTime);
    }

    [Fact]
    public void A_name_that_is_called_kind_hides_nothing_below_it()
    {
        var scenario = Texts.Valid(Texts.Over("""
            "pools": { "kind": { "reviewers": 2 } }
            """));

        Assert.Equal(["desk", "kind"], scenario.Pools.Select(pool => pool.Name));
    }

    [Fact]
    public void Name_title_and_description_belong_to_one_file()
    {
        var others = new Dictionary<string, string>
        {
            ["base.json"] = Texts.Minimal.Replace("\"version\"", "\"name\": \"base-name\", \"title\": \"Base\", \"description\": \"About the base\", \"version\"", StringComparison.Ordinal),
        };

        var scenario = Texts.Valid(ScenarioLoader.Parse("""{ "extends": "base.json" }""", ScenarioOverrides.None, "folder/top.json", others));

        Assert.Equal(("top", "top", string.Empty), (scenario.Name, scenario.Title, scenario.Description));
    }

    [Fact]
    public void Eight_files_may_extend_one_another_and_nine_may_not()
    {
        Assert.True(ChainOf(8).IsValid);
        Assert.Equal(
            ["f1.json:1:14: extends: more than 8 files extend one another; merge some of them"],
            Texts.Lines(ChainOf(9)));
    }

    [Fact]
    public void Two_files_that_extend_each_other_are_an_error_at_the_second()
    {
        var result = ScenarioLoader.Parse(
            """{ "extends": "b.json" }""", ScenarioOverrides.None, "a.json", new Dictionary<string, string> { ["b.json"] = """{ "extends": "a.json" }""" });

        Assert.Equal(["b.json:1:14: extends: 'a.json' extends itself, directly or through others; break the circle"], Texts.Lines(result));
    }

    [Fact]
    public void Errors_are_listed_file_after_file_from_the_top()
    {
        var others = new Dictionary<string, string> { ["base.json"] = Texts.Minimal.Replace("\"24h\"", "24", StringComparison.Ordinal) };

        var result = ScenarioLoader.Parse("""{ "extends": "base.json", "colour": 1, "run": { "seed": -1 } }""", ScenarioOverrides.None, "top.json", others);

        Assert.Equal(["top.json:1:27", "top.json:1:57", "base.json:3:23"], result.Errors.Select(error => $"{error.File}:{error.Line}:{error.Column}"));
    }

    [Fact]
    public void A_mistake_in_the_json_of_one_file_hides_no_mistake_in_the_json_of_another()
    {
        var result = ScenarioLoader.Parse("""{ "extends": "base.json", "title": null }""", ScenarioOverrides.None, "top.json", new Dictionary<string, string> { ["base.json"] = "{" });

        Assert.Equal(["top.json", "base.json"], result.Errors.Select(error => error.File));
    }

    [Fact]
    public void Comments_and_trailing_commas_are_allowed()
    {
        Assert.True(Texts.Load("""
            // a comment
            { "extends": "minimal.json", /* another */ "run": { "warmUp": "1h", }, }
            """).IsValid);
    }

    [Fact]
    public void Files_on_disk_are_found_from_the_file_that_names_them()
    {
        var folder = Directory.CreateTempSubdirectory("scenarios-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "bases"));
            Directory.CreateDirectory(Path.Combine(folder.FullName, "tops"));
            File.WriteAllText(Path.Combine(folder.FullName, "bases", "base.json"), Texts.Minimal);
            var top = Path.Combine(folder.FullName, "tops", "top.json");
            File.WriteAllText(top, """{ "extends": "../bases/base.json", "run": { "seed": 7 } }""");

            Assert.Equal(7UL, Texts.Valid(ScenarioLoader.Load(top, ScenarioOverrides.None)).Run.Seed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ScenarioLoadResult ChainOf(int count)
    {
        var texts = new Dictionary<string, string>();
        for (var index = 0; index < count - 1; index++)
        {
            texts[$"f{index}.json"] = index == 0 ? Texts.Minimal : $$"""{ "extends": "f{{index - 1}}.json" }""";
        }

        return ScenarioLoader.Parse($$"""{ "extends": "f{{count - 2}}.json" }""", ScenarioOverrides.None, "top.json", texts);
    }
}
