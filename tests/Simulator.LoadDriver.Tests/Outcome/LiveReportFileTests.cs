using System.Text;
using Simulator.Results;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.LoadDriver.Tests;

/// <summary>live.json says everything again that was written.</summary>
public class LiveReportFileTests
{
    internal static LiveReport Report() => new()
    {
        Scenario = "case", ScenarioDigest = "ab", RunId = "0011223344556677", Target = "http://127.0.0.1:1", Mapping = "acme",
        Started = new Instant(1_000_000), Compression = 360, Replication = 2,
        Phases = [LoadPhase.Ramp(Duration.FromSeconds(2), 0, 1.5), LoadPhase.Pause(new Duration(1500))],
        WarmUp = Duration.FromSeconds(1), MaximumInFlight = 7, Timeout = Duration.FromSeconds(3), Invalid = ["it \"lagged\""],
        Engine = ValidityTests.Report(100, 98, 1, 250),
        Calls = [new CallCount("claim", 4, [0, 1], "status 409")], Open = 5, ForeignTasks = 6, RepeatedIds = 0, Events = 9,
        Differences = ["people"], NoTrail = "nobody asked", Delayed = 3,
        Beside = new AgreementReport(
            [new AgreementRow("outcome_share", "share", [new("arm", "governed")], 0.5, new Estimate(double.NaN, double.NegativeInfinity, 1, 0.95, 3, default), 0.1, 0.2, 0.5, double.NaN, AgreementVerdict.Apart, "apart")],
            3, double.NaN),
    };

    [Fact]
    public void What_is_written_is_read_back()
    {
        var report = Report();
        var bytes = LiveReportFile.Write(report);
        var read = LiveReportFile.Read(bytes, "live.json");
        Assert.Equal(bytes, LiveReportFile.Write(read));
        Assert.Equal(report.Engine.Counted.FromIntended, read.Engine.Counted.FromIntended);
        Assert.Equal((98, 1, 1), (read.Engine.All.Sent, read.Engine.All.Dropped, read.Engine.All.NotReached));
        Assert.Equal(report.Phases, read.Phases);
        Assert.Equal(report.Started, read.Started);
        Assert.Equal(report.Engine.Examples, read.Engine.Examples);
        Assert.False(read.IsValid);
    }

    [Fact]
    public void The_file_shows_figures_beside_its_buckets()
    {
        var text = Encoding.UTF8.GetString(LiveReportFile.Write(Report()));
        Assert.StartsWith("{\n  \"schema\": \"simulator-live\",\n  \"version\": 1,", text, StringComparison.Ordinal);
        Assert.Contains("\"p99\": 250", text, StringComparison.Ordinal);
        Assert.Contains("\"stopped\": \"plan_sent\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2")]
    [InlineData("simulator-live", "simulator-summary")]
    [InlineData("\"sent\": 98", "\"sent\": 97")]
    [InlineData("\"compression\": 360", "\"compression\": \"fast\"")]
    [InlineData("\"mapping\"", "\"maping\"")]
    public void A_file_that_is_another_or_broken_is_refused(string right, string wrong)
    {
        var text = Encoding.UTF8.GetString(LiveReportFile.Write(Report()));
        Assert.Contains(right, text, StringComparison.Ordinal);
        var refused = Assert.Throws<InvalidResultException>(() => LiveReportFile.Read(Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal)), "live.json"));
        Assert.StartsWith("live.json: ", refused.Message, StringComparison.Ordinal);
    }
}
