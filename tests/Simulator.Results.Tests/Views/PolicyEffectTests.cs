using Simulator.Statistics;
using Simulator.TestSupport;

namespace Simulator.Results.Tests;

public sealed class PolicyEffectTests
{
    [Theory]
    [InlineData(-5, -6, -4, EffectDirection.Lower)]
    [InlineData(5, 4, 6, EffectDirection.Higher)]
    [InlineData(1, -1, 3, EffectDirection.NotToldApart)]
    [InlineData(-5, -6, 0, EffectDirection.NotToldApart)]
    [InlineData(0, 0, 0, EffectDirection.Same)]
    [InlineData(double.NaN, double.NaN, double.NaN, EffectDirection.Unknown)]
    [InlineData(double.PositiveInfinity, 3, double.PositiveInfinity, EffectDirection.Unknown)]
    [InlineData(-5, double.NegativeInfinity, -4, EffectDirection.Lower)]
    public void Only_an_interval_that_excludes_zero_has_a_direction(double value, double low, double high, EffectDirection expected) =>
        Assert.Equal(expected, PolicyEffect.DirectionOf(new Estimate(value, low, high, 0.95, 64, IntervalMethod.StudentT)));

    [Fact]
    public void An_effect_in_parts_stands_once_in_the_table_and_its_parts_in_a_sentence()
    {
        var run = SampleRun.Create();
        MetricResult Part(string name, double value) => new(
            "wrong_action_exposure", "per_1000_roots", [new Dimension("arm", "effect"), new Dimension("part", name)], SampleRun.About(value, 100));
        var split = run with { Metrics = [.. run.Metrics, Part("rerouted", -4_000), Part("spillover", 250)] };
        Assert.Equal(PolicyEffect.Of(run).Count, PolicyEffect.Of(split).Count);
        var sentence = Assert.Single(PolicyEffect.PartsOf(split));
        Assert.StartsWith("X2 wrong-action exposure: -4,000 severity min", sentence, StringComparison.Ordinal);
        Assert.Contains("over the requests that it sends to people, +250 severity min", sentence, StringComparison.Ordinal);
        Assert.EndsWith("over all others (spillover).", sentence, StringComparison.Ordinal);
        Assert.Empty(PolicyEffect.PartsOf(run));
    }

    [Fact]
    public void Each_effect_stands_beside_the_arms_with_the_same_restrictions()
    {
        var effects = PolicyEffect.Of(SampleRun.Create());

        Assert.Equal(6, effects.Count);
        Assert.All(effects, effect => Assert.NotNull(effect.Governed));
        Assert.All(effects, effect => Assert.Equal(effect.Difference.Value, effect.Governed!.Value.Value - effect.AutoTwin!.Value.Value, 6));
    }

    [Fact]
    public void Exposures_come_first() =>
        Assert.Equal([true, true, true, true, false, false], PolicyEffect.Of(SampleRun.Create()).Select(effect => effect.IsExposure));

    [Fact]
    public void The_words_say_how_much_and_compared_with_what()
    {
        var words = PolicyEffect.Of(SampleRun.Create()).ToDictionary(effect => effect.Definition.Id, effect => effect.Words);

        Assert.Equal("The policy lowers it by 44,480 severity min (70.7 % below the auto twin); the whole 95 % interval is below zero.", words["wrong_action_exposure"]);
        Assert.StartsWith("The policy raises it by 34.1 points (5.80 times the auto twin);", words["attacker_first"], StringComparison.Ordinal);
        Assert.StartsWith("Not told apart", words["exploitable_credential_minutes"], StringComparison.Ordinal);
    }

    [Fact]
    public void Key_figures_show_the_worst_pool_and_warn_of_what_is_unresolved()
    {
        var figures = KeyFigure.Of(SampleRun.Create());

        Assert.InRange(figures.Count, 4, 6);
        Assert.Contains(figures, figure => figure is { Label: "Backlog of owners", Value: "23 items", Detail: "95th percentile; 95 % interval 21 to 25 items" });
        Assert.Contains(figures, figure => figure is { Label: "Attacker first", Value: "41.2 %", Detail: "95 % interval 38.1 to 44.3 %; auto twin 7.1 %" });
        Assert.Equal(FigureTone.Warning, Assert.Single(figures, figure => figure.Label == "Unresolved at the end").Tone);
    }

    [Fact]
    public void A_result_without_metrics_has_no_figures_and_no_effects()
    {
        var empty = SampleRun.Create() with { Metrics = [] };

        Assert.Empty(KeyFigure.Of(empty));
        Assert.Empty(PolicyEffect.Of(empty));
    }
}
