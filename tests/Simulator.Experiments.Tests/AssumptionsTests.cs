using Simulator.Results;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

public sealed class AssumptionsTests
{
    [Fact]
    public void Classes_with_the_same_value_share_a_line_and_others_have_their_own()
    {
        var assumptions = Assumptions.Of(Lab.Shipped("baseline"));

        var wrong = assumptions.Where(each => each.Key == "classes.*.wrong").ToList();
        Assert.Equal(wrong.Count, wrong.Select(each => each.Value).Distinct().Count());
        Assert.True(wrong.Count > 1);
        Assert.All(wrong, each => Assert.Equal("0%", each.Zero));
        var classes = Lab.Shipped("baseline").Classes.Select(kind => kind.Name);
        Assert.All(wrong.SelectMany(each => each.Of), name => Assert.Contains(name, classes));
    }

    [Fact]
    public void A_value_is_told_as_it_is_written_with_its_range_and_its_switch()
    {
        var discovery = Assumptions.Of(Lab.With()).Single(each => each.Key == "classes.*.discovery");

        Assert.Equal("lognormal (median 6h, p95 3d)", discovery.Value);
        Assert.Equal("an assumption", discovery.RestsOn);
        Assert.Equal("0.2× to 5×", discovery.Vary);
        Assert.Equal("0s", discovery.Zero);
        Assert.False(discovery.IsOff);
        Assert.Equal(["item"], discovery.Of);
    }

    [Fact]
    public void What_is_written_at_its_zero_is_no_longer_an_assumption_and_what_defaults_to_it_is_off()
    {
        var assumptions = Assumptions.Of(Lab.With());

        Assert.DoesNotContain(assumptions, each => each.Key == "classes.*.wrong"); // the test's scenario says 0%
        Assert.True(assumptions.Single(each => each.Key == "classes.*.patience").IsOff);
    }

    [Fact]
    public void Every_hypothesis_of_a_scenario_is_told_once()
    {
        var scenario = Lab.Shipped("shift-handoff");

        var told = Assumptions.Of(scenario).SelectMany(each => each.Of.Count == 0 ? [each.Key] : each.Of.Select(name => each.Key.Replace("*", name, StringComparison.Ordinal)));

        Assert.Equal(scenario.Hypotheses.Distinct().Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }
}
