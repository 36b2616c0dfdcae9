using Simulator.Results;
using Simulator.Results.Tests.Tuning;
using Simulator.Statistics;

namespace Simulator.Reporting.Tests.Tuning;

public sealed class TuningRendererTests
{
    [Fact]
    public async Task The_answer_stands_before_everything_else()
    {
        var result = SampleTuning.Create();
        var page = await TuningRenderer.RenderAsync(result);
        var answer = page.IndexOf("Set policy.threshold to 85%", StringComparison.Ordinal);
        Assert.InRange(answer, 0, page.IndexOf("id=\"confirmation\"", StringComparison.Ordinal));
        Assert.Contains("A setting is recommended", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TuningOutcome.NoFeasibleSetting, "No setting keeps every limit")]
    [InlineData(TuningOutcome.Inconclusive, "No setting is shown to keep every limit")]
    public async Task What_could_not_be_shown_is_said_and_nothing_is_recommended(TuningOutcome outcome, string words)
    {
        var page = await TuningRenderer.RenderAsync(SampleTuning.Create(outcome));
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("(recommended)", page, StringComparison.Ordinal);
        Assert.Contains("(nearest candidate)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_estimate_of_the_search_is_named_as_no_result_and_told_when_the_interval_leaves_it_out()
    {
        var sample = SampleTuning.Create();
        Assert.DoesNotContain("outside the interval", await TuningRenderer.RenderAsync(sample), StringComparison.Ordinal);
        var flattered = sample with { Finalists = [sample.Finalists[0] with { SearchEstimate = 8 }, .. sample.Finalists.Skip(1)] };
        var page = await TuningRenderer.RenderAsync(flattered);
        Assert.Contains("Search estimate, no result", page, StringComparison.Ordinal);
        Assert.Contains("outside the interval", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_keys_become_slices_over_two_of_them_and_a_list_of_all()
    {
        var page = await TuningRenderer.RenderAsync(SampleTuning.Create());
        Assert.Equal(2, page.Split("class=\"map\"").Length - 1);
        Assert.Equal(8, page.Split("role=\"img\" aria-label=\"").Length - 1);
        Assert.Contains("Every setting of the search", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_search_gives_the_same_bytes() =>
        Assert.Equal(await TuningRenderer.RenderAsync(SampleTuning.Create()), await TuningRenderer.RenderAsync(SampleTuning.Create()));

    [Fact]
    public async Task A_text_cannot_turn_round_what_stands_beside_it()
    {
        const string turned = "</title><script>alert(1)</script>\u202Elive\u2066";
        var sample = SampleTuning.Create();
        var page = await TuningRenderer.RenderAsync(sample with
        {
            Identity = sample.Identity with { Title = turned, Scenario = turned, Command = turned, Platform = turned, ProgramVersion = turned },
            Answer = turned,
            Notes = [turned],
            Keys = [.. sample.Keys.Select(key => new VariedKey(turned + key.Path, [.. key.Values.Select(value => value + turned)]))],
            Limits = [.. sample.Limits.Select(limit => limit with { Quantity = limit.Quantity with { Where = [new Dimension("class", turned)] } })],
            Finalists = [.. sample.Finalists.Select(finalist => finalist with { Values = [turned, turned, turned], Front = ParetoStatus.Proven })],
            Robustness = sample.Robustness! with { Hypotheses = [new VariedHypothesis(turned, 0.5, 2, turned)], NotVaried = [turned] },
            Flip = sample.Flip! with { Reversal = new FlipPoint(turned, 2), Break = new FlipPoint(turned, 2), Tested = [turned] },
        });
        Assert.Contains("live", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("[\u202E\u2066]|(?i)&#x(202E|2066);", page);
    }
}
