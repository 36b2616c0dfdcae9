using Simulator.Scenarios;

namespace Simulator.Cli.Tests;

public sealed class RepeatedCommandTests
{
    [Fact]
    public void The_line_has_the_environment_in_front_and_everything_else_in_the_order_of_the_options() => Assert.Equal(
        "env 'SIMULATOR__A__B=1' 'SIMULATOR__C=2' ./run.sh study map scenarios/mm5.json --rows 'a=1|2' --set 'b=3' --set 'c={ \"d\": 4 }' --seed 7 --replications 8",
        RepeatedCommand.Of("study map", "scenarios/mm5.json", [("--rows", "a=1|2")], new ScenarioOverrides
        {
            Environment = new Dictionary<string, string> { ["SIMULATOR__C"] = "2", ["SIMULATOR__A__B"] = "1" },
            Set = ["b=3", "c={ \"d\": 4 }"],
            Seed = 7,
            Replications = 8,
        }));

    [Fact]
    public void Nothing_is_said_of_what_was_not_asked() =>
        Assert.Equal("./run.sh study flip baseline", RepeatedCommand.Of("study flip", "baseline", [], ScenarioOverrides.None));

    [Fact]
    public void A_call_as_it_was_made_is_quoted_only_where_it_has_to_be() => Assert.Equal(
        "env 'SIMULATOR__A=it'\\''s' ./run.sh load mm5 --url http://127.0.0.1:80 --phases hold:10s --set 'a=1|2' ''",
        RepeatedCommand.Of(["load", "mm5", "--url", "http://127.0.0.1:80", "--phases", "hold:10s", "--set", "a=1|2", ""], new Dictionary<string, string> { ["SIMULATOR__A"] = "it's" }));

    /// <summary>A shell gives back the words as they were, whatever stands in them.</summary>
    [Theory]
    [InlineData("my file.json", "it's")]
    [InlineData("$HOME/a;b", "`date` $(date) \" \\ 'quoted'")]
    public void A_shell_reads_the_words_as_they_were(string scenario, string setting)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // no such shell
        }

        var line = RepeatedCommand.Of("study flip", scenario, [], ScenarioOverrides.None with { Set = [setting] }).Replace("./run.sh", "printf %s\\\\n", StringComparison.Ordinal);
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sh", ["-c", line]) { RedirectStandardOutput = true })!;
        Assert.Equal(["study", "flip", scenario, "--set", setting], shell.StandardOutput.ReadToEnd().TrimEnd('\n').Split('\n'));
        shell.WaitForExit();
    }
}
