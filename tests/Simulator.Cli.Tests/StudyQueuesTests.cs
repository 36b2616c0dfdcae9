namespace Simulator.Cli.Tests;

/// <summary><c>study queues</c>: both flows with shared and with separate queues.</summary>
public sealed class StudyQueuesTests : IDisposable
{
    private const string Both = """
        {
          "version": 1, "title": "Both", "description": "People and AI ask the same desk.",
          "run": { "horizon": "48h", "replications": 4 },
          "pools": { "desk": { "reviewers": 4 } },
          "gates": { "approval": { "levels": ["single"], "factors": { "owner": { "pool": "desk" } } } },
          "policy": { "profile": "gate_everywhere" },
          "classes": {
            "ai": { "arrivals": { "kind": "poisson", "rate": "9/h" }, "access": "write", "impact": "low", "wrong": "5%", "review": "12m" },
            "own": { "origin": "human", "arrivals": { "kind": "poisson", "rate": "3/h" }, "access": "write", "impact": "low", "wrong": "5%", "review": "12m" }
          }
        }
        """;

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Separate_queues_are_compared_with_shared_ones_flow_by_flow()
    {
        var file = Path.Combine(scratch.Path, "both.json");
        File.WriteAllText(file, Both);
        var outcome = Cli.Run("study", "queues", file, "--out", scratch.Path, "-q");
        Assert.Equal(0, outcome.ExitCode);
        var folder = outcome.Output.Trim();
        Assert.Equal(["--set 'pools.desk.queues.personsWork=25%'"], File.ReadAllLines(Path.Combine(folder, "separate.txt")));
        var table = File.ReadAllLines(Path.Combine(folder, "study.csv"));
        foreach (var origin in new[] { "ai", "human" })
        {
            // Four people for both wait less than three and one apart.
            var row = Assert.Single(table, line => line.Contains("approval_latency", StringComparison.Ordinal) && line.Contains($"origin={origin}", StringComparison.Ordinal)).Split(',');
            Assert.True(double.Parse(row[7], System.Globalization.CultureInfo.InvariantCulture) > 0, string.Join(',', row));
        }

        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Path.Combine(folder, "compare.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_share_that_is_asked_for_parts_the_pool_and_the_terminal_tells_both_flows_before_what_hangs_on_them()
    {
        var file = scratch.File("both.json", Both);
        var outcome = Cli.Run("study", "queues", file, "--persons-work", "50", "--out", scratch.Path);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("50.0 % of the people are for people's own work, as asked; separate: pools.desk.queues.personsWork=50%", outcome.Output, StringComparison.Ordinal);
        string[] titles = ["origin ai", "origin human", "Backlog", "X2 wrong-action exposure", "X3 omission exposure"];
        var places = titles.Select(title => outcome.Output.IndexOf(title, StringComparison.Ordinal)).ToList();
        Assert.All(places, place => Assert.True(place > 0, outcome.Output));
        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [InlineData("study queues: people's work and that of AI cannot part where only one of both is", "mm5")]
    [InlineData("--persons-work: takes more than 0 and less than 100", "baseline", "--persons-work", "100")]
    [InlineData("--persons-work: takes more than 0 and less than 100", "baseline", "--persons-work", "0")]
    public void What_cannot_be_parted_is_refused(string problem, params string[] arguments) => AssertRefused(problem, arguments);

    [Fact]
    public void A_pool_that_is_too_small_for_two_cannot_be_parted() =>
        AssertRefused("study queues: no pool of a gate can be parted: each kind needs enough people for every gate", scratch.File("both.json", Both), "--set", "pools.desk.reviewers=1");

    private void AssertRefused(string problem, params string[] arguments)
    {
        var outcome = Cli.Run(["study", "queues", .. arguments, "--out", scratch.Path, "-q"]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith(problem, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }
}
