using Simulator.Results;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>What a run says of its gates, reckoned by hand: one reviewer who takes 12 minutes.</summary>
public sealed class GateMetricTests
{
    /// <summary>Of two requests at once one is decided after 12 minutes, the other after 24.</summary>
    [Fact]
    public void Latencies_are_told_by_gate_by_pool_and_by_role()
    {
        var run = Run("""{ "observe": { "within": ["11m", "12m", "24m"] }, "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["0s", "0s"] } } } }""");
        Assert.Equal(18, run.By("mean_decided", "gate_latency", "governed", "approval"), 9);
        Assert.Equal([0.0, 0.5, 1], new[] { "11m", "12m", "24m" }.Select(within => run.Value("decided_within", "governed", within)));
        Assert.Equal(12, run.By("p50", "task_latency", "governed", "desk"), 0.1); // to the width of a bin
        Assert.Equal(24, run.By("p95", "task_latency", "governed", "desk"), 0.2);
        Assert.Equal(24, run.By("p95", "task_latency", "governed", "owner"), 0.2);
    }

    /// <summary>Asked at minute 12, answered at minute 42, approved at minute 54: one of two verdicts decides.</summary>
    [Fact]
    public void Verdicts_are_shares_of_all_verdicts_at_the_gate()
    {
        var run = Run("{}", "review.asksInformation=100%", "review.informationWait=30m");
        Assert.Equal(
            [0.5, 0, 0, 0.5], new[] { "approved", "rejected", "escalated", "information" }.Select(verdict => run.Value("verdict_share", "governed", "approval", verdict)));
        Assert.Equal(54, run.By("mean_decided", "gate_latency", "governed", "approval"), 9);
    }

    /// <summary>
    /// Two people, three requests at once, each looked at again by the one who did not approve it. Both approve at minute 12; one takes the third
    /// request, the other the first one again; both are done at minute 24 and do the rest until minute 36. After the executions at minutes
    /// 12, 12 and 24 the second looks come 12, 24 and 12 minutes later.
    /// </summary>
    [Theory]
    [InlineData("11m", 0)]
    [InlineData("12m", 2 / 3.0)]
    [InlineData("24m", 1)]
    public void Second_looks_are_on_time_by_the_deadline_of_the_row(string within, double onTime) => Assert.Equal(
        onTime,
        Run(
            """{ "pools": { "desk": { "reviewers": 2 } }, "postHoc": { "pool": "desk" }, "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["0s", "0s", "0s"] } } } }""",
            "policy.rows.everything.sampleShare=100%",
            "policy.rows.everything.postHocWithin=" + within).Value("post_hoc_on_time", "governed"),
        12);

    /// <summary>One of two gated requests is never decided and is overridden an hour after its promise or later; the review of that comes 10 hours later.</summary>
    [Theory]
    [InlineData("0%", "600m", 0.5, 0, 1)]
    [InlineData("0%", "599m", 0.5, 0, 0)]
    [InlineData("100%", "600m", 0, 0.5, double.NaN)] // nobody reviews what left no record
    public void Overrides_are_shares_of_all_gates_that_ended(string unlogged, string within, double recorded, double dark, double onTime)
    {
        var run = Run(
            """
            { "pools": { "desk": { "reviewers": 2 } },
              "classes": {
                "item": { "serviceLevel": "60m", "review": "100h" },
                "light": { "arrivals": { "kind": "scripted", "at": ["0s"] }, "access": "write", "impact": "low", "wrong": "0%", "review": "12m", "execution": "0s", "session": "none" } },
              "breakGlass": { "hazard": "2/h", "reviewDelay": "10h" } }
            """,
            "breakGlass.unlogged=" + unlogged,
            "breakGlass.reviewWithin=" + within);
        Assert.Equal((recorded, dark), (run.Value("override_rate", "governed", "recorded"), run.Value("override_rate", "governed", "dark")));
        Assert.Equal(onTime, run.Value("override_review_on_time", "governed"));
        if (dark > 0)
        {
            Assert.Equal(0, run.Value("records_kept", "governed", "override")); // it ought to have one
            Assert.Equal((0.5, 0.5), (run.Value("trace_link_completeness", "governed"), run.Value("evidence_completeness", "governed")));
        }
    }

    /// <summary>Two right actions are approved after 30 minutes; one of them turned wrong after 20, which the policy notices if it is asked again.</summary>
    [Theory]
    [InlineData(false, 1 / 2.0, 0)]
    [InlineData(true, 0, 1)]
    public void What_turns_stale_while_it_waits_escapes_or_is_caught(bool recheck, double escapes, double caught)
    {
        var run = Run(
            """
            { "pools": { "desk": { "reviewers": 2 } },
              "classes": {
                "item": { "review": "30m", "staleness": { "after": "20m", "noticed": "100%" } },
                "steady": { "arrivals": { "kind": "scripted", "at": ["0s"] }, "access": "write", "impact": "low", "wrong": "0%", "review": "30m", "execution": "0s", "session": "none" } } }
            """,
            "policy.recheck=" + (recheck ? "true" : "false"));
        Assert.Equal(escapes, run.Value("stale_escape_rate", "governed"));
        Assert.Equal(caught, run.Value("stale_authorisations_caught", "governed"));
        Assert.Equal(0, run.Value("stale_escape_rate", "auto_twin")); // executed before anything turns
    }

    private static SampleSet Run(string layer, params string[] set) => Measured.Of(Lab.Over(layer, set));
}
