using System.Text.RegularExpressions;

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
        Assert.All(advised, line => Assert.Matches("\"score\":-?[0-9.]+,\"rank\":[0-9]+,\"departed\":(true|false),\"starving\":(true|false),\"confidence\":(null|[0-9.]+),\"digest\":", line));
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

    private string Trail()
    {
        var outcome = Cli.Run(
            "run", "baseline", "--set", "pools.desk.discipline=aiAdvisory", "--set", "run.horizon=26h", "--set", "run.warmUp=2h", "--replications", "1", "--trail", "0", "--out", scratch.Path, "-q");
        Assert.Equal(0, outcome.ExitCode);
        return Path.Combine(outcome.Output.Trim(), "audit.jsonl");
    }
}
