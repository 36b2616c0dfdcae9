using Simulator.Scenarios;

namespace Simulator.Scenarios.Tests;

/// <summary>The ranges that definitions state in words are the ranges that studies draw from.</summary>
public class HypothesisRangeTests
{
    [Theory]
    [InlineData("an assumption; vary it from 20% to 100%", "20%", "100%")]
    [InlineData("an assumption; vary it from 5m to 4h; without effect when none is lost", "5m", "4h")]
    [InlineData("an assumption; vary it from a tenth to a hundred times; 0 is off", "x0.1", "x100")]
    [InlineData("an assumption; vary it from half to four times", "x0.5", "x4")]
    [InlineData("an assumption; vary it from 0 to ten times", "x0", "x10")]
    [InlineData("an assumption; vary it by a factor of 2 both ways", "x0.5", "x2")]
    [InlineData("an assumption; vary it from 3 to 10", "3", "10")]
    public void Words_become_ends(string source, string low, string high) => Assert.Equal(new HypothesisRange(low, high), HypothesisRange.StatedIn(source));

    [Theory]
    [InlineData("an assumption")]
    [InlineData("an assumption: mean 63 %, overconfident; vary it, also above the right ones")]
    [InlineData("an assumption; vary it from a little to a lot")]
    [InlineData("an assumption; vary it from 5m to ten times")]
    public void What_states_no_range_has_none(string source) => Assert.Null(HypothesisRange.StatedIn(source));

    [Fact]
    public void Every_hypothesis_whose_reference_states_a_range_has_one()
    {
        var stated = File.ReadLines(Path.Combine(RepositoryFiles.Root, "docs", "scenario-reference.md"))
            .Where(line => line.Contains("*(hypothesis)*", StringComparison.Ordinal) && (line.Contains("vary it from", StringComparison.Ordinal) || line.Contains("vary it by a factor", StringComparison.Ordinal)))
            .ToList();
        Assert.InRange(stated.Count, 15, 100);
        Assert.All(stated, line => Assert.NotNull(HypothesisRange.StatedIn(line.TrimEnd(' ', '|').Split('|')[^1].Trim())));
    }

    [Fact]
    public void A_scenario_tells_the_ranges_of_its_hypotheses_by_path()
    {
        var scenario = ScenarioLoader.Load(Path.Combine(RepositoryFiles.Root, "scenarios", "baseline.json"), ScenarioOverrides.None).Scenario!;
        Assert.Equal(new HypothesisRange("x0.5", "x4"), scenario.HypothesisRanges["classes.refund.rollback"]);
        Assert.Equal(new HypothesisRange("0%", "50%"), scenario.HypothesisRanges["review.copyProbability"]);
        Assert.All(scenario.HypothesisRanges.Keys, path => Assert.Contains(path, scenario.Hypotheses));
    }
}
