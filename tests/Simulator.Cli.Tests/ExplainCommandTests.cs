using System.Text.Json;
using System.Xml.Linq;

namespace Simulator.Cli.Tests;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void The_worst_request_is_told_in_words_and_on_a_time_line_and_can_be_asked_for_by_name()
    {
        var run = Run();
        var worst = Cli.Run("explain", run, "--worst", "1", "--ascii");
        Assert.Equal(0, worst.ExitCode);
        Assert.StartsWith("baseline: the longest wait for an approval", worst.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(worst.Output, letter => letter > 127);
        var title = worst.Output.Split('\n').First(line => line.StartsWith("Request ", StringComparison.Ordinal)).Split(' ');
        var (id, replication) = (title[1], title[4].TrimEnd(':'));

        var json = Path.Combine(scratch.Path, "stories.json");
        var trace = Path.Combine(scratch.Path, "trace.json");
        var named = Cli.Run("explain", run, "--request", id, "--replication", replication, "--json", json, "--trace", trace);
        Assert.Equal(0, named.ExitCode);
        Assert.Contains(string.Join(' ', title), named.Output, StringComparison.Ordinal);
        Assert.Contains(id, File.ReadAllText(json), StringComparison.Ordinal);
        using var events = JsonDocument.Parse(File.ReadAllText(trace));
        Assert.NotEqual(0, events.RootElement.GetProperty("traceEvents").GetArrayLength());
    }

    [Theory]
    [InlineData("--request", "nonsense")]
    [InlineData("--request", "0000000000000000")]
    [InlineData("--replication", "99")]
    [InlineData("--worst", "0")]
    [InlineData("--width", "5")]
    [InlineData("--by", "beauty")]
    public void What_the_run_does_not_have_is_a_usage_error_in_one_line(string option, string value)
    {
        var outcome = Cli.Run("explain", Run(), option, value);
        Assert.Equal(2, outcome.ExitCode);
        Assert.InRange(outcome.ErrorLines.Length, 1, 2);
    }

    [Fact]
    public void A_kept_trail_becomes_an_event_log_for_process_mining()
    {
        var log = Path.Combine(scratch.Path, "log.xes");
        var outcome = Cli.Run("audit", "export", Path.Combine(Run("--trail", "0"), "audit.jsonl"), "--xes", log);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("log", XDocument.Load(log).Root!.Name.LocalName);
        Assert.Equal(2, Cli.Run("audit", "export", log, "--xes", Path.Combine(scratch.Path, "other.xes")).ExitCode);
    }

    private string Run(params string[] options)
    {
        var outcome = Cli.Run(["run", "baseline", "--set", "run.replications=2", "--set", "run.horizon=30h", "--out", Path.Combine(scratch.Path, "results"), "-q", .. options]);
        Assert.Equal(0, outcome.ExitCode);
        return outcome.Output.Trim();
    }
}
