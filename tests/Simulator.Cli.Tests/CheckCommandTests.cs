using System.Text.RegularExpressions;

namespace Simulator.Cli.Tests;

public sealed partial class CheckCommandTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_finished_run_is_judged_without_simulating_and_the_verdict_sets_the_exit_code()
    {
        var run = Run();
        Assert.Equal(0, Check(run, """ "a": { "metric": "escape_rate", "limit": "<= 95%" } """).ExitCode);
        Assert.Equal(99, Check(run, """ "a": { "metric": "escape_rate", "limit": "<= 5%" } """).ExitCode);
        Assert.Equal(3, Check(run, """ "a": { "metric": "escape_rate", "limit": "<= 71.5%" } """).ExitCode);
        Assert.Equal(0, Check(run, """ "a": { "metric": "escape_rate", "limit": "<= 71.5%" } """, "--inconclusive", "pass").ExitCode);
        Assert.Equal(99, Check(run, """ "a": { "metric": "escape_rate", "limit": "<= 71.5%" } """, "--inconclusive", "fail").ExitCode);
        Assert.Equal(0, Check(run, """ "a": { "metric": "escape_rate", "limit": "<= 5%", "severity": "warning" } """).ExitCode);
        Assert.Equal(3, Check(run, string.Empty).ExitCode); // nothing was judged
    }

    [Fact]
    public void A_file_that_is_wrong_and_a_metric_that_the_run_lacks_are_usage_errors_and_come_first()
    {
        var run = Run();
        var wrong = Check(run, """ "a": { "metric": "escape_rate", "limit": "<= 5m" }, "b": { "metric": "escape_rat", "limit": "<= 5%" } """);
        Assert.Equal((2, 2), (wrong.ExitCode, wrong.ErrorLines.Length));
        var lacking = Check(run, """ "a": { "metric": "escape_rate", "limit": "<= 5%" }, "b": { "metric": "sla_attainment", "where": { "class": "refund" }, "limit": ">= 5%" } """);
        Assert.Equal(2, lacking.ExitCode);
        Assert.Contains("this run has no sla_attainment", Assert.Single(lacking.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_is_found_where_it_was_saved_and_an_unchanged_run_passes_any_tolerance()
    {
        var run = Run();
        const string budget = """ "a": { "metric": "approval_latency", "agg": "p95", "baseline": { "worse": "0%" } } """;
        var baselines = Path.Combine(scratch.Path, "baselines");
        var none = Check(run, budget, "--baselines", baselines);
        Assert.Equal(3, none.ExitCode);
        Assert.Contains("there is no baseline", none.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(0, Cli.Run("baseline", "save", run, "--baselines", baselines).ExitCode);
        Assert.Equal(0, Check(run, budget, "--baselines", baselines).ExitCode);
        Assert.Equal(99, Check(Run("--set", "pools.desk.reviewers=4"), budget, "--baselines", baselines).ExitCode);
        Assert.Equal(99, Check(Run("--set", "pools.desk.reviewers=4"), budget, "--baseline", run).ExitCode);
    }

    [Fact]
    public void A_run_that_is_given_budgets_leaves_its_verdicts_beside_its_folder_and_tells_GitHub()
    {
        var summary = Path.Combine(scratch.Path, "summary.md");
        var budgets = Budgets(""" "a": { "metric": "escape_rate", "limit": "<= 5%" } """);
        var outcome = Cli.Run(
            new Dictionary<string, string> { ["GITHUB_STEP_SUMMARY"] = summary },
            ["run", "baseline", .. Quick, "--budgets", budgets, "--github", "--out", Path.Combine(scratch.Path, "results")]);
        Assert.Equal(99, outcome.ExitCode);
        Assert.Contains("::error title=a::FAIL", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("| **FAIL** | a:", File.ReadAllText(summary), StringComparison.Ordinal);
        var verdicts = Assert.Single(Directory.GetDirectories(Path.Combine(scratch.Path, "results", "baseline"), "*.verdicts"));
        Assert.Contains("<failure", File.ReadAllText(Path.Combine(verdicts, "junit.xml")), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(summary), File.ReadAllText(Path.Combine(verdicts, "budgets.md")));
    }

    [Fact]
    public void A_scenario_that_carries_budgets_is_judged_by_them()
    {
        var file = scratch.File("own.json", $$"""
            { "extends": "{{Path.GetRelativePath(scratch.Path, Path.Combine(Root(), "scenarios", "baseline.json")).Replace('\\', '/')}}",
              "budgets": { "own": { "metric": "escape_rate", "limit": "<= 5%" } } }
            """);
        var outcome = Cli.Run(["run", file, .. Quick, "--out", Path.Combine(scratch.Path, "results"), "-q"]);
        Assert.Equal(99, outcome.ExitCode);
        var folder = outcome.Output.Split('\n')[0].Trim();
        var judged = Cli.Run("check", folder);
        Assert.Equal(99, judged.ExitCode);
        Assert.Contains("own", judged.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_looks_settle_what_one_leaves_open()
    {
        var budgets = Budgets(""" "a": { "metric": "escape_rate", "limit": "<= 71.5%" } """);
        string[] call = ["run", "baseline", "--set", "run.horizon=30h", "--budgets", budgets, "--settle", "--out", Path.Combine(scratch.Path, "results"), "-q"];
        var settled = Cli.Run(call);
        Assert.Equal(0, settled.ExitCode);
        Assert.Equal(
            ["No budget is breached, but 1 of 1 cannot be settled: a.", "The budget is kept."],
            settled.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where((_, line) => line % 2 == 1).Select(line => line.Trim()));
        var quick = Cli.Run([.. call, "--quick"]);
        Assert.Equal(2, quick.ExitCode);
        Assert.StartsWith("--settle: looks at 64 and 256 replications; leave out --quick and --replications", quick.Errors, StringComparison.Ordinal);
        var looks = Directory.GetDirectories(Path.Combine(scratch.Path, "results", "baseline")).Where(folder => !folder.EndsWith(".verdicts", StringComparison.Ordinal));
        Assert.Equal(2, looks.Count());
    }

    [Fact]
    public void Draws_of_the_hypotheses_stand_beside_the_verdicts_and_change_none()
    {
        var budgets = Budgets(""" "a": { "metric": "escape_rate", "limit": "<= 5%" } """);
        string[] call = ["run", "baseline", .. Quick, "--budgets", budgets, "--out", Path.Combine(scratch.Path, "results")];
        var outcome = Cli.Run([.. call, "--draws", "3"]);
        Assert.Equal(99, outcome.ExitCode);
        Assert.Contains("Draws: in each of 3 the", outcome.Output, StringComparison.Ordinal);
        var verdicts = Assert.Single(Directory.GetDirectories(Path.Combine(scratch.Path, "results", "baseline"), "*.verdicts"));
        Assert.Contains("kept in 0 of 3 draws", File.ReadAllText(Path.Combine(verdicts, "budgets.md")), StringComparison.Ordinal);
        var refused = Cli.Run([.. call, "--draws", "1001"]);
        Assert.Equal((2, true), (refused.ExitCode, refused.Errors.Contains("--draws: takes 0 to 1000", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_example_of_the_documentation_is_valid_and_judges_the_run_it_speaks_of()
    {
        var text = File.ReadAllText(Path.Combine(Root(), "docs", "budgets.md"));
        var file = scratch.File("documented.json", Example().Match(text).Groups[1].Value);
        Assert.NotEqual(2, Cli.Run("check", Run(), "--budgets", file).ExitCode);
    }

    private static readonly string[] Quick = ["--set", "run.replications=64", "--set", "run.horizon=30h"];

    private Outcome Check(string run, string budgets, params string[] more) => Cli.Run(["check", run, "--budgets", Budgets(budgets), .. more]);

    private string Budgets(string budgets) => scratch.File("budgets.json", $"{{ \"version\": 1, \"budgets\": {{ {budgets} }} }}");

    private string Run(params string[] options)
    {
        var outcome = Cli.Run(["run", "baseline", .. Quick, "--out", Path.Combine(scratch.Path, "results"), "-q", .. options]);
        Assert.Equal(0, outcome.ExitCode);
        return outcome.Output.Trim();
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Simulator.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
