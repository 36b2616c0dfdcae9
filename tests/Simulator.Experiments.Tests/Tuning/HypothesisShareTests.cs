using Simulator.Experiments;
using Simulator.Results;
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
        var told = new List<RunProgress>();
        var result = HypothesisShare.Of(Load, Few, [_ => true, _ => false], told.Add);
        Assert.Equal(4, result.Draws);
        Assert.Equal([4, 0], result.Holds);
        Assert.Contains(result.Hypotheses, each => each.Source == "documented");
        Assert.Equal((32, 32), (told.Max(each => each.Done), told[0].Total));
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
        Assert.Throws<ArgumentOutOfRangeException>(() => HypothesisShare.Of(Load, Few with { Replications = 7 }, [_ => true]));

    private static List<double> Means(int threads)
    {
        var means = new List<double>();
        HypothesisShare.Of(Load, Few with { Threads = threads }, [samples =>
        {
            var latency = (DistributionSeries)samples.Series.First(each => each.Metric == "approval_latency");
            means.Add(latency.Sums().Sum() / latency.Recorded.Sum(each => (double)each.Count));
            return true;
        }]);
        return means;
    }

    private static ScenarioLoadResult Load(IReadOnlyList<string> set) =>
        ScenarioLoader.Load(Scenario, ScenarioOverrides.None with { Set = ["run.horizon=30h", "run.warmUp=6h", .. set] });
}
