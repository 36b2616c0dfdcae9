using Simulator.Experiments;
using Simulator.Results;

namespace Simulator.Experiments.Tests.Tuning;

public class NonsenseTests
{
    private const string Exposure = "wrong_action_exposure";

    public static TheoryData<string, string> Keys => new()
    {
        { "policy.threshold", "names no values to try" },
        { "policy.threshold=", "names no values to try" },
        { "policy.threshold=80%", "is no range of two values" },
        { "policy.threshold=99%..70%", "the range is empty" },
        { "policy.threshold=80%..80%", "the range is empty" },
        { "policy.threshold=70..99%", "is no range of two values with the same unit" },
        { "policy.threshold=70%..99%,step=0%", "is no step in the unit of the range" },
        { "policy.threshold=70%..99%,step=40%", "the step is wider than the range" },
        { "policy.threshold=70%..99%,step=1m", "is no step in the unit of the range" },
        { "policy.threshold=70%..99%,step=1%,count=3", "not both" },
        { "policy.threshold=70%..99%,count=1", "is no count" },
        { "policy.threshold=70%..99%,steps=1%", "is no range" },
        { "policy.threshold=0%..99%,step=0.01%", "too many values" },
        { "ttl=5m|5m", "given twice" },
        { "ttl=5m|", "a value is empty" },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_range_that_makes_no_sense_gets_one_clear_line(string text, string expected)
    {
        Assert.Null(VariedKey.TryParse(text, 11, out var problem));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
    }

    [Theory]
    [InlineData("p=70%..99%,step=10%", "70% 80% 90%")]
    [InlineData("p=1h..2h,count=3", "1h 90m 2h")]
    [InlineData("p=4..8", "4 5 6 7 8")]
    [InlineData("p=10/h..20/h,count=3", "10/h 15/h 20/h")]
    [InlineData("p=0.5..1,step=0.25", "0.5 0.75 1")]
    [InlineData("p=5m|15m|1h|never", "5m 15m 1h never")]
    [InlineData("p=70%..71%,count=4", "70% 70.333% 70.667% 71%")]
    public void Ranges_are_stepped_in_their_unit(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Question.Key(text).Values));

    [Fact]
    public void Unknown_metrics_are_refused_with_a_suggestion()
    {
        Assert.Null(TuningQuantity.TryParse("approval_latencie p95", out var problem));
        Assert.Contains("there is no metric 'approval_latencie'; did you mean approval_latency", problem, StringComparison.Ordinal);
        Assert.Null(TuningQuantity.TryParse(" ", out problem));
        Assert.Contains("a metric is missing", problem, StringComparison.Ordinal);
        Assert.Null(TuningQuantity.TryParse("approval_latency P95", out problem));
        Assert.Contains("is no aggregate", problem, StringComparison.Ordinal);
        Assert.Null(TuningQuantity.TryParse("approval_latency p95 class", out problem));
        Assert.Contains("is no restriction", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Contradictory_limits_are_refused() => Refuses(
        Question.Of(Exposure, "approval_latency p95 <= 20", "approval_latency p95 >= 30"),
        "contradictory limits: approval_latency p95 cannot be at least 30 min and at most 20 min");

    [Fact]
    public void Two_limits_of_one_side_are_refused() => Refuses(
        Question.Of(Exposure, "approval_latency p95 <= 20", "approval_latency p95 <= 30"), "limited twice on the same side");

    [Fact]
    public void An_aggregate_that_the_metric_lacks_is_refused() => Refuses(
        Question.Of(Exposure + " p95"), "has no aggregate 'p95'; it offers per_1000_roots");

    [Fact]
    public void A_metric_without_values_is_refused() => Refuses(Question.Of("handoffs mean"), "this scenario gives no values of handoffs");

    [Fact]
    public void A_restriction_that_does_not_exist_is_refused() => Refuses(
        Question.Of(Exposure + " class=refund"), "is not kept with that restriction; there is wrong_action_exposure");

    [Fact]
    public void An_open_aggregate_has_to_be_said() => Refuses(Question.Of("approval_latency"), "say how approval_latency is aggregated");

    [Fact]
    public void An_unknown_key_is_refused_in_the_loader_s_words() => Refuses(
        Question.Of(Exposure) with { Keys = [Question.Key("policy.treshold=1..5")] }, "unknown key 'policy.treshold'");

    [Fact]
    public void A_key_varied_twice_is_refused() => Refuses(
        Question.Of(Exposure) with { Keys = [Question.Key("policy.threshold=1..5"), Question.Key("policy.threshold=2..5")] }, "is varied twice");

    [Fact]
    public void Too_many_points_are_refused()
    {
        string[] names = ["a", "b", "c"];
        Refuses(Question.Of(Exposure) with { Keys = [.. names.Select(name => Question.Key(name + "=0%..99%,step=0.1%"))] }, "too many points: the ranges span 973,242,271 settings");
    }

    [Fact]
    public void An_objective_without_a_value_anywhere_is_refused() => Refuses(Question.Of("detection"), "has no value in any setting");

    [Fact]
    public void Options_outside_their_ranges_are_refused() => Assert.Contains(
        "the confirmation takes 64", Assert.Throws<InvalidTuningException>(() =>
            Question.Run(Question.Of(Exposure), new AnalyticModel(1), Question.Quick with { Confirmation = 63 })).Message, StringComparison.Ordinal);

    private static void Refuses(TuningQuestion question, string expected)
    {
        var refused = Assert.Throws<InvalidTuningException>(() => Question.Run(question, new AnalyticModel(1)));
        Assert.Contains(refused.Problems, problem => problem.Contains(expected, StringComparison.Ordinal));
        Assert.All(refused.Problems, problem => Assert.DoesNotContain('\n', problem));
    }
}
