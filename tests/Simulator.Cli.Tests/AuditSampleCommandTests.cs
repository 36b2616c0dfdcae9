namespace Simulator.Cli.Tests;

/// <summary><c>audit sample</c> on the trail of a real run.</summary>
public sealed class AuditSampleCommandTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void An_honest_trail_can_be_relied_on_and_the_same_seed_draws_the_same()
    {
        var trail = Trail();
        var outcome = Cli.Run("audit", "sample", trail, "--size", "60");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("sample       60, drawn with seed 1; 0 break a rule", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("truth        0 % of all executed requests break one", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(outcome.Output, Cli.Run("audit", "sample", trail, "--size", "60").Output);
    }

    [Fact]
    public void Executions_without_an_authorisation_are_found_in_a_sample_of_all()
    {
        var trail = Trail();
        File.WriteAllLines(trail, File.ReadAllLines(trail).Where(line => !line.Contains("\"fact\":\"authorised\"", StringComparison.Ordinal)));
        var outcome = Cli.Run("audit", "sample", trail, "--size", "100");
        Assert.Equal(99, outcome.ExitCode);
        Assert.Contains("100 break a rule", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("cannot be relied on at", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("in 0 % of all draws", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_sink_lost_is_seen_only_against_the_truth()
    {
        var honest = Trail();
        var truth = Path.Combine(scratch.Path, "truth.jsonl");
        File.WriteAllLines(truth, File.ReadLines(honest).Where(line => !line.Contains("\"fact\":\"authorised\"", StringComparison.Ordinal)));
        var outcome = Cli.Run("audit", "sample", honest, "--size", "60", "--truth", truth);
        Assert.Equal(0, outcome.ExitCode); // the auditor is content
        Assert.Contains("relies on controls that do not work in 100 % of all draws", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("draw 1 to all of them", "--size", "0")]
    [InlineData("draw 1 to all of them", "--size", "100000000")]
    [InlineData("--tolerable takes a share from 0% to below 100%", "--tolerable", "5")]
    [InlineData("--tolerable takes a share from 0% to below 100%", "--tolerable", "100%")]
    [InlineData("--confidence one from 50% to below 100%", "--confidence", "20%")]
    public void What_means_nothing_is_refused(string problem, string option, string value)
    {
        var outcome = Cli.Run("audit", "sample", Trail(), option, value);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(problem, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    /// <summary>Of 2,679 executions 58 without a breach show 5 % with 95 % confidence: ln 0.05 / ln 0.95 is 58.4 with replacement, a little less without.</summary>
    [Fact]
    public void A_sample_that_could_show_nothing_says_how_many_would_and_has_its_own_exit_code()
    {
        var outcome = Cli.Run("audit", "sample", Trail(), "--size", "20");
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("conclusion   none: the sample is too small, even without a breach it would not show 5.0 %; draw 58", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_trail_is_refused()
    {
        var outcome = Cli.Run("audit", "sample", scratch.File("note.txt", "hello\n"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("this is no audit trail", outcome.Errors, StringComparison.Ordinal);
    }

    private string Trail()
    {
        var run = Cli.Run("run", "baseline", "--set", "run.replications=2", "--set", "run.horizon=30h", "--trail", "0", "--out", Path.Combine(scratch.Path, "results"), "-q");
        Assert.Equal(0, run.ExitCode);
        return Path.Combine(run.Output.Trim(), "audit.jsonl");
    }
}
