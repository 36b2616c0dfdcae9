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
    [InlineData("run", "no-such-scenario")]
    [InlineData("run", "baseline", "--set", "run.horizn=8h")]
    [InlineData("run", "baseline", "--set", "nonsense")]
    [InlineData("run", "baseline", "--seed", "minus-one")]
    [InlineData("run", "baseline", "--replications", "-1")]
    [InlineData("run", "baseline", "--threads", "0")]
    [InlineData("run", "--no-such-option")]
    [InlineData("run", "--sed", "3")]
    [InlineData("no-such-command")]
    [InlineData("validate")]
    [InlineData("report", "no-such-run")]
    [InlineData("audit", "verify", "no-such-file")]
    public void Wrong_usage_exits_2_with_a_message_on_standard_error(params string[] arguments)
    {
        var outcome = Cli.Run(arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.NotEmpty(outcome.ErrorLines);
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
