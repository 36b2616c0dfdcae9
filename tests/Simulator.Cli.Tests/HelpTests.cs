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
        Assert.All(new[] { "run", "validate", "list", "report", "audit" }, command => Assert.Contains(command, outcome.Output, StringComparison.Ordinal));
    }

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
