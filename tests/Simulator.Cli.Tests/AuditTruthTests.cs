using System.Globalization;

namespace Simulator.Cli.Tests;

/// <summary>What a sink that fails kept, beside what happened.</summary>
public sealed class AuditTruthTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void What_the_sink_lost_is_counted_against_what_happened()
    {
        scratch.File("baseline.json", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scenarios", "baseline.json")));
        var scenario = scratch.File(
            "sink.json",
            """
            { "version": 1, "extends": "baseline.json",
              "auditSink": { "outages": { "kind": "scripted", "at": ["26h"] }, "length": "2h", "whileDown": "buffer", "crash": "100%" } }
            """);
        var run = Cli.Run("run", scenario, "--set", "run.horizon=30h", "--replications", "1", "--trail", "0", "-q", "--out", Path.Combine(scratch.Path, "results"));
        var folder = run.Output.Trim();
        var (kept, truth) = (Path.Combine(folder, "audit.jsonl"), Path.Combine(folder, "audit.truth.jsonl"));
        var (has, required) = (Executed(kept), Executed(truth));
        Assert.InRange(has, 1, required - 1);
        var outcome = Cli.Run("audit", "verify", kept, "--truth", truth);
        Assert.Equal(99, outcome.ExitCode); // what lacks its beginning breaks rules
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"missing: {required - has:N0} of {required:N0} records 'executed'"), outcome.Output, StringComparison.Ordinal);
        Assert.Contains("records in gaps that the sink declares, 0 without a word", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("of the findings may speak of nothing else", outcome.Output, StringComparison.Ordinal);

        var whole = Cli.Run("audit", "verify", truth, "--truth", truth);
        Assert.Equal(0, whole.ExitCode);
        Assert.Contains("missing: nothing of what happened", whole.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", "records in gaps that the sink declares, 0 without a word")]
    [InlineData("false", "0 records in gaps that the sink declares, ")]
    public void Whether_the_sink_tells_its_gaps_is_written_in_the_scenario(string declares, string said)
    {
        scratch.File("baseline.json", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scenarios", "baseline.json")));
        var scenario = scratch.File(
            "sink.json",
            $$"""
            { "version": 1, "extends": "baseline.json",
              "auditSink": {
                "outages": { "kind": "scripted", "at": ["26h"] }, "length": "10m", "whileDown": "buffer", "crash": "100%", "declareGaps": {{declares}} } }
            """);
        var run = Cli.Run("run", scenario, "--set", "run.horizon=28h", "--replications", "1", "--trail", "0", "-q", "--out", Path.Combine(scratch.Path, "results"));
        var trail = Path.Combine(run.Output.Trim(), "audit.jsonl");
        Assert.Equal(declares == "true", File.ReadLines(trail).Any(line => line.Contains("gap", StringComparison.Ordinal)));
        Assert.Contains(said, Cli.Run("audit", "verify", trail).Output, StringComparison.Ordinal);
    }

    private static int Executed(string trail) => File.ReadLines(trail).Count(line => line.Contains("\"fact\":\"executed\"", StringComparison.Ordinal));
}
