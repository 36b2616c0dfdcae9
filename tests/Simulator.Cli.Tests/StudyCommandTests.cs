namespace Simulator.Cli.Tests;

public sealed class StudyCommandTests : IDisposable
{
    private static readonly string[] Short = ["--set", "run.horizon=26h", "--set", "run.warmUp=2h", "--replications", "2"];
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void The_gap_leaves_a_page_a_table_and_the_settings_of_the_laboratory()
    {
        var outcome = Study("gap", "nominal-oversight", [.. Short, "-q"]);
        Assert.Equal(0, outcome.ExitCode);
        var folder = outcome.Output.Trim();
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Path.Combine(folder, "compare.html")), StringComparison.Ordinal);
        Assert.StartsWith("place,metric,aggregate,where,unit,base,value,difference,low,high\n", File.ReadAllText(Path.Combine(folder, "study.csv")), StringComparison.Ordinal);
        var laboratory = File.ReadAllLines(Path.Combine(folder, "laboratory.txt"));
        Assert.Contains("--set 'review.skipping=none'", laboratory);
        Assert.All(laboratory, line => Assert.StartsWith("--set '", line, StringComparison.Ordinal));
    }

    [Fact]
    public void One_more_reviewer_is_a_row_for_each_place()
    {
        var outcome = Study("staff", "shift-handoff", Short);
        Assert.Equal(0, outcome.ExitCode);
        Assert.All(new[] { "shift early", "shift late", "shift night" }, shift => Assert.Contains(shift, outcome.Output, StringComparison.Ordinal));
        var page = outcome.Output.Split("report: ")[1].Trim();
        Assert.Contains("One more in pool desk, shift night", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void What_turns_the_answer_over_is_a_page_and_a_table_of_every_setting_and_value()
    {
        var outcome = Study("flip", "everything-gated", ["--set", "run.horizon=26h", "--set", "observe.at=[\"26h\"]", "--replications", "8", "-q"]);
        Assert.Equal(0, outcome.ExitCode);
        var folder = outcome.Output.Trim();
        Assert.Contains("Setting by setting", File.ReadAllText(Path.Combine(folder, "study.html")), StringComparison.Ordinal);
        var lines = File.ReadAllLines(Path.Combine(folder, "study.csv"));
        Assert.Equal("setting,value,factor,metric,aggregate,unit,effect,effect_there,holds", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("classes.*.wrong,0%,NaN,wrong_action_exposure,", StringComparison.Ordinal) && line.EndsWith(",0,no", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_an_answer_nothing_can_turn_over()
    {
        var outcome = Study("flip", "race-ttl", [.. Short, "-q"]);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("no answer to turn over", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_has_a_picture_a_table_and_the_same_bytes_every_time()
    {
        string[] words = ["--rows", "pools.desk.reviewers=2..3", "--columns", "classes.item.arrivals.rate=5/h|25/h", "--metric", "backlog mean pool=desk", .. Short, "-q"];
        var outcome = Study("map", "mm5", words);
        Assert.Equal(0, outcome.ExitCode);
        var folder = outcome.Output.Trim();
        var picture = File.ReadAllText(Path.Combine(folder, "map.svg"));
        Assert.StartsWith("<svg ", picture, StringComparison.Ordinal);
        Assert.Equal(4, picture.Split("<rect class=\"heat-cell").Length - 1);
        Assert.Equal(2, picture.Split("heat-cell heat-over").Length - 1); // 25 an hour are more than 10 and 15
        var table = File.ReadAllLines(Path.Combine(folder, "study.csv"));
        Assert.Equal(["yes", "no", "yes", "no"], table.Skip(1).Select(line => line.Split(',')[7]));
        Assert.Equal(0, Study("map", "mm5", [.. words, "--threads", "1"]).ExitCode); // whatever the number of threads
        Assert.Equal(picture, File.ReadAllText(Path.Combine(folder, "map.svg")));
    }

    [Fact]
    public void A_map_on_which_nothing_keeps_up_is_an_answer_of_its_own()
    {
        var outcome = Study("map", "mm5", ["--rows", "pools.desk.reviewers=1|2", "--columns", "classes.item.arrivals.rate=50/h|60/h", "--set", "run.horizon=30h", "--set", "run.warmUp=0s", "--replications", "4"]);
        Assert.Equal(3, outcome.ExitCode);
        Assert.StartsWith("Approval latency, 95th percentile. None of 4 settings keeps up with the work.", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(4, outcome.Output.Split('<').Length - 2); // a pair of brackets each, and that of the legend
    }

    [Fact]
    public void A_setting_that_the_scenario_refuses_is_an_empty_cell_with_its_reason()
    {
        var outcome = Study("map", "mm5", ["--rows", "pools.desk.reviewers=5|99999999", "--columns", "classes.item.arrivals.rate=5/h|10/h", "--metric", "backlog mean pool=desk", .. Short]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("-: no valid scenario: --set pools.desk.reviewers=99999999: ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_part_that_is_named_is_taken_away()
    {
        var folder = Study("gap", "nominal-oversight", [.. Short, "-q", "--part", "queue"]).Output.Trim();
        Assert.Equal(["--set 'pools.desk.reviewers=50'"], File.ReadAllLines(Path.Combine(folder, "laboratory.txt"))); // ten for each of five
    }

    [Fact]
    public void Only_places_of_the_pool_that_is_named_get_one_more()
    {
        var file = scratch.File("two.json", """{ "version": 1, "extends": "mm5.json", "pools": { "yard": { "reviewers": 2 } } }""");
        scratch.File("mm5.json", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scenarios", "mm5.json")));
        string[] Places(params string[] words) => [.. File.ReadLines(Path.Combine(Study("staff", file, [.. Short, "-q", .. words]).Output.Trim(), "study.csv")).Skip(1).Select(line => line.Split(',')[0]).Distinct()];
        Assert.Equal(["pool desk", "pool yard"], Places());
        Assert.Equal(["pool yard"], Places("--pool", "yard"));
    }

    [Fact]
    public void Another_seed_is_another_answer_with_a_folder_of_its_own()
    {
        var (one, two) = (Study("staff", "mm5", [.. Short, "-q", "--seed", "7"]).Output.Trim(), Study("staff", "mm5", [.. Short, "-q", "--seed", "8"]).Output.Trim());
        Assert.NotEqual(one, two);
        Assert.NotEqual(File.ReadAllText(Path.Combine(one, "study.csv")), File.ReadAllText(Path.Combine(two, "study.csv")));
    }

    /// <summary>What the environment changed goes before the program, the rest behind it; the page's line gives the same page again.</summary>
    [Fact]
    public void A_page_says_which_words_give_it_again_those_of_the_environment_included()
    {
        var environment = new Dictionary<string, string> { ["SIMULATOR__RUN__HORIZON"] = "26h" };
        var folder = Cli.Run(environment, "study", "staff", "mm5", "--pool", "desk", "--set", "run.warmUp=2h", "--seed", "7", "--replications", "2", "--out", scratch.Path, "-q").Output.Trim();
        var page = System.Net.WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(folder, "study.html")));
        Assert.Contains("env 'SIMULATOR__RUN__HORIZON=26h' ./run.sh study staff mm5 --pool 'desk' --set 'run.warmUp=2h' --seed 7 --replications 2", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Argument 'mood' not recognized", "gap", "mm5", "--part", "mood")]
    [InlineData("--replications: takes 2 to 100000: one gives no interval", "gap", "mm5", "--replications", "1")]
    [InlineData("--threads: takes 1 to 1024", "gap", "mm5", "--threads", "0")]
    [InlineData("--seed: 'minus' is no whole number", "gap", "mm5", "--seed", "minus")]
    [InlineData("study gap: the scenario is as in a laboratory already; there is no gap to measure", "gap", "mm5", "--part", "presence")]
    [InlineData("study staff: there is no pool 'moon'; the scenario has desk", "staff", "mm5", "--pool", "moon")]
    [InlineData("nowhere: there is neither such a file nor a shipped scenario of that name", "staff", "nowhere")]
    [InlineData("study map: 'pools.desk.speedSpread=1..0': the range is empty", "map", "mm5", "--rows", "pools.desk.reviewers=2..3", "--columns", "pools.desk.speedSpread=1..0")]
    [InlineData("study map: 899 × 2 cells; at most 400 are drawn", "map", "mm5", "--rows", "pools.desk.reviewers=2..900,step=1", "--columns", "pools.desk.speedSpread=0..1")]
    [InlineData("study map: 'beauty': there is no metric 'beauty'", "map", "mm5", "--rows", "pools.desk.reviewers=2..3", "--columns", "pools.desk.speedSpread=0|1", "--metric", "beauty")]
    [InlineData("study map: no setting fits the scenario: --set pools.moon.reviewers=2: pools.moon: there is no pool 'moon' to override", "map", "mm5", "--rows", "pools.moon.reviewers=2..3", "--columns", "pools.desk.speedSpread=0|1")]
    [InlineData("study map: no setting has a value of 'backlog mean'; a metric of a pool or class wants it named, such as backlog mean pool=desk", "map", "mm5", "--rows", "pools.desk.reviewers=5|6", "--columns", "pools.desk.speedSpread=0|1", "--metric", "backlog mean", "--replications", "2", "--set", "run.horizon=210h")]
    [InlineData("Option '--columns' is required", "map", "mm5", "--rows", "pools.desk.reviewers=2..3")]
    [InlineData("Option '--rows' is required", "map", "mm5", "--columns", "pools.desk.reviewers=2..3")]
    [InlineData("Required argument 'SCENARIO' missing", "flip")]
    public void Nonsense_gets_a_clear_line_and_exit_code_2(string problem, string kind, params string[] words)
    {
        var outcome = Cli.Run(["study", kind, .. words, "--out", scratch.Path]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(problem, outcome.ErrorLines[0], StringComparison.Ordinal);
        Assert.All(outcome.ErrorLines, line => Assert.DoesNotContain("   at ", line, StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch.Path));
    }

    private Outcome Study(string kind, string scenario, params string[] words) => Cli.Run(["study", kind, scenario, "--out", scratch.Path, .. words]);
}
