using System.Globalization;
using System.Text.Json;

namespace Simulator.Cli.Tests;

/// <summary>The real program against live gateways: the reference service in a process of its own, and a foreign gateway that fails in every way.</summary>
public sealed class LoadLiveTests : IDisposable
{
    private const int Attempts = 3;
    private static readonly string[] Hours = ["--set", "run.horizon=8h", "--set", "run.warmUp=2h"];
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_live_run_of_a_shipped_scenario_agrees_with_its_simulation_and_everything_works_on_its_folder()
    {
        // A busy machine may hold the driver up for longer than the agreement bears, so a run that parts is repeated; three in a row are no chance.
        var (run, code) = (string.Empty, -1);
        var simulated = Cli.Run(["run", "mm5", .. Hours, "--replications", "99", "--out", folder.Path, "-q"]).Output.Trim();
        for (var attempt = 1; attempt <= Attempts && code != 0; attempt++)
        {
            run = await PlayAsync(Path.Combine(folder.Path, attempt.ToString(CultureInfo.InvariantCulture)));
            code = Cli.Run("compare", simulated, run, "-q").ExitCode;
        }

        var compared = Cli.Run("compare", simulated, run, "--out", Path.Combine(folder.Path, "comparison"));
        Assert.True(code == 0, compared.Output);
        Assert.StartsWith("The live run agrees with the simulation: ", compared.Output, StringComparison.Ordinal);
        Assert.Contains("Live beside simulated", File.ReadAllText(Path.Combine(folder.Path, "comparison", "compare.html")), StringComparison.Ordinal);
        Assert.Contains("Live beside simulated", File.ReadAllText(Path.Combine(run, "report.html")), StringComparison.Ordinal);

        var accounts = Accounts(run);
        Assert.InRange(accounts["planned"], 100, 300); // 20 an hour for 8 hours
        Assert.Equal((accounts["planned"], 0L), (accounts["answered"], Live(run).GetProperty("open").GetInt64()));
        Assert.Equal(0, Cli.Run("audit", "verify", Path.Combine(run, "audit.jsonl")).ExitCode);
        Assert.Equal(0, Cli.Run("report", run, "--out", Path.Combine(folder.Path, "again.html")).ExitCode);
        var budgets = folder.File("budgets.json", """{ "version": 1, "budgets": { "never": { "metric": "approval_latency", "agg": "p50", "limit": "<= 1s" } } }""");
        Assert.Equal(99, Cli.Run("check", run, "--budgets", budgets).ExitCode);
    }

    [Fact]
    public void Every_way_to_fail_is_counted_by_kind_and_nothing_is_lost()
    {
        using var gateway = new MoodyGateway();
        var outcome = Cli.Run(
        [
            "load", "mm5", "--url", gateway.Root, "--mapping", folder.File("moody.json", MoodyGateway.Mapping), .. Hours, "--compress", "7200", "--timeout", "4s",
            "--max-lag", "10s", "--simulations", "0", "--out", folder.Path,
        ]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors + outcome.Output);
        var run = outcome.Output.Split('\n').Single(line => line.StartsWith("report: ", StringComparison.Ordinal))["report: ".Length..].Trim();
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(run)!, "live.md"));
        string[] kinds = ["server_error", "timeout", "connection_closed", "broken_json"];
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| {kinds[kind]} | {gateway.Seen[kind + 1]} |"), page, StringComparison.Ordinal);
            Assert.Contains(kinds[kind], outcome.Output, StringComparison.Ordinal);
        }

        var accounts = Accounts(Path.GetDirectoryName(run)!);
        Assert.Equal(gateway.Seen.Sum(), accounts["sent"]); // none is repeated behind the driver's back
        Assert.Equal(gateway.Seen[0], accounts["answered"]);
        Assert.Equal(accounts["planned"], accounts["sent"]);
    }

    private static async Task<string> PlayAsync(string data)
    {
        Directory.CreateDirectory(data);
        var tokens = Path.Combine(data, "load-tokens.json");
        Assert.Equal(0, Cli.Run("load", "tokens", "mm5", "--data", data, "--out", tokens).ExitCode);
        using var service = Cli.Start(new Dictionary<string, string>(), ["serve", "mm5", "--data", data, "--listen", "0", "--compress", "1200", "-q"]);
        try
        {
            var line = await service.StandardOutput.ReadLineAsync();
            Assert.StartsWith("listening on ", line, StringComparison.Ordinal);
            var outcome = Cli.Run(
                ["load", "mm5", "--url", line!["listening on ".Length..], "--tokens", tokens, .. Hours, "--compress", "1200", "--max-lag", "10s", "--out", data, "-q"]);
            Assert.True(outcome.ExitCode == 0, outcome.Errors);
            return outcome.Output.Trim();
        }
        finally
        {
            service.Kill();
        }
    }

    private static JsonElement Live(string run) => JsonElement.Parse(File.ReadAllBytes(Path.Combine(run, "live.json"))).GetProperty("report");

    /// <summary>The sums of the accounts of all windows.</summary>
    private static Dictionary<string, long> Accounts(string run)
    {
        var windows = Live(run).GetProperty("engine").GetProperty("windows").EnumerateArray().Select(window => window.GetProperty("accounts")).ToList();
        return new[] { "planned", "sent", "answered" }.ToDictionary(name => name, name => windows.Sum(window => window.GetProperty(name).GetInt64()), StringComparer.Ordinal);
    }
}
