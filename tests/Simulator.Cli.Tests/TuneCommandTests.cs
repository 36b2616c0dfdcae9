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

    [Theory]
    [InlineData("--vary", "policy.threshold=99%..70%", "--minimise", "escape_rate")]
    [InlineData("--vary", "policy.treshold=70%|80%", "--minimise", "escape_rate")]
    [InlineData("--vary", "policy.threshold=70%|80%", "--minimise", "beauty")]
    [InlineData("--vary", "policy.threshold=70%|80%", "--minimise", "escape_rate", "--maximise", "detection")]
    [InlineData("--vary", "policy.threshold=70%|80%")]
    [InlineData("--vary", "policy.threshold=70%|80%", "--minimise", "escape_rate", "--subject-to", "approval_latency p95 <= 5")]
    [InlineData("--vary", "policy.threshold=70%|80%", "--minimise", "escape_rate", "--subject-to", "escape_rate <= 10%", "--subject-to", "escape_rate >= 20%")]
    public void Nonsense_gets_a_clear_line_and_exit_code_2(params string[] words)
    {
        var outcome = Tune(words);
        Assert.Equal(2, outcome.ExitCode);
        Assert.All(outcome.ErrorLines, line => Assert.DoesNotContain("   at ", line, StringComparison.Ordinal));
        Assert.NotEmpty(outcome.ErrorLines);
    }

    private Outcome Tune(params string[] words) =>
        Cli.Run(["tune", "baseline", "--set", "run.horizon=26h", "--set", "run.warmUp=2h", "--draws", "0", "--out", scratch.Path, .. words]);
}
