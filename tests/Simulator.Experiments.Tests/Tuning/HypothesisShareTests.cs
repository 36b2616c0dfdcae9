using Simulator.Experiments;
using Simulator.Scenarios;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests.Tuning;

public class HypothesisShareTests
{
    private static readonly string Scenario = Path.Combine(Lab.RepositoryRoot, "scenarios", "baseline.json");
    private static readonly HypothesisShareOptions Few = new() { Draws = 4, Replications = 8 };

    [Fact]
    public void A_claim_that_always_holds_stands_in_every_draw_and_one_that_never_does_in_none()
    {
        var always = HypothesisShare.Of(Load, Few, (_, _) => true);
        Assert.Equal((4, 4, 1.0), (always.Draws, always.Holds, always.Share.Value));
        Assert.Equal(0.398, always.Share.Low, 3); // 0.025 to the power of 1/4 (Clopper and Pearson, 1934)
        Assert.Equal(0, HypothesisShare.Of(Load, Few, (_, _) => false).Holds);
        Assert.Contains(always.Hypotheses, each => each.Source == "documented");
    }

    [Fact]
    public void Every_draw_is_another_world_and_the_same_again_on_any_number_of_threads()
    {
        var first = Means(1);
        Assert.Equal(4, first.Distinct().Count());
        Assert.Equal(first, Means(3));
    }

    [Fact]
    public void Too_few_replications_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HypothesisShare.Of(Load, Few with { Replications = 7 }, (_, _) => true));

    private static List<double> Means(int threads)
    {
        var means = new List<double>();
        HypothesisShare.Of(Load, Few with { Threads = threads }, (result, _) =>
        {
            means.Add(result.Metrics.First(metric => metric.Metric == "approval_latency").Estimate.Value);
            return true;
        });
        return means;
    }

    private static ScenarioLoadResult Load(IReadOnlyList<string> set) =>
        ScenarioLoader.Load(Scenario, ScenarioOverrides.None with { Set = ["run.horizon=30h", "run.warmUp=6h", .. set] });
}
