namespace Simulator.Governance.Tests;

public sealed class ConditionTests
{
    [Fact]
    public void Empty_condition_matches_every_request() =>
        Assert.All(Combinations.All, request => Assert.True(new Condition().Matches(request)));

    [Theory]
    [InlineData(double.NaN, false, true)]
    [InlineData(0.0, false, true)]
    [InlineData(0.7999, false, true)]
    [InlineData(0.8, true, false)]
    [InlineData(1.0, true, false)]
    public void Missing_confidence_counts_as_below_any_threshold(double confidence, bool atLeast, bool below)
    {
        var request = World.Request(confidence: confidence);
        Assert.Equal(atLeast, new Condition { ConfidenceAtLeast = 0.8 }.Matches(request));
        Assert.Equal(below, new Condition { ConfidenceBelow = 0.8 }.Matches(request));
    }

    [Fact]
    public void Missing_confidence_is_below_even_the_lowest_threshold()
    {
        var human = World.Request(confidence: double.NaN);
        Assert.True(new Condition { ConfidenceBelow = 0 }.Matches(human));
        Assert.False(new Condition { ConfidenceAtLeast = 0 }.Matches(human));
    }

    [Fact]
    public void Impact_limits_include_both_ends()
    {
        var middle = new Condition { ImpactAtLeast = Impact.Medium, ImpactAtMost = Impact.High };
        Assert.Equal(
            [false, true, true, false],
            Enum.GetValues<Impact>().Select(impact => middle.Matches(World.Request(impact))));
    }

    [Fact]
    public void One_of_the_asked_flags_is_enough_and_one_of_the_forbidden_too_many()
    {
        var when = new Condition { AnyFlag = RiskFlags.Secrets | RiskFlags.Rbac, NoFlag = RiskFlags.Safety | RiskFlags.Customer };
        Assert.True(when.Matches(World.Request(flags: RiskFlags.Rbac)));
        Assert.True(when.Matches(World.Request(flags: RiskFlags.Secrets | RiskFlags.Financial)));
        Assert.False(when.Matches(World.Request(flags: RiskFlags.Financial)));
        Assert.False(when.Matches(World.Request(flags: RiskFlags.Rbac | RiskFlags.Customer)));
        Assert.False(when.Matches(World.Request()));
    }

    [Fact]
    public void Every_part_of_a_condition_must_hold()
    {
        var request = World.Request(Impact.High, RiskFlags.Secrets, Access.Write, reversible: false, confidence: 0.5, containment: true);
        var when = new Condition
        {
            Access = Access.Write, ImpactAtLeast = Impact.High, ImpactAtMost = Impact.High, Reversible = false, AnyFlag = RiskFlags.Secrets,
            NoFlag = RiskFlags.Safety, ConfidenceAtLeast = 0.4, ConfidenceBelow = 0.6, Containment = true,
        };
        Assert.True(when.Matches(request));
        Condition[] spoiled =
        [
            when with { Access = Access.Read }, when with { ImpactAtLeast = Impact.Critical }, when with { ImpactAtMost = Impact.Medium },
            when with { Reversible = true }, when with { AnyFlag = RiskFlags.Rbac }, when with { NoFlag = RiskFlags.Secrets },
            when with { ConfidenceAtLeast = 0.6 }, when with { ConfidenceBelow = 0.5 }, when with { Containment = false },
        ];
        Assert.All(spoiled, condition => Assert.False(condition.Matches(request)));
    }
}
