using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios.Tests;

public sealed class OverrideTests
{
    private static readonly Dictionary<string, string> Others = new() { ["minimal.json"] = Texts.Minimal };

    [Fact]
    public void Settings_beat_the_environment_and_the_environment_beats_the_file()
    {
        var environment = new Dictionary<string, string>
        {
            ["SIMULATOR__RUN__HORIZON"] = "10h",
            ["SIMULATOR__POOLS__DESK__REVIEWERS"] = "4",
        };

        var scenario = Texts.Valid(Load(new ScenarioOverrides { Environment = environment, Set = ["run.horizon=8h"] }));

        Assert.Equal(Duration.FromHours(8), scenario.Run.Horizon);
        Assert.Equal(4, scenario.Pools[0].Reviewers);
    }

    [Fact]
    public void Of_two_settings_of_one_key_the_later_holds()
    {
        Assert.Equal(9UL, Texts.Valid(Load(new ScenarioOverrides { Set = ["run.seed=8", "run.seed=9"] })).Run.Seed);
    }

    [Fact]
    public void The_options_of_the_command_beat_all_settings()
    {
        var run = Texts.Valid(Load(new ScenarioOverrides { Set = ["run.seed=8", "run.replications=3"], Seed = 77, Replications = 5 })).Run;

        Assert.Equal((77UL, 5), (run.Seed, run.Replications));
    }

    [Fact]
    public void Wrong_options_of_the_command_are_named()
    {
        Assert.Equal(
            ["--replications: run.replications: '-1' is no whole number in range; write a whole number from 1 to 1000000, such as 10"],
            Texts.Lines(Load(new ScenarioOverrides { Replications = -1 })));
    }

    [Fact]
    public void The_environment_needs_no_case_and_files_keep_theirs()
    {
        var environment = new Dictionary<string, string>
        {
            ["simulator__classes__ITEM__CREDENTIAL__REVOKEONCOMPLETION"] = "FALSE",
            ["SIMULATOR__POLICY__ROWS__e1__ENABLED"] = "false",
            ["SIMULATOR__CLASSES__ITEM__REVIEW__MEDIAN"] = "20m",
        };

        var scenario = Texts.Valid(Load(new ScenarioOverrides { Environment = environment }));

        Assert.False(scenario.Classes[0].Executor.RevokeOnCompletion);
        Assert.DoesNotContain(scenario.Policy.Table.Rows, row => row.Id == "E1");
        Assert.Equal(Duration.FromMinutes(20).Microseconds, scenario.Classes[0].ReviewTime.Quantile(0.5), 1e4);
    }

    [Fact]
    public void Other_variables_of_the_environment_are_ignored()
    {
        var environment = new Dictionary<string, string> { ["PATH"] = "/bin", ["SIMULATOR_HOME"] = "x", ["SIMULATOR"] = "y" };

        Assert.True(Load(new ScenarioOverrides { Environment = environment }).IsValid);
    }

    [Fact]
    public void A_misspelt_variable_is_named()
    {
        var environment = new Dictionary<string, string>
        {
            ["SIMULATOR__RUN__HORIZN"] = "8h",
            ["SIMULATOR__"] = "8h",
            ["SIMULATOR__RUN____SEED"] = "1",
            ["SIMULATOR__RUN__SEED"] = "one",
        };

        Assert.Equal(
            [
                "environment variable SIMULATOR__: the name holds no path; write SIMULATOR__RUN__HORIZON for run.horizon",
                "environment variable SIMULATOR__RUN__HORIZN: run.HORIZN: unknown key 'HORIZN'; did you mean 'horizon'?",
                "environment variable SIMULATOR__RUN__SEED: run.seed: 'one' is no whole number in range; write a whole number from 0 to 18446744073709551615, such as 10",
                "environment variable SIMULATOR__RUN____SEED: the name holds no path; write SIMULATOR__RUN__HORIZON for run.horizon",
            ],
            Texts.Lines(Load(new ScenarioOverrides { Environment = environment })).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("classes.item.flags=secrets,production")]
    [InlineData("classes.item.flags=secrets, production")]
    [InlineData("classes.item.flags=[\"secrets\", \"production\"]")]
    [InlineData("CLASSES.ITEM.FLAGS=[\"secrets\",\"production\"]")]
    [InlineData("classes['item'].flags=secrets,production")]
    public void A_list_is_set_as_a_whole(string setting)
    {
        Assert.Equal(RiskFlags.Secrets | RiskFlags.Production, Texts.Item("", setting).Flags);
    }

    [Fact]
    public void A_list_is_emptied_by_an_empty_setting()
    {
        var item = Texts.Item("""
            "flags": ["secrets"]
            """, "classes.item.flags=");

        Assert.Equal(RiskFlags.None, item.Flags);
    }

    [Fact]
    public void A_setting_replaces_a_distribution_or_changes_one_parameter_of_it()
    {
        const string review = """
            "review": { "kind": "lognormal", "median": "5m", "p95": "15m" }
            """;

        Assert.Equal(Duration.FromMinutes(4).Microseconds, Texts.Item(review, "classes.item.review=4m").ReviewTime.Mean);
        Assert.Equal(Duration.FromMinutes(30).Microseconds, Texts.Item(review, "classes.item.review.p95=30m").ReviewTime.Quantile(0.95), 1e4);
        Assert.Equal(Duration.FromMinutes(9).Microseconds, Texts.Item(review, "classes.item.review.kind=exponential", "classes.item.review.mean=9m").ReviewTime.Mean);
    }

    [Fact]
    public void Later_settings_may_build_on_earlier_ones()
    {
        Assert.Equal(
            Duration.FromMinutes(9).Microseconds,
            Texts.Item("", "classes.item.review=1m", "classes.item.review.kind=exponential", "classes.item.review.mean=9m").ReviewTime.Mean);
    }

    [Fact]
    public void A_name_with_a_dot_is_set_in_brackets()
    {
        var scenario = Texts.Valid(Texts.Over("""
            "pools": { "a.b": { "reviewers": 1 } }
            """, "pools['a.b'].reviewers=2"));

        Assert.Equal(2, scenario.Pools[0].Reviewers);
    }

    [Fact]
    public void The_path_of_an_error_is_a_path_for_a_setting()
    {
        var error = Assert.Single(Texts.Over("""
            "pools": { "a.b": { "reviewers": "x" } }
            """).Errors);

        Assert.True(Texts.Over("""
            "pools": { "a.b": { "reviewers": "x" } }
            """, $"{error.JsonPath}=2").IsValid);
    }

    [Fact]
    public void What_a_setting_replaces_is_not_checked()
    {
        Assert.True(Texts.Over("""
            "run": { "warmUp": 5 }
            """, "run.warmUp=5m").IsValid);
    }

    [Fact]
    public void A_setting_may_hold_an_equals_sign()
    {
        Assert.Equal("a=b", Texts.Valid(Texts.Over("\"title\": \"x\"", "title=a=b")).Title);
    }

    private static ScenarioLoadResult Load(ScenarioOverrides overrides) =>
        ScenarioLoader.Parse("""{ "extends": "minimal.json" }""", overrides, "case.json", Others);
}
