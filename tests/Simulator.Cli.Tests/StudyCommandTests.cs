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
        Assert.Equal(0, Study("map", "mm5", words).ExitCode);
        Assert.Equal(picture, File.ReadAllText(Path.Combine(folder, "map.svg")));
    }

    [Fact]
    public void A_map_on_which_nothing_keeps_up_is_an_answer_of_its_own() =>
        Assert.Equal(3, Study("map", "mm5", ["--rows", "pools.desk.reviewers=1|2", "--columns", "classes.item.arrivals.rate=50/h|60/h", "--set", "run.horizon=30h", "--set", "run.warmUp=0s", "--replications", "4", "-q"]).ExitCode);

    [Fact]
    public void A_setting_that_the_scenario_refuses_is_an_empty_cell_with_its_reason()
    {
        var outcome = Study("map", "mm5", ["--rows", "pools.desk.reviewers=5|99999999", "--columns", "classes.item.arrivals.rate=5/h|10/h", "--metric", "backlog mean pool=desk", .. Short]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("-: no valid scenario: --set pools.desk.reviewers=99999999: ", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gap", "mm5", "--part", "mood")]
    [InlineData("gap", "mm5", "--replications", "1")]
    [InlineData("staff", "mm5", "--pool", "moon")]
    [InlineData("staff", "nowhere")]
    [InlineData("map", "mm5", "--rows", "pools.desk.reviewers=2..3", "--columns", "pools.desk.speedSpread=1..0")]
    [InlineData("map", "mm5", "--rows", "pools.desk.reviewers=2..900,step=1", "--columns", "pools.desk.speedSpread=0..1")]
    [InlineData("map", "mm5", "--rows", "pools.desk.reviewers=2..3", "--columns", "pools.desk.speedSpread=0|1", "--metric", "beauty")]
    [InlineData("map", "mm5", "--rows", "pools.moon.reviewers=2..3", "--columns", "pools.desk.speedSpread=0|1")]
    [InlineData("map", "mm5", "--rows", "pools.desk.reviewers=2..3")]
    public void Nonsense_gets_a_clear_line_and_exit_code_2(string kind, string scenario, params string[] words)
    {
        var outcome = Study(kind, scenario, words);
        Assert.Equal(2, outcome.ExitCode);
        Assert.NotEmpty(outcome.ErrorLines);
        Assert.All(outcome.ErrorLines, line => Assert.DoesNotContain("   at ", line, StringComparison.Ordinal));
    }

    private Outcome Study(string kind, string scenario, params string[] words) => Cli.Run(["study", kind, scenario, "--out", scratch.Path, .. words]);
}
