using Simulator.Results;

namespace Simulator.LoadDriver.Tests;

/// <summary>Live beside simulated, by hand.</summary>
public class AgreementTests
{
    private static readonly Dimension[] Approved = [new("arm", "governed"), new("outcome", "approved")];

    private static SampleSet Shares(params double[] percents) =>
        new(percents.Length, [new RatioSeries("outcome_share", Approved, "share", percents, [.. percents.Select(_ => 100.0)])]);

    [Theory]
    [InlineData(50, AgreementVerdict.Agrees, "Live 50.0 % lies within")]
    [InlineData(40, AgreementVerdict.Agrees, "Live 40.0 % lies within")]
    [InlineData(39, AgreementVerdict.Apart, "Live 39.0 % lies below 40.0 % to 79.0 %, where 95.1 % of single simulated runs fall.")]
    [InlineData(90, AgreementVerdict.Apart, "Live 90.0 % lies above")]
    public void A_live_value_is_held_against_where_single_runs_fall(double live, AgreementVerdict verdict, string words)
    {
        // 40 replications from 40 % to 79 %: between the smallest and the largest falls a further one with probability 39/41.
        var simulated = Shares([.. Enumerable.Range(40, 40).Select(percent => (double)percent)]);
        var row = Assert.Single(Agreement.Of(simulated, Shares(live)));
        Assert.Equal((0.40, 0.79, verdict), (row.Low, row.High, row.Verdict));
        Assert.Equal(39.0 / 41, row.Level, 12);
        Assert.Equal(0.4, row.SameDraws);
        Assert.StartsWith(words, row.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Slices_of_the_live_run_are_taken_together()
    {
        var row = Assert.Single(Agreement.Of(Shares(10, 20, 30), Shares(10, 30)));
        Assert.Equal(0.2, row.Live, 12);
        Assert.Equal(0.5, row.Level, 12);
    }

    [Fact]
    public void What_only_one_of_them_has_is_not_compared()
    {
        Assert.Empty(Agreement.Of(SampleSet.Empty, Shares(1)));
        Assert.Equal("The live run and the simulation have no metric with a value in common.", Agreement.Summary([]));
    }

    [Fact]
    public void The_summary_counts()
    {
        var rows = Agreement.Of(Shares(10, 20, 30), Shares(50));
        Assert.StartsWith("0 of 1 live figures lie where a further run of the simulation would", Agreement.Summary(rows), StringComparison.Ordinal);
    }
}
