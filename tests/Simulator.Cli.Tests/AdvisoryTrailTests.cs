using System.Text.RegularExpressions;
using Simulator.Governance;

namespace Simulator.Cli.Tests;

/// <summary>What a model advised about the order of work is in the audit trail, and the verifier asks for it.</summary>
public sealed class AdvisoryTrailTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_trail_with_a_models_advice_verifies_and_holds_score_rank_and_confidence()
    {
        var trail = Trail();
        var advised = File.ReadLines(trail).Where(line => line.Contains("\"fact\":\"order_advised\"", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(advised);
        Assert.All(advised, line => Assert.Matches("\"score\":-?[0-9.]+,\"rank\":[0-9]+,\"departed\":(true|false),\"starving\":(true|false),\"confidence\":(null|[0-9.]+),\"model\":\"ranking-model\",\"uncertainty\":0.5,\"prompt\":\"prompt/[0-9a-f]{16}/order\",\"digest\":", line));
        Assert.Contains(advised, line => line.Contains("\"departed\":true", StringComparison.Ordinal));
        Assert.Equal(0, Cli.Run("audit", "verify", trail).ExitCode);
    }

    [Fact]
    public void A_rank_that_nobody_departed_for_is_found()
    {
        var trail = Trail();
        var lines = File.ReadAllLines(trail);
        var index = Array.FindIndex(lines, line => line.Contains("\"rank\":0,\"departed\":false,\"starving\":false", StringComparison.Ordinal));
        lines[index] = Regex.Replace(lines[index], "\"rank\":0", "\"rank\":7");
        File.WriteAllText(trail, string.Join('\n', lines) + "\n");
        var outcome = Cli.Run("audit", "verify", trail);
        Assert.Equal(99, outcome.ExitCode);
        Assert.Contains("nobody departed from its order", outcome.Output + string.Join('\n', outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[\"model\", \"uncertainty\"]", "without the confidence, a reference to its prompt")]
    [InlineData("[]", "without the model's name, the confidence, the model's uncertainty, a reference to its prompt")]
    public void Advice_of_which_not_everything_is_retained_breaks_I16(string retain, string words)
    {
        var trail = Trail(retain);
        var advised = File.ReadLines(trail).Count(line => line.Contains("\"fact\":\"order_advised\"", StringComparison.Ordinal));
        using var stream = File.OpenRead(trail);
        var report = TrailVerifier.Verify(stream);
        Assert.Equal(advised, report.CountOf(TrailRule.I16));
        Assert.All(report.Findings, finding => Assert.Contains(words, finding.Message, StringComparison.Ordinal));
    }

    private string Trail(string retain = "")
    {
        string[] more = retain.Length == 0 ? [] : ["--set", "pools.desk.advisory.retain=" + retain];
        var outcome = Cli.Run(
            ["run", "baseline", .. more, "--set", "pools.desk.discipline=aiAdvisory", "--set", "run.horizon=26h", "--set", "run.warmUp=2h", "--replications", "1", "--trail", "0", "--out", scratch.Path, "-q"]);
        Assert.Equal(0, outcome.ExitCode);
        return Path.Combine(outcome.Output.Trim(), "audit.jsonl");
    }
}
