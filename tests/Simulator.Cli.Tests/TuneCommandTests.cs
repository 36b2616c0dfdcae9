namespace Simulator.Cli.Tests;

public sealed class TuneCommandTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_search_answers_in_a_sentence_and_leaves_an_overlay_that_applies_it()
    {
        var outcome = Tune("--vary", "policy.threshold=70%|80%", "--minimise", "wrong_action_exposure", "--subject-to", "approval_latency p95 <= 6h");
        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith("Set policy.threshold to 80%:", outcome.Output, StringComparison.Ordinal);
        var folder = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim();
        Assert.True(File.Exists(Path.Combine(folder, "tuning.json")));
        var overlay = Path.Combine(folder, "tuned.json");
        Assert.Equal(0, Cli.Run("validate", overlay).ExitCode);
        Assert.Contains("80%", File.ReadAllText(overlay), StringComparison.Ordinal);

        var before = File.ReadAllBytes(Path.Combine(folder, "tuning.json"));
        Assert.Equal(0, Tune("--vary", "policy.threshold=70%|80%", "--minimise", "wrong_action_exposure", "--subject-to", "approval_latency p95 <= 6h").ExitCode);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(folder, "tuning.json"))); // finished blocks are taken up again
    }

    [Fact]
    public void No_feasible_setting_is_an_answer_of_its_own()
    {
        var outcome = Tune("--vary", "policy.threshold=70%|80%", "--minimise", "wrong_action_exposure", "--subject-to", "approval_latency p95 <= 1m");
        Assert.Equal(3, outcome.ExitCode);
        Assert.StartsWith("None of the 2 settings", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_says_which_words_give_it_again_whatever_they_were()
    {
        var outcome = Cli.Run(
            new Dictionary<string, string> { ["SIMULATOR__RUN__HORIZON"] = "26h" },
            "tune", "baseline", "--set", "run.warmUp=2h", "--vary", "policy.threshold=70%|80%", "--minimise", "wrong_action_exposure", "--draws", "0", "--zone", "200", "--alpha", "0.1",
            "--budget", "5000", "--seed", "3", "--out", scratch.Path, "-q");
        Assert.Contains(outcome.ExitCode, new[] { 0, 3 });
        var page = System.Net.WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(outcome.Output.Trim(), "tuning.html")));
        Assert.Contains(
            "env 'SIMULATOR__RUN__HORIZON=26h' ./run.sh tune baseline --vary 'policy.threshold=70%|80%' --minimise 'wrong_action_exposure' --zone '200' --alpha '0.1' --budget '5000' "
            + "--draws '0' --set 'run.warmUp=2h' --seed 3",
            page,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tune: 'policy.threshold=99%..70%': the range is empty, its end does not lie above its beginning; write 70%..99%", "--vary", "policy.threshold=99%..70%", "--minimise", "escape_rate")]
    [InlineData("tune: --set policy.treshold=70%: policy.treshold: unknown key 'treshold'; did you mean 'threshold'?", "--vary", "policy.treshold=70%|80%", "--minimise", "escape_rate")]
    [InlineData("tune: 'beauty': there is no metric 'beauty'", "--vary", "policy.threshold=70%|80%", "--minimise", "beauty")]
    [InlineData("tune: say what is best with either --minimise or --maximise", "--vary", "policy.threshold=70%|80%", "--minimise", "escape_rate", "--maximise", "detection")]
    [InlineData("tune: say what is best with either --minimise or --maximise", "--vary", "policy.threshold=70%|80%")]
    [InlineData("tune: 'approval_latency p95 <= 5': '5' is in another unit than approval_latency; write a duration such as 45m", "--vary", "policy.threshold=70%|80%", "--minimise", "escape_rate", "--subject-to", "approval_latency p95 <= 5")]
    [InlineData("tune: contradictory limits: escape_rate share cannot be at least 20 % and at most 10 %", "--vary", "policy.threshold=70%|80%", "--minimise", "escape_rate", "--subject-to", "escape_rate <= 10%", "--subject-to", "escape_rate >= 20%")]
    [InlineData("--threads: takes 1 to 1024", "--vary", "policy.threshold=70%|80%", "--minimise", "escape_rate", "--threads", "0")]
    [InlineData("tune: the risk lies between 0.01 and 0.5", "--vary", "policy.threshold=70%|80%", "--minimise", "escape_rate", "--alpha", "0.7")]
    [InlineData("tune: the budget takes 1 to 100000000 replications", "--vary", "policy.threshold=70%|80%", "--minimise", "escape_rate", "--budget", "0")]
    [InlineData("tune: the indifference zone is a number above 0", "--vary", "policy.threshold=70%|80%", "--minimise", "escape_rate", "--zone", "0")]
    public void Nonsense_gets_a_clear_line_and_exit_code_2(string problem, params string[] words)
    {
        var outcome = Tune(words);
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith(problem, outcome.ErrorLines[0], StringComparison.Ordinal);
        Assert.All(outcome.ErrorLines, line => Assert.DoesNotContain("   at ", line, StringComparison.Ordinal));
    }

    private Outcome Tune(params string[] words) =>
        Cli.Run(["tune", "baseline", "--set", "run.horizon=26h", "--set", "run.warmUp=2h", "--draws", "0", "--out", scratch.Path, .. words]);
}
