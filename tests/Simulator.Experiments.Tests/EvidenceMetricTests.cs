using Simulator.Results;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>
/// Three requests at hours 0, 2 and 4, each approved after 12 minutes, executed for 59 seconds and its credential revoked 5 seconds later. The sink
/// crashes twice for 10 seconds: at 0 h 13 min, which costs the first its revocation, and at 2 h 12 min, which costs the second all from
/// its approval to the beginning of its execution.
/// </summary>
public sealed class EvidenceMetricTests
{
    [Theory]
    [InlineData("request", 1)] // what was asked for
    [InlineData("decision", 1)]
    [InlineData("gate", 1)] // entered, and a task opened
    [InlineData("review", 5 / 6.0)] // of three begun and three approved, the second approval
    [InlineData("authorisation", 2 / 3.0)] // the second
    [InlineData("credential", 4 / 6.0)] // the second one's issue, the first one's revocation
    [InlineData("execution", 5 / 6.0)] // the second one's beginning
    [InlineData("closing", 2 / 3.0)] // the first one's
    public void Records_kept_are_told_by_what_they_are_evidence_of(string part, double expected) => Assert.Equal(expected, Run().Value("records_kept", "governed", part), 12);

    [Fact]
    public void Where_nobody_broke_the_glass_there_is_no_share_of_it() => Assert.True(double.IsNaN(Run().Value("records_kept", "governed", "override")));

    [Fact]
    public void The_second_trace_leads_nowhere_and_the_first_one_lacks_only_what_came_after_it()
    {
        Assert.Equal(2 / 3.0, Run().Value("trace_link_completeness", "governed"), 12);
        Assert.Equal(1 / 3.0, Run().Value("evidence_completeness", "governed"), 12);
    }

    [Theory]
    [InlineData("records_kept")]
    [InlineData("trace_link_completeness")]
    [InlineData("evidence_completeness")]
    public void A_buffer_that_survives_loses_nothing(string metric) => Assert.All(
        Found(Run("auditSink.crash=0%"), metric), series => Assert.Equal(series.Denominators, series.Numerators));

    [Fact]
    public void A_perfect_sink_is_not_spoken_of() =>
        Assert.DoesNotContain(Run("auditSink=perfect").Series, series => series.Metric is "records_kept" or "trace_link_completeness" or "evidence_completeness");

    private static List<RatioSeries> Found(SampleSet run, string metric)
    {
        var found = run.Series.Where(series => series.Metric == metric).Cast<RatioSeries>().ToList();
        Assert.NotEmpty(found);
        return found;
    }

    private static SampleSet Run(params string[] set) => Measured.Of(Lab.Over(
        """
        {
          "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["0h", "2h", "4h"] }, "execution": "59s", "credential": { "revokeDelay": "5s" } } },
          "auditSink": { "outages": { "kind": "scripted", "at": ["13m", "132m"] }, "length": "10s", "whileDown": "buffer", "crash": "100%" }
        }
        """,
        set));
}
