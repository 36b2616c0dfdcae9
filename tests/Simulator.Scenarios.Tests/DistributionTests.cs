using Simulator.Statistics;

namespace Simulator.Scenarios.Tests;

/// <summary>Every distribution of a file, in minutes: mean, standard deviation and one quantile, from the textbook formulas.</summary>
public sealed class DistributionTests
{
    private const double Minute = 60e6;

    [Theory]
    [InlineData("\"15m\"", 15, 0, 0.5, 15)]
    [InlineData("""{ "kind": "fixed", "value": "15m" }""", 15, 0, 0.5, 15)]
    [InlineData("""{ "kind": "uniform", "from": "10m", "to": "16m" }""", 13, 1.7320508, 0.5, 13)]
    [InlineData("""{ "kind": "exponential", "mean": "12m" }""", 12, 12, 0.5, 8.3177662)]
    [InlineData("""{ "kind": "erlang", "stages": 4, "mean": "12m" }""", 12, 6, 0.5, 11.0161822)]
    [InlineData("""{ "kind": "gamma", "shape": 4, "mean": "12m" }""", 12, 6, 0.5, 11.0161822)]
    [InlineData("""{ "kind": "gamma", "shape": 4, "scale": "3m" }""", 12, 6, 0.5, 11.0161822)]
    [InlineData("""{ "kind": "weibull", "shape": 2, "scale": "10m" }""", 8.8622693, 4.6325138, 0.5, 8.3255461)]
    [InlineData("""{ "kind": "weibull", "shape": 1, "mean": "12m" }""", 12, 12, 0.5, 8.3177662)]
    [InlineData("""{ "kind": "lognormal", "median": "5m", "p95": "60m" }""", 15.6515396, 46.4268770, 0.95, 60)]
    [InlineData("""{ "kind": "lognormal", "median": "6m", "cv": 1.2 }""", 9.3722996, 11.2467596, 0.5, 6)]
    [InlineData("""{ "kind": "lognormal", "mean": "12m", "cv": 1.5 }""", 12, 18, 0.5, 6.6564024)]
    [InlineData("""{ "kind": "hyperexponential", "mean": "12m", "cv": 2 }""", 12, 24, 0.5, 5.4179175)]
    [InlineData("""{ "kind": "hyperexponential", "weights": ["50%", "50%"], "means": ["12m", "12m"] }""", 12, 12, 0.5, 8.3177662)]
    [InlineData("""{ "kind": "triangular", "from": "9m", "mode": "12m", "to": "30m" }""", 17, 4.6368092, 0.5, 16.2522730)]
    [InlineData("""{ "kind": "empirical", "quantiles": ["0m", "10m", "30m"] }""", 12.5, 8.7797, 0.75, 20)]
    [InlineData("""{ "kind": "shifted", "by": "9m", "of": { "kind": "exponential", "mean": "8m" } }""", 17, 8, 0.5, 14.5451774)]
    [InlineData("""{ "kind": "shifted", "by": "9m", "of": "8m" }""", 17, 0, 0.5, 17)]
    [InlineData("""{ "kind": "truncated", "from": "0s", "to": "12m", "of": { "kind": "exponential", "mean": "12m" } }""", 5.0162795, 3.3797933, 0.5, 4.5586259)]
    public void A_distribution_has_the_moments_and_quantiles_of_its_parameters(string json, double mean, double deviation, double u, double quantile)
    {
        var review = Texts.Item($"\"review\": {json}").ReviewTime;

        Assert.Equal(mean, review.Mean / Minute, 1e-6);
        Assert.Equal(deviation, review.StandardDeviation / Minute, 1e-3);
        Assert.Equal(quantile, review.Quantile(u) / Minute, 1e-3);
    }

    [Theory]
    [InlineData("\"80%\"", 0.8, 0.8)]
    [InlineData("""{ "kind": "beta", "a": 8, "b": 2 }""", 0.8, 0.8203804)]
    [InlineData("""{ "kind": "uniform", "from": "40%", "to": "80%" }""", 0.6, 0.6)]
    [InlineData("""{ "kind": "triangular", "from": "0%", "mode": "100%", "to": "100%" }""", 0.66666667, 0.7071068)]
    public void A_distribution_of_shares_lies_between_0_and_1(string json, double mean, double median)
    {
        var confidence = Texts.Item($$"""
            "confidence": { "right": {{json}} }
            """).ConfidenceWhenRight;

        Assert.Equal(mean, confidence.Mean, 1e-6);
        Assert.Equal(median, confidence.Quantile(0.5), 1e-5);
    }

    [Fact]
    public void Slow_inversions_are_compiled_when_a_scenario_loads()
    {
        var item = Texts.Item("""
            "review": { "kind": "gamma", "shape": 2.5, "mean": "9m" }
            """);

        Assert.IsNotType<Gamma>(item.ReviewTime);
        Assert.IsNotType<Beta>(item.ConfidenceWhenRight);
        Assert.InRange(item.ReviewTime.StatedError, double.Epsilon, 1e-6);
    }

    [Fact]
    public void The_confidence_of_people_is_not_compiled_because_it_is_never_drawn()
    {
        Assert.IsType<Beta>(Texts.Item("\"origin\": \"human\"").ConfidenceWhenRight);
    }
}
