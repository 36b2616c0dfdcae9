using Simulator.Results;

namespace Simulator.LoadDriver.Tests;

/// <summary>The page says what happened.</summary>
public class LiveMarkdownTests
{
    [Fact]
    public void The_page_of_an_invalid_run_begins_with_why()
    {
        var page = LiveMarkdown.Write(LiveReportFileTests.Report());
        Assert.Contains("**Invalid**: it \"lagged\"", page, StringComparison.Ordinal);
        Assert.Contains("100 planned = 98 sent + 1 dropped + 1 not reached. 98 sent = 98 answered + 0 failed + 0 unfinished.", page, StringComparison.Ordinal);
        Assert.Contains("| server_error | 0 | status 503: \"busy\" |", page, StringComparison.Ordinal);
        Assert.Contains("| claim | 4 | 1 | status 409 |", page, StringComparison.Ordinal);
        Assert.Equal("| counted | 98 | 0.250 ms | 0.250 ms | 0.250 ms | 0.250 ms | 0.250 ms | 0.250 ms | 0.250 ms |", page.Split('\n').Single(line => line.StartsWith("| counted", StringComparison.Ordinal)));
        Assert.DoesNotContain("warm-up |", page, StringComparison.Ordinal); // nothing was planned in it
    }

    [Fact]
    public void Where_live_and_simulated_part_the_page_says_so()
    {
        Dimension[] where = [new("arm", "governed"), new("outcome", "approved")];
        var simulated = new SampleSet(3, [new RatioSeries("outcome_share", where, "share", [1, 2, 3], [10, 10, 10])]);
        var live = new SampleSet(1, [new RatioSeries("outcome_share", where, "share", [9], [10])]);
        var page = LiveMarkdown.Write(LiveReportFileTests.Report() with { Beside = Agreement.Judge(simulated, live) });
        Assert.Contains("| outcome_share share approved | 90.0 % | 10.0 % | 10.0 % to 30.0 % (50 %) | **apart** |", page, StringComparison.Ordinal);
    }
}
