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
    [InlineData(3, "--size", "20")]
    [InlineData(2, "--size", "0")]
    [InlineData(2, "--size", "100000000")]
    [InlineData(2, "--tolerable", "5")]
    [InlineData(2, "--tolerable", "100%")]
    [InlineData(2, "--confidence", "20%")]
    public void What_shows_nothing_or_means_nothing_has_its_own_exit_code(int code, string option, string value) =>
        Assert.Equal(code, Cli.Run("audit", "sample", Trail(), option, value).ExitCode);

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
