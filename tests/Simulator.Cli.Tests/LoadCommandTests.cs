namespace Simulator.Cli.Tests;

/// <summary><c>load</c>: wrong calls. What it measures is tested where a gateway is at hand.</summary>
public class LoadCommandTests
{
    [Fact]
    public void Help_of_load_shows_examples_and_exit_codes()
    {
        var outcome = Cli.Run("load", "--help");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("load baseline --url http://127.0.0.1:8080", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("97 an invalid run", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_printed_mapping_is_a_whole_file()
    {
        var outcome = Cli.Run("load", "mapping");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("\"path\": \"/v1/requests\"", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\"trail\"", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("load: --url: 'example.com' is not this machine", "--url", "http://example.com")]
    [InlineData("load: --url: 'nowhere' is no target", "--url", "nowhere")]
    [InlineData("load: --phases: phase 'jump:3s'", "--url", "http://127.0.0.1:1", "--phases", "hold:1s,jump:3s")]
    [InlineData("load: --chaos: 'rain=5%' is no fault", "--url", "http://127.0.0.1:1", "--chaos", "rain=5%")]
    [InlineData("load: --chaos: 'fault=200%' is no fault", "--url", "http://127.0.0.1:1", "--chaos", "fault=200%")]
    [InlineData("load: --compress: takes a factor above 0", "--url", "http://127.0.0.1:1", "--compress", "0")]
    [InlineData("load: --timeout: '5' is no duration", "--url", "http://127.0.0.1:1", "--timeout", "5")]
    [InlineData("load: 1 to 1,000,000 requests may be in flight", "--url", "http://127.0.0.1:1", "--max-in-flight", "0")]
    [InlineData("load: --stop-above-errors: 'all' is no share", "--url", "http://127.0.0.1:1", "--stop-above-errors", "all")]
    [InlineData("load: --simulations: takes 0, or 2 to 10000", "--url", "http://127.0.0.1:1", "--simulations", "1")]
    [InlineData("--warm-up: must leave something", "--url", "http://127.0.0.1:1", "--phases", "hold:1s", "--warm-up", "1s")]
    public void A_wrong_call_is_refused_with_its_remedy(string message, params string[] arguments)
    {
        var outcome = Cli.Run(["load", "baseline", .. arguments]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith(message, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_mapping_is_refused_with_its_lines()
    {
        using var folder = new ScratchFolder();
        var file = folder.File("acme.json", "{\n  \"version\": 1,\n  \"name\": \"acme\",\n  \"submit\": { \"method\": \"SEND\", \"path\": \"/requests/{nod}\", \"accepted\": [202], \"id\": \"$.id\" }\n}");
        var outcome = Cli.Run("load", "baseline", "--url", "http://127.0.0.1:1", "--mapping", file);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(outcome.ErrorLines, line => line.StartsWith(file + ":4: submit.method: 'SEND' is no method", StringComparison.Ordinal));
        Assert.Contains(outcome.ErrorLines, line => line.StartsWith(file + ":4: submit.path:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_token_file_is_refused()
    {
        using var folder = new ScratchFolder();
        var file = folder.File("tokens.json", """{ "clerk": "secret" }""");
        var outcome = Cli.Run("load", "baseline", "--url", "http://127.0.0.1:1", "--tokens", file);
        Assert.Equal(2, outcome.ExitCode);
        Assert.DoesNotContain("secret", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_against_nobody_is_kept_and_invalid_everywhere()
    {
        using var folder = new ScratchFolder();
        var outcome = Cli.Run("load", "baseline", "--url", "http://127.0.0.1:1", "--set", "run.horizon=2h", "--set", "run.warmUp=30m", "--compress", "3600", "--simulations", "0", "--stop-above-errors", "100%", "--out", folder.Path, "-q");
        Assert.Equal(97, outcome.ExitCode);
        Assert.Contains("invalid: Not one counted request was answered", outcome.Errors, StringComparison.Ordinal);
        var run = outcome.Output.Trim();
        Assert.Contains("| refused | 190 |", File.ReadAllText(Path.Combine(run, "live.md")), StringComparison.Ordinal);
        Assert.Contains("The live run", File.ReadAllText(Path.Combine(run, "report.html")), StringComparison.Ordinal);
        var budgets = folder.File("budgets.json", """{ "version": 1, "budgets": { "fast": { "metric": "approval_latency", "agg": "p95", "limit": "<= 45m" } } }""");
        Assert.Equal(97, Cli.Run("check", run, "--budgets", budgets).ExitCode);
        var page = Path.Combine(folder.Path, "again.html");
        Assert.Equal(0, Cli.Run("report", run, "--out", page).ExitCode);
        Assert.Equal(File.ReadAllText(Path.Combine(run, "report.html")), File.ReadAllText(page));
    }
}
