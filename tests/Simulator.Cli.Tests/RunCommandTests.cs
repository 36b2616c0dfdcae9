using System.Diagnostics;

namespace Simulator.Cli.Tests;

/// <summary>The program as its users meet it: arguments in; text, files and an exit code out.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_run_prints_an_answer_in_words_and_leaves_a_whole_folder()
    {
        var outcome = Run("baseline");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("of requests wait for a person", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("report: ", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(outcome.Errors);
        var folder = Assert.Single(Directory.GetDirectories(Path.Combine(scratch.Path, "baseline")));
        foreach (var name in new[] { "summary.json", "replications.csv", "report.html", "report.md", "scenario.resolved.json", "manifest.json" })
        {
            Assert.True(new FileInfo(Path.Combine(folder, name)).Length > 0, name);
        }

        Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder, "plots"), "*.svg"));
    }

    [Fact]
    public void A_gate_that_nobody_can_satisfy_runs_only_when_it_is_allowed_and_then_with_a_warning()
    {
        var file = scratch.File("alone.json", """
            { "version": 1, "run": { "horizon": "24h", "replications": 2 }, "pools": { "desk": { "reviewers": 1 } },
              "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "2/h" }, "access": "write", "impact": "low" } },
              "gates": { "two": { "levels": ["single", "dual"], "factors": { "owner": { "approvals": 2 } } } },
              "policy": { "profile": "gate_everywhere" } }
            """);
        var refused = Run(file);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("needs 2 distinct people of the pool 'desk', which has 1", refused.Errors, StringComparison.Ordinal);

        var allowed = Run(file, "--allow-unsatisfiable");
        Assert.Equal(0, allowed.ExitCode);
        Assert.Equal("warning: " + refused.ErrorLines.Single(), allowed.ErrorLines.Single());
        Assert.Contains("expire unanswered", allowed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_threads_changes_no_byte()
    {
        var one = FolderOf(Run("baseline", "--threads", "1", "-q"));
        var summary = File.ReadAllBytes(Path.Combine(one, "summary.json"));
        var again = Run("baseline", "--threads", "4");
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("gave the same bits", again.Output, StringComparison.Ordinal);
        Assert.Equal(summary, File.ReadAllBytes(Path.Combine(one, "summary.json")));
    }

    [Fact]
    public void The_resolved_scenario_of_a_run_reproduces_it()
    {
        var folder = FolderOf(Run("baseline", "--set", "policy.threshold=90%", "-q"));
        var again = Run(Path.Combine(folder, "scenario.resolved.json"));
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("gave the same bits", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_resolved_scenario_of_a_quick_run_reproduces_it_too()
    {
        var folder = FolderOf(Cli.Run("run", "baseline", "--quick", "--set", "run.horizon=30h", "--out", scratch.Path, "-q"));
        var again = Cli.Run("run", Path.Combine(folder, "scenario.resolved.json"), "--out", scratch.Path);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("gave the same bits", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Piped_output_has_no_escape_sequences_and_quiet_prints_the_folder_alone()
    {
        Assert.DoesNotContain('\e', Run("baseline").Output);
        Assert.True(Directory.Exists(Run("baseline", "-q").Output.Trim()));
    }

    [Fact]
    public void Settings_and_the_environment_override_the_file_in_that_order()
    {
        var environment = new Dictionary<string, string> { ["SIMULATOR__RUN__REPLICATIONS"] = "3", ["SIMULATOR__RUN__HORIZON"] = "30h" };
        var outcome = Cli.Run(environment, "run", "baseline", "--set", "run.replications=4", "--out", scratch.Path, "-q");
        var resolved = File.ReadAllText(Path.Combine(outcome.Output.Trim(), "scenario.resolved.json"));
        Assert.Contains("\"replications\": 4", resolved, StringComparison.Ordinal);
        Assert.Contains("\"horizon\": \"30h\"", resolved, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_was_tampered_with_is_reported_and_left_alone()
    {
        var folder = FolderOf(Run("baseline", "-q"));
        File.AppendAllText(Path.Combine(folder, "replications.csv"), "forged");
        var again = Run("baseline", "-q");
        Assert.Equal(99, again.ExitCode);
        Assert.Contains("replications.csv", Assert.Single(again.ErrorLines), StringComparison.Ordinal);
        Assert.EndsWith("forged", File.ReadAllText(Path.Combine(folder, "replications.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kept_trail_verifies_and_a_forged_one_does_not()
    {
        var folder = FolderOf(Run("baseline", "--trail", "1", "-q"));
        var trail = Path.Combine(folder, "audit.jsonl");
        Assert.Equal(0, Cli.Run("audit", "verify", trail).ExitCode);

        var forged = scratch.File("forged.jsonl", File.ReadAllText(trail).Replace("\"rejected\"", "\"approved\"", StringComparison.Ordinal));
        var outcome = Cli.Run("audit", "verify", forged);
        Assert.Equal(99, outcome.ExitCode);
        Assert.Contains("I25", outcome.Output + outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trail_of_a_replication_that_does_not_exist_is_refused()
    {
        var outcome = Run("baseline", "--trail", "99");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("choose 0 to 3", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_is_rendered_again_from_a_run_to_the_same_bytes()
    {
        var folder = FolderOf(Run("baseline", "-q"));
        var page = Path.Combine(scratch.Path, "again.html");
        Assert.Equal(0, Cli.Run("report", folder, "--out", page).ExitCode);
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "report.html")), File.ReadAllBytes(page));
    }

    [Theory]
    [InlineData("INT", 2)]
    [InlineData("TERM", 15)]
    public void An_interrupted_run_exits_130_and_leaves_nothing_behind(string signal, int number)
    {
        if (OperatingSystem.IsWindows() || IsIgnored(number))
        {
            return; // Windows has no signals; a program started in the background of a script inherits that it hears no Ctrl-C
        }

        using var process = Cli.Start(
            new Dictionary<string, string>(), "run", "baseline", "--replications", "100000", "--out", scratch.Path);
        Thread.Sleep(TimeSpan.FromSeconds(2));
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(60)));
        Assert.Equal(130, process.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(scratch.Path));
    }

    private static bool IsIgnored(int signal)
    {
        const string label = "SigIgn:";
        var line = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(each => each.StartsWith(label, StringComparison.Ordinal)) : null;
        return line is not null && (Convert.ToUInt64(line[label.Length..].Trim(), 16) >> (signal - 1) & 1) == 1;
    }

    private Outcome Run(string scenario, params string[] more) =>
        Cli.Run(["run", scenario, "--set", "run.replications=4", "--out", scratch.Path, .. more]);

    private static string FolderOf(Outcome outcome)
    {
        Assert.Equal(0, outcome.ExitCode);
        return outcome.Output.Trim();
    }
}
