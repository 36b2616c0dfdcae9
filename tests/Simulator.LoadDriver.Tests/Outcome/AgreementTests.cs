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
        var nothing = Agreement.Judge(SampleSet.Empty, Shares(1));
        Assert.Equal("The live run and the simulation have no metric with a value in common.", nothing.Headline(0.05));
        Assert.Null(nothing.IsApart(0.05));
    }

    [Fact]
    public void A_run_that_parts_as_no_simulated_one_does_is_apart_and_one_of_a_kind()
    {
        // 40 runs between 40 % and 79 %: of the 41 values the smallest and the largest lie outside the interval of the others.
        var simulated = Shares([.. Enumerable.Range(40, 40).Select(percent => (double)percent)]);
        var apart = Agreement.Judge(simulated, Shares(90));
        Assert.Equal((1, 1), (apart.Judged, apart.Apart));
        Assert.Equal(2.0 / 41, apart.Chance, 12); // the live run itself and the smallest simulated one
        Assert.True(apart.IsApart(0.05));
        Assert.Equal("The live run parts from the simulation: 0 of 1 live figures lie where a single simulated run would, and only 4.9 % of simulated runs part in 1 or more.", apart.Headline(0.05));
        Assert.Equal(1, Agreement.Judge(simulated, Shares(60)).Chance); // none parts less
        Assert.False(Agreement.Judge(simulated, Shares(60)).IsApart(0.05));
    }

    [Fact]
    public void Figures_that_part_together_are_no_more_evidence_than_one()
    {
        // Two series with the same values: whoever parts in one parts in the other, so two of two are as likely as one of one.
        double[] percents = [.. Enumerable.Range(40, 40).Select(percent => (double)percent)];
        var twice = Agreement.Judge(Twice(percents), Twice(90));
        Assert.Equal((2, 2), (twice.Judged, twice.Apart));
        Assert.Equal(2.0 / 41, twice.Chance, 12);
    }

    [Fact]
    public void A_handful_of_simulated_runs_settles_nothing()
    {
        var few = Agreement.Judge(Shares(10, 20, 30), Shares(50));
        Assert.Equal((1, 1), (few.Judged, few.Apart));
        Assert.Null(few.IsApart(0.05));
        Assert.EndsWith("3 simulated runs are too few to say whether that is chance.", few.Headline(0.05), StringComparison.Ordinal);
    }

    private static SampleSet Twice(params double[] percents)
    {
        var one = (RatioSeries)Shares(percents).Series[0];
        return new SampleSet(percents.Length, [one, one with { Where = [new("arm", "governed"), new("outcome", "rejected")] }]);
    }
}
