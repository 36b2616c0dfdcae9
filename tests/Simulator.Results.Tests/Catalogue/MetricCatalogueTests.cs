namespace Simulator.Results.Tests.Catalogue;

public sealed class MetricCatalogueTests
{
    [Fact]
    public void Every_metric_says_what_it_is_in_which_unit_and_how_it_is_asked_for()
    {
        Assert.Equal(MetricCatalogue.All.Count, MetricCatalogue.All.Select(metric => metric.Id).Distinct().Count());
        foreach (var metric in MetricCatalogue.All)
        {
            Assert.True(metric.Title.Length > 0 && metric.Definition.EndsWith('.') && metric.Unit.Length > 0, metric.Id);
            Assert.NotEmpty(metric.Aggregates);
            Assert.All(metric.Aggregates, word => Assert.True(word == "p" || Aggregate.TryParse(word) is { Quantile: null }, $"{metric.Id}: {word}"));
            Assert.Equal("governed", metric.Arms[0]);
            Assert.Empty(metric.Always.Intersect(metric.Sometimes));
            Assert.DoesNotContain("arm", metric.Always.Concat(metric.Sometimes));
        }
    }

    [Fact]
    public void A_quantile_is_offered_where_any_is()
    {
        var latency = MetricCatalogue.Get("approval_latency");
        Assert.True(latency.Offers(Aggregate.Percentile(99.9)) && latency.Offers(Aggregate.MeanDecided));
        Assert.False(latency.Offers(Aggregate.Mean));
        Assert.False(MetricCatalogue.Get("escape_rate").Offers(Aggregate.Percentile(95)));
    }

    [Fact]
    public void A_metric_of_which_more_may_be_better_or_worse_says_so()
    {
        Assert.Equal(Better.Lower, MetricCatalogue.Get("approval_latency").Better);
        Assert.Equal(Better.Higher, MetricCatalogue.Get("sla_attainment").Better);
        Assert.Equal(Better.Neither, MetricCatalogue.Get("utilisation").Better);
    }

    [Fact]
    public void An_unknown_metric_is_a_defect_of_the_caller() => Assert.Throws<KeyNotFoundException>(() => MetricCatalogue.Get("nothing"));
}
