namespace Simulator.Cli.Tests;

public class HelpTests
{
    [Theory]
    [InlineData("run")]
    [InlineData("validate")]
    [InlineData("report")]
    [InlineData("audit", "verify")]
    [InlineData("study", "gap")]
    [InlineData("study", "staff")]
    [InlineData("study", "map")]
    [InlineData("study", "queues")]
    [InlineData("study", "flip")]
    [InlineData("tune")]
    [InlineData("explain")]
    [InlineData("check")]
    [InlineData("compare")]
    [InlineData("baseline")]
    [InlineData("audit", "sample")]
    [InlineData("load")]
    [InlineData("load", "tokens")]
    [InlineData("serve")]
    [InlineData("serve", "token")]
    public void Help_of_a_command_shows_an_example(params string[] command)
    {
        var outcome = Cli.Run([.. command, "--help"]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Example", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_lists_every_command()
    {
        var outcome = Cli.Run("--help");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(
            ["run", "validate", "list", "tune", "study", "explain", "report", "check", "compare", "baseline", "audit", "load", "serve"], Commands(outcome.Output));
    }

    [Fact]
    public void Help_of_the_studies_lists_every_kind() => Assert.Equal(["gap", "staff", "map", "queues", "flip"], Commands(Cli.Run("study", "--help").Output));

    /// <summary>What stands first on each line that is indented by two, after the heading of the commands.</summary>
    private static IEnumerable<string> Commands(string help) => help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1)
        .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line.Length > 2 && line[2] != ' ').Select(line => line.Trim().Split(' ')[0]);

    [Fact]
    public void Every_shipped_scenario_is_listed_and_valid()
    {
        var listed = Cli.Run("list");
        Assert.Equal(0, listed.ExitCode);
        var names = listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).ToArray();
        Assert.Contains("baseline", names);
        Assert.Equal(0, Cli.Run(["validate", .. names]).ExitCode);
    }
}
