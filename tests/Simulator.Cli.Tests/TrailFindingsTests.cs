using Simulator.Results;

namespace Simulator.Cli.Tests;

/// <summary>What a run says of the audit rules, beside what <c>audit verify</c> says of the same trail.</summary>
public sealed class TrailFindingsTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_policy_without_gates_breaks_a_rule_and_the_report_counts_what_the_verification_counts()
    {
        var run = Cli.Run("run", "baseline", "--set", "policy.profile=no_gate", "--set", "classes.config-change.reversible=false", "--set", "run.horizon=12h", "--set", "run.warmUp=0s", "--replications", "8", "--trail", "1", "--out", scratch.Path, "-q");
        Assert.Equal(0, run.ExitCode);
        var folder = run.Output.Trim();
        var trail = SummaryFile.Read(Path.Combine(folder, SummaryFile.FileName)).Trail!;

        var verified = Cli.Run("audit", "verify", Path.Combine(folder, "audit.jsonl"));

        Assert.Equal(99, verified.ExitCode);
        Assert.Equal(1, trail.Replication);
        Assert.True(trail.Rules.Single(rule => rule.Rule == "I09").Findings > 0);
        Assert.Contains($"{HumanText.Count(trail.Findings)} findings", verified.Output, StringComparison.Ordinal);
        var first = trail.Rules.Single(rule => rule.Rule == "I09");
        Assert.Contains(first.First, verified.Errors, StringComparison.Ordinal);
        Assert.Contains(first.First[..20], File.ReadAllText(Path.Combine(folder, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_keeps_no_trail_has_its_first_replication_checked_all_the_same()
    {
        var run = Cli.Run("run", "baseline", "--set", "run.horizon=12h", "--set", "run.warmUp=0s", "--replications", "8", "--out", scratch.Path, "-q");

        var trail = SummaryFile.Read(Path.Combine(run.Output.Trim(), SummaryFile.FileName)).Trail!;

        Assert.Equal((0, 0L), (trail.Replication, trail.Findings));
        Assert.True(trail.Records > 1_000);
        Assert.False(File.Exists(Path.Combine(run.Output.Trim(), "audit.jsonl")));
    }
}
