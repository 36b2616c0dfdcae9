namespace Simulator.Cli.Tests;

public sealed class BaselineCommandTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_saved_run_replaces_the_former_baseline_of_its_scenario_and_is_shown()
    {
        var first = Save(RunWith("--seed", "1"));
        var second = Save(RunWith("--seed", "2"));
        Assert.False(Directory.Exists(first));
        Assert.True(File.Exists(Path.Combine(second, "samples.jsonl.gz")));
        var shown = Cli.Run("baseline", "show", "--baselines", Baselines);
        Assert.Equal(0, shown.ExitCode);
        Assert.Equal($"{second}  seed 2, 4 replications", shown.Output.Trim());
    }

    [Fact]
    public void Saving_the_same_run_twice_keeps_it()
    {
        var run = RunWith("--seed", "1");
        Assert.Equal(Save(run), Save(run));
    }

    [Fact]
    public void Without_a_baseline_the_answer_is_missing_and_not_clean()
    {
        var shown = Cli.Run("baseline", "show", "--baselines", Baselines);
        Assert.Equal(3, shown.ExitCode);
        Assert.Contains("holds no baseline", Assert.Single(shown.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_run_becomes_no_baseline()
    {
        var run = RunWith("--seed", "1");
        File.AppendAllText(Path.Combine(run, "summary.json"), " ");
        var saved = Cli.Run("baseline", "save", run, "--baselines", Baselines);
        Assert.Equal(2, saved.ExitCode);
        Assert.Contains("summary.json", Assert.Single(saved.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Baselines));
    }

    private string Baselines => Path.Combine(scratch.Path, "baselines");

    private string RunWith(params string[] options)
    {
        var outcome = Cli.Run(["run", "baseline", "--set", "run.replications=4", "--set", "run.horizon=30h", "--out", Path.Combine(scratch.Path, "results"), "-q", .. options]);
        Assert.Equal(0, outcome.ExitCode);
        return outcome.Output.Trim();
    }

    private string Save(string run)
    {
        var outcome = Cli.Run("baseline", "save", run, "--baselines", Baselines, "-q");
        Assert.Equal(0, outcome.ExitCode);
        return outcome.Output.Trim();
    }
}
