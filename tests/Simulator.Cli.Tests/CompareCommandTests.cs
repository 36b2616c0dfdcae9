namespace Simulator.Cli.Tests;

public sealed class CompareCommandTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Unchanged_is_clean_worse_is_a_breach_and_the_page_is_written()
    {
        var left = RunWith();
        var right = RunWith("--set", "pools.desk.reviewers=4");
        var same = Cli.Run("compare", left, left);
        Assert.Equal(0, same.ExitCode);
        Assert.StartsWith("Unchanged", same.Output, StringComparison.Ordinal);

        var folder = Path.Combine(scratch.Path, "comparison");
        var worse = Cli.Run("compare", left, right, "--out", folder);
        Assert.Equal(99, worse.ExitCode);
        Assert.StartsWith("Regression: 12 metrics are worse, among them", worse.Output, StringComparison.Ordinal);
        Assert.Contains("differs: pools.desk.reviewers: 5 -> 4", worse.Output, StringComparison.Ordinal);
        Assert.Contains("pools.desk.reviewers", File.ReadAllText(Path.Combine(folder, "compare.html")), StringComparison.Ordinal);
        Assert.Contains("**regression**", File.ReadAllText(Path.Combine(folder, "compare.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_settled_exits_as_the_user_wants_it_read()
    {
        var left = RunWith();
        var right = RunWith("--seed", "2");
        Assert.Equal(3, Cli.Run("compare", left, right).ExitCode);
        Assert.Equal(99, Cli.Run("compare", left, right, "--inconclusive", "fail").ExitCode);
        Assert.Equal(0, Cli.Run("compare", left, right, "--inconclusive", "pass").ExitCode);
    }

    [Fact]
    public void A_missing_side_is_an_error_and_never_clean()
    {
        var left = RunWith();
        var outcome = Cli.Run("compare", left, Path.Combine(scratch.Path, "nowhere"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("no such folder", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--margin", "five")]
    [InlineData("--margin", "5")]
    [InlineData("--alpha", "0.7")]
    public void A_margin_or_level_out_of_range_is_refused(string option, string value)
    {
        var outcome = Cli.Run("compare", "a", "b", option, value);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--margin: takes a share such as 5%", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    private string RunWith(params string[] options)
    {
        var outcome = Cli.Run(["run", "baseline", "--set", "run.replications=20", "--set", "run.horizon=30h", "--out", Path.Combine(scratch.Path, "results"), "-q", .. options]);
        Assert.Equal(0, outcome.ExitCode);
        return outcome.Output.Trim();
    }
}
