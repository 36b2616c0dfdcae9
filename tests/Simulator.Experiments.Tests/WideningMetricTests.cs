using Simulator.Results;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>
/// One reviewer takes 12 minutes; four requests come at once, so that the backlog is above 2 until minute 24 and below 2 from minute 36 on. The scope
/// is widened at minute 10 and restored at minute 41. A right request at minute 20 and a wrong one at minute 21 run unasked; one at minute 42 waits.
/// </summary>
public sealed class WideningMetricTests
{
    [Theory]
    [InlineData("widened_time", 31 / 1440.0)] // of a day
    [InlineData("policy_changes", 2)]
    [InlineData("widened_executions", 2000 / 7.0)]
    [InlineData("widened_escapes", 1000 / 7.0)]
    public void A_widened_scope_is_told_by_its_time_and_by_what_went_through(string metric, double expected) =>
        Assert.Equal(expected, Run("{ \"author\": \"Head of operations\", \"above\": 2, \"widenAfter\": \"10m\", \"below\": 2, \"restoreAfter\": \"5m\" }").Value(metric, "governed"), 9);

    [Theory]
    [InlineData("widened_time")]
    [InlineData("policy_changes")]
    [InlineData("widened_executions")]
    [InlineData("widened_escapes")]
    public void Where_the_backlog_never_is_long_enough_there_is_none_of_it(string metric) =>
        Assert.Equal(0, Run("{ \"author\": \"Head of operations\", \"above\": 4, \"below\": 2 }").Value(metric, "governed"));

    [Fact]
    public void Without_the_controller_nothing_is_said() =>
        Assert.DoesNotContain(Run("\"none\"").Series, series => series.Metric.StartsWith("widened", StringComparison.Ordinal) || series.Metric == "policy_changes");

    /// <summary>Written by people, so that confidence never lets one pass.</summary>
    private static SampleSet Run(string widening) => Measured.Of(Lab.Over(
        $$"""
        {
          "policy": { "profile": "risk_tiered", "checks": "off", "widening": {{widening}}, "rows": { "R6-final": { "minimumReview": "0s" } } },
          "classes": {
            "item": { "origin": "human", "impact": "medium", "arrivals": { "kind": "scripted", "at": ["0m", "0m", "0m", "0m", "20m", "42m"] } },
            "bad": {
              "origin": "human", "impact": "medium", "access": "write", "wrong": "100%", "review": "12m", "execution": "0s", "session": "none",
              "arrivals": { "kind": "scripted", "at": ["21m"] } }
          },
          "gates": { "approval": { "levels": ["single", "dual"] } }
        }
        """));
}
