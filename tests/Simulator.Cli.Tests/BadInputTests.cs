namespace Simulator.Cli.Tests;

/// <summary>Whatever a user gets wrong: one clear line a mistake, exit code 2, nothing written.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("""{ "version": 1, """, "json")]
    [InlineData("""{ "version": 1, "horizn": "8h" }""", "horizn")]
    [InlineData("""{ "extends": "baseline.json", "run": { "horizn": "8h" } }""", "horizon")]
    [InlineData("""{ "extends": "baseline.json", "run": { "horizon": 8 } }""", "run.horizon")]
    [InlineData("""{ "extends": "baseline.json", "run": { "horizon": "-8h" } }""", "run.horizon")]
    [InlineData("""{ "extends": "baseline.json", "run": { "horizon": "8 parsecs" } }""", "run.horizon")]
    [InlineData("""{ "extends": "baseline.json", "run": { "replications": 1e99 } }""", "run.replications")]
    [InlineData("""{ "extends": "baseline.json", "pools": { "<script>alert(1)</script>": { "reviewers": 1 } } }""", "script")]
    public void A_broken_scenario_gets_a_line_with_its_place_and_exit_code_2(string text, string mentions)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "scenarios");
        scratch.File("baseline.json", File.ReadAllText(Path.Combine(folder, "baseline.json")));
        var file = scratch.File("broken.json", text);
        foreach (var command in new[] { "run", "validate" })
        {
            var outcome = Cli.Run(command, file);
            Assert.Equal(2, outcome.ExitCode);
            Assert.NotEmpty(outcome.ErrorLines);
            Assert.All(outcome.ErrorLines, line => Assert.StartsWith(file + ":", line, StringComparison.Ordinal));
            Assert.Contains(outcome.ErrorLines, line => line.Contains(mentions, StringComparison.OrdinalIgnoreCase));
            Assert.Empty(outcome.Output);
        }
    }

    [Theory]
    [InlineData("no-such-scenario: there is neither such a file nor a shipped scenario of that name; shipped are around-the-clock, ", "run", "no-such-scenario")]
    [InlineData("--set run.horizn=8h: run.horizn: unknown key 'horizn'; did you mean 'horizon'?", "run", "baseline", "--set", "run.horizn=8h")]
    [InlineData("--set nonsense: this is no setting; write path=value, such as run.horizon=8h", "run", "baseline", "--set", "nonsense")]
    [InlineData("simulator: --seed: 'minus-one' is no whole number from 0 to 18446744073709551615", "run", "baseline", "--seed", "minus-one")]
    [InlineData("--replications: run.replications: '-1' is no whole number in range; write a whole number from 1 to 1000000, such as 10", "run", "baseline", "--replications", "-1")]
    [InlineData("--threads: takes 1 to 1024", "run", "baseline", "--threads", "0")]
    [InlineData("simulator: there is no option '--no-such-option'", "run", "--no-such-option")]
    [InlineData("simulator: there is no option '--sed'", "run", "--sed", "3")]
    [InlineData("simulator: Required command was not provided.", "no-such-command")]
    [InlineData("simulator: Required argument 'SCENARIO' missing for command: 'validate'.", "validate")]
    [InlineData("no-such-run: there is no such folder; give the folder of a run, which the run names when it ends", "report", "no-such-run")]
    [InlineData("simulator: no-such-file: there is no such file; check the path", "audit", "verify", "no-such-file")]
    public void Wrong_usage_exits_2_with_a_message_on_standard_error(string problem, params string[] arguments)
    {
        var outcome = Cli.Run(arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith(problem, outcome.ErrorLines[0], StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_trail_is_one_line_and_exit_code_2()
    {
        var outcome = Cli.Run("audit", "verify", scratch.File("no-trail", "hello\nworld\n"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("no audit trail", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_converted_is_named_and_leaves_nothing_half_written()
    {
        var trail = scratch.File("no-trail", "hello\nworld\n");
        var log = scratch.File("log.xes", "what stood there");
        var outcome = Cli.Run("audit", "export", trail, "--xes", log);
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith(trail + ": ", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Equal("what stood there", File.ReadAllText(log));
        Assert.Equal(["log.xes", "no-trail"], Directory.GetFiles(scratch.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("nowhere: there is no such folder", Cli.Run("audit", "export", trail, "--xes", Path.Combine(scratch.Path, "nowhere", "log.xes")).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-file: there is no such file; check the path", "audit", "verify", "no-such-file")]
    [InlineData("no-such-file: there is no such file; check the path", "audit", "sample", "no-such-file")]
    [InlineData("--replications: '99999999999' is no whole number from -2147483648 to 2147483647", "study", "gap", "baseline", "--replications", "99999999999")]
    [InlineData("--seed: 'minus-one' is no whole number from 0 to 18446744073709551615", "run", "--seed", "minus-one")]
    [InlineData("--draws: looks at budgets, and mm5 has none; add --budgets FILE, or leave it out", "run", "mm5", "--draws", "3")]
    [InlineData("--settle: looks at budgets, and mm5 has none; add --budgets FILE, or leave it out", "run", "mm5", "--settle")]
    public void The_line_says_what_is_wrong_in_a_users_words(string line, params string[] arguments)
    {
        var outcome = Cli.Run(arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.EndsWith(line, outcome.ErrorLines[0], StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void A_scenario_that_is_not_shipped_gets_the_names_of_those_that_are()
    {
        var line = Assert.Single(Cli.Run("run", "basline").ErrorLines);
        Assert.StartsWith("basline: ", line, StringComparison.Ordinal);
        Assert.Contains("baseline", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_results_folder_that_cannot_be_made_is_one_line_and_exit_code_2()
    {
        var file = scratch.File("file", "in the way");
        var outcome = Cli.Run("run", "mm5", "--set", "run.replications=2", "--set", "run.horizon=30h", "--out", file);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Single(outcome.ErrorLines);
    }

    [Fact]
    public void An_environment_variable_with_a_typo_is_named()
    {
        var outcome = Cli.Run(new Dictionary<string, string> { ["SIMULATOR__RUN__HORIZN"] = "8h" }, "validate", "baseline");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("SIMULATOR__RUN__HORIZN", outcome.Errors, StringComparison.Ordinal);
    }
}
