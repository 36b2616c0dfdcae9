using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>
/// What reviewers do beside finding what is wrong, worked out on paper: three right actions, one wrong action that everybody recognises, one
/// that nobody does, each alone before one reviewer for 12 minutes.
/// </summary>
public sealed class OversightMetricTests
{
    [Theory]
    [InlineData("100%", 0.5, 0)] // of two wrong actions reviewed one is recognised, and rejected
    [InlineData("0%", 0, 1)] // what is recognised is approved all the same
    public void Interception_is_what_is_recognised_and_not_suppressed(string challenge, double interception, double suppressed)
    {
        var run = Run("review.challengeProbability=" + challenge);
        Assert.Equal(0.5, Value(run, "detection"), 12);
        Assert.Equal(interception, Value(run, "interception"), 12);
        Assert.Equal(suppressed, Value(run, "suppressed"), 12);
    }

    [Theory]
    [InlineData("0%", 0)]
    [InlineData("100%", 1)]
    public void False_rejections_are_of_right_actions_reviewed(string share, double expected)
    {
        var run = Run("review.falseRejection=" + share);
        Assert.Equal(expected, Value(run, "false_rejection"), 12);
        Assert.Equal(0.5, Value(run, "interception"), 12); // wrong ones are another matter
    }

    [Fact]
    public void An_approval_within_a_minute_is_nominal_by_the_trail_but_not_in_truth_where_that_is_enough()
    {
        // Four approvals: three right ones and the wrong one that nobody recognises, which a median of 40 s makes a matter of 10 s.
        var run = Run("classes.hidden.review=40s");
        Assert.Equal(1 / 4.0, Value(run, "nominal_audit"), 12);
        Assert.Equal(0, Value(run, "nominal_true"), 12);
    }

    [Fact]
    public void A_forced_minimum_hides_from_the_trail_that_nobody_looks()
    {
        string[] habit = ["review.skipping.base=99.9999999%", "review.skipping.time=5s", "review.skipping.attendUnderMinimum=0%"];
        var plain = Run(habit);
        Assert.Equal((1, 1), (Value(plain, "nominal_audit"), Value(plain, "nominal_true")));
        var forced = Run([.. habit, "policy.rows.everything.minimumReview=60s"]);
        Assert.Equal((0, 1), (Value(forced, "nominal_audit"), Value(forced, "nominal_true")));
        Assert.Equal(0, Value(forced, "detection"), 12);
    }

    [Fact]
    public void Planted_cases_recognised_are_of_planted_cases_shown()
    {
        // One before each of five reviews, of the class of what is reviewed: one class is recognised, two are not.
        var run = Run("review.plantedCases.probability=100%");
        Assert.Equal(1 / 5.0, Value(run, "planted_detection"), 12);
        Assert.Equal(0.5, Value(run, "detection"), 12); // planted cases are no requests
    }

    [Fact]
    public void Where_nothing_is_planted_there_is_no_share_of_it() => Assert.True(double.IsNaN(Value(Run(), "planted_detection")));

    private static double Value(SampleSet samples, string metric)
    {
        var series = samples.Series.Single(series => series.Metric == metric && series.Where.SequenceEqual([new Dimension("arm", "governed")]));
        var ratio = Assert.IsType<RatioSeries>(series);
        return ratio.Numerators.Sum() / ratio.Denominators.Sum();
    }

    private static SampleSet Run(params string[] set)
    {
        const string never = "\"36500d\"";
        var scenario = Lab.Over(
            $$"""
            {
              "review": { "detectionMaximum": "100%" },
              "classes": {
                "item": { "arrivals": { "kind": "scripted", "at": ["0s", "1h", "2h"] }, "detectionTime": {{never}} },
                "seen": { {{Plain}} "arrivals": { "kind": "scripted", "at": ["3h"] }, "detectionTime": "1us" },
                "hidden": { {{Plain}} "arrivals": { "kind": "scripted", "at": ["4h"] }, "detectionTime": {{never}} }
              }
            }
            """,
            set);
        return RunAssembler.AssembleWithSamples(scenario, Replicator.Run(new ReplicationSetup(scenario), 1), "test", string.Empty).Samples;
    }

    private const string Plain = """
        "access": "write", "impact": "low", "wrong": "100%", "review": "12m", "execution": "0s",
        "credential": { "ttl": "15m", "revokeDelay": "0s" }, "session": "none",
        """;
}
