using Simulator.Results;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>What a run says of the order and the people of a pool, reckoned by hand.</summary>
public sealed class PoolMetricTests
{
    /// <summary>
    /// Items of 12 minutes at minutes 0 and 1, an urgent task at minute 2, which the model ranks last: of three picks the second goes past the urgent
    /// task by 3 steps of priority, and that one waits from minute 2 to minute 24.
    /// </summary>
    [Theory]
    [InlineData("priority_inversions", 1 / 3.0)]
    [InlineData("priority_regret", 3 / 3.0)]
    [InlineData("longest_urgent_wait", 22)]
    [InlineData("preemptions", 0)]
    public void An_order_against_priorities_is_told_pick_by_pick(string metric, double expected) => Assert.Equal(
        expected,
        Run(""" "discipline": "aiAdvisory", "advisory": { "noise": 0, "departure": "0%" } """, "\"0s\", \"1m\"", "\"2m\"", bias: 4).Value(metric, "governed", "desk"),
        9);

    /// <summary>The item of minute 0 makes way for the urgent task of minute 5, which has not waited, and is taken up again.</summary>
    [Theory]
    [InlineData("preemptions", 1)]
    [InlineData("longest_urgent_wait", 0)]
    [InlineData("priority_inversions", 0)]
    public void An_interrupted_review_is_counted(string metric, double expected) =>
        Assert.Equal(expected, Run(""" "discipline": "priority", "preemption": {} """, "\"0s\"", "\"5m\"", bias: 0).Value(metric, "governed", "desk"));

    /// <summary>Two people's certificates run out after 6 hours of 24 and are renewed after 12 more: half a day each.</summary>
    [Fact]
    public void People_without_a_certificate_are_counted_over_time() => Assert.Equal(
        1, Run(""" "reviewers": 2, "certification": { "validity": "400d", "first": "6h", "renewal": "12h" } """, "\"0s\"", "\"5m\"", bias: 0).Value("lapsed_people", "governed", "desk"), 9);

    private static SampleSet Run(string pool, string itemAt, string urgentAt, int bias) => Measured.Of(Lab.Over(
        $$"""
        {
          "pools": { "desk": { {{pool}} } },
          "classes": {
            "item": { "arrivals": { "kind": "scripted", "at": [{{itemAt}}] } },
            "urgent": {
              "arrivals": { "kind": "scripted", "at": [{{urgentAt}}] }, "priority": 0, "advisoryBias": {{bias}},
              "access": "write", "impact": "low", "wrong": "0%", "review": "5m", "execution": "0s", "session": "none"
            }
          }
        }
        """));
}
