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

    [Theory]
    [InlineData("mm5")]
    [InlineData("baseline", "--persons-work", "100")]
    public void What_cannot_be_parted_is_refused(params string[] arguments) =>
        Assert.Equal(2, Cli.Run(["study", "queues", .. arguments, "--out", scratch.Path, "-q"]).ExitCode);
}
