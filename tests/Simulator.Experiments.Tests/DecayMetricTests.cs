using Simulator.Results;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>An AI that drafts worse from minute 10 to minute 40, and drafts that an AI executes ever more often: what a run says of them.</summary>
public sealed class DecayMetricTests
{
    /// <summary>Of three drafts, at minutes 0, 20 and 50, the second falls into the drop; people recognise what is wrong, the auto twin has no people.</summary>
    [Theory]
    [InlineData("governed", 0)]
    [InlineData("auto_twin", 1)]
    public void A_silent_drop_is_told_by_what_it_made_wrong_and_what_of_it_was_executed(string arm, int executed)
    {
        var run = Measured.Of(Lab.Over("""
            {
              "review": { "detectionMaximum": "100%" },
              "classes": { "item": { "detectionTime": "1us", "arrivals": { "kind": "scripted", "at": ["0m", "20m", "50m"] } } },
              "faults": { "ai": { "when": { "kind": "schedule", "at": ["10m"], "for": "30m" }, "qualityDrop": "100%" } }
            }
            """));
        Assert.Equal(1000 / 3.0, run.Value("degraded_actions", arm, "attempted"), 9);
        Assert.Equal(executed * 1000 / 3.0, run.Value("degraded_actions", arm, "executed"), 9);
    }

    [Fact]
    public void Only_what_is_drafted_by_the_classes_that_a_drop_names_becomes_wrong()
    {
        // Three drafts of each class at minutes 0, 20 and 50, one of each in the drop: one of six is hit, not two.
        const string other = """
            "other": { "access": "write", "impact": "low", "wrong": "0%", "session": "none", "arrivals": { "kind": "scripted", "at": ["0m", "20m", "50m"] } }
            """;
        string Layer(string classes) =>
            $$"""
            {
              "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["0m", "20m", "50m"] } }, {{other}} },
              "faults": { "ai": { "when": { "kind": "schedule", "at": ["10m"], "for": "30m" }, "qualityDrop": "100%", "classes": {{classes}} } }
            }
            """;
        Assert.Equal(1000 / 6.0, Measured.Of(Lab.Over(Layer("""["other"]"""))).Value("degraded_actions", "governed", "attempted"), 9);
        Assert.Equal(2000 / 6.0, Measured.Of(Lab.Over(Layer("""["other", "item"]"""))).Value("degraded_actions", "governed", "attempted"), 9);
        Assert.Equal(2000 / 6.0, Measured.Of(Lab.Over(Layer("\"all\""))).Value("degraded_actions", "governed", "attempted"), 9);
    }

    /// <summary>
    /// The probability grows by 1 a week up to 1: drafts of weeks 0, 1 and 2 come to 0, 1 and 1. The line through these points has the slope
    /// covariance / variance = (1/3) / (2/3).
    /// </summary>
    [Theory]
    [InlineData("governed")]
    [InlineData("auto_twin")]
    public void Drift_is_told_by_its_share_its_slope_and_what_the_policy_took_for_drafts(string arm)
    {
        var run = Drift("100%", "0%");
        Assert.Equal(2 / 3.0, run.Value("drafts_executed", arm), 12);
        Assert.Equal(0.5, run.Value("drift_slope", arm), 12);
        Assert.Equal(2000 / 3.0, run.Value("ungoverned_executions", arm), 9);
    }

    [Fact]
    public void What_has_drifted_and_is_seen_is_refused_and_not_executed()
    {
        var run = Drift("100%", "100%");
        Assert.Equal((0, 0, 0), (run.Value("drafts_executed", "governed"), run.Value("drift_slope", "governed"), run.Value("ungoverned_executions", "governed")));
    }

    /// <summary>
    /// 200 drafts in the third week, where the probability would be 1 or more without a maximum; with one of 25 % the number executed has the mean
    /// 50 and the standard deviation 6.1.
    /// </summary>
    [Fact]
    public void Drift_stops_at_its_maximum()
    {
        var times = string.Join(", ", Enumerable.Range(0, 200).Select(number => $"\"{(14 * 24) + number}h\""));
        Assert.Equal(1, Drift("100%", "0%", times).Value("drafts_executed", "governed"));
        Assert.InRange(Drift("25%", "0%", times).Value("drafts_executed", "governed"), (50 - 25) / 200.0, (50 + 25) / 200.0);
        Assert.Equal(0, Drift("0%", "0%", times).Value("drafts_executed", "governed"));
    }

    private static SampleSet Drift(string maximum, string seen, string at = "\"0s\", \"7d\", \"14d\"") => Measured.Of(Lab.Over(
        $$"""
        {
          "run": { "horizon": "24d" },
          "classes": { "item": {
            "arrivals": { "kind": "scripted", "at": [{{at}}] },
            "content": { "mayExecute": false, "drift": { "perWeek": "100%", "maximum": "{{maximum}}", "seen": "{{seen}}" } } } }
        }
        """));
}
