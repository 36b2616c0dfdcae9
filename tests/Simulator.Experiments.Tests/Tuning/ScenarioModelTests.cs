using Simulator.Experiments;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests.Tuning;

public class ScenarioModelTests
{
    private static readonly string Baseline = Path.Combine(Lab.RepositoryRoot, "scenarios", "baseline.json");
    private static readonly string[] Short = ["run.horizon=12h", "run.warmUp=0s"];

    [Fact]
    public void A_scenario_is_tuned_and_its_overlay_applies_the_answer()
    {
        VariedKey[] keys = [Question.Key("policy.threshold=75%..95%,step=10%"), Question.Key("pools.desk.reviewers=4..6")];
        var question = new TuningQuestion
        {
            Keys = keys,
            Objective = Question.Quantity("wrong_action_exposure"),
            IsMinimised = true,
            Limits = [Question.Limit("approval_latency p95 <= 200"), Question.Limit("route_share share route=auto >= 0.5")],
        };
        var options = Question.Quick with { FirstStage = 16, Budget = 200, Draws = 1, Finalists = 2 };
        var result = Tuner.Run(question, options, new ScenarioTuningModel(Loaded, keys), TimeProvider.System);
        Assert.Equal(9, result.Map.Count);
        Assert.Equal(["wrong_action_exposure", "approval_latency", "route_share"], result.Axes.Select(axis => axis.Metric));
        Assert.NotNull(result.ChosenFinalist());

        var overlay = TuningOverlay.Write(result, "baseline.json");
        var applied = ScenarioLoader.Parse(
            overlay, ScenarioOverrides.None, "tuned.json", new Dictionary<string, string> { ["baseline.json"] = File.ReadAllText(Baseline) });
        Assert.Empty(applied.Errors);
        Assert.Equal(int.Parse(result.ChosenFinalist()!.Values[1], System.Globalization.CultureInfo.InvariantCulture), applied.Scenario!.Pools[0].Reviewers);
        Assert.Equal(result.ChosenFinalist()!.Values[0], FormattableString.Invariant($"{applied.Scenario.Policy.Threshold * 100:0}%"));
    }

    [Fact]
    public void A_block_is_the_run_s_own_series_without_the_twin()
    {
        var scenario = Loaded([]).Scenario!;
        var setup = new Simulation.ReplicationSetup(scenario);
        var both = RunAssembler.AssembleWithSamples(scenario, Replicator.Run(setup, 3, 5, Arms.Both, 2), "v", string.Empty).Samples;
        TuningQuantity[] quantities =
        [
            Question.Quantity("approval_latency p95"), Question.Quantity("wrong_action_exposure per_1000_roots"), Question.Quantity("backlog mean pool=desk"),
            Question.Quantity("backlog p95 pool=desk"), Question.Quantity("wrong_action_exposure per_1000_roots class=refund"),
        ];
        var block = new ScenarioTuningModel(Loaded, []).Simulate(new TuningTask([], [], 3, 5), quantities, default);
        for (var index = 0; index < quantities.Length; index++)
        {
            var expected = both.Find(quantities[index].Metric, quantities[index].Where, Aggregate.Parse(quantities[index].Aggregate));
            Assert.Equal(
                expected!.Estimate(Aggregate.Parse(quantities[index].Aggregate), 0.95), block[index]!.Estimate(Aggregate.Parse(quantities[index].Aggregate), 0.95));
        }
    }

    [Fact]
    public void An_outcome_that_never_came_counts_its_opportunities()
    {
        var block = new ScenarioTuningModel(Loaded, []).Simulate(
            new TuningTask([], [], 0, 3), [Question.Quantity("outcome_share share outcome=silence"), Question.Quantity("outcome_share share outcome=approved")], default);
        var silence = Assert.IsType<RatioSeries>(block[0]);
        Assert.All(silence.Numerators, each => Assert.Equal(0, each));
        Assert.Equal(Assert.IsType<RatioSeries>(block[1]).Denominators, silence.Denominators);
    }

    [Fact]
    public void A_varied_rate_keeps_the_candidates_of_every_setting()
    {
        VariedKey[] keys = [Question.Key("classes.refund.arrivals.rate=5/h..10/h,step=5/h")];
        var peaks = CandidatePeaks.Of(keys, set => Loaded(set).Scenario);
        Assert.Equal(["classes.refund.arrivals.peak=10/h"], peaks);
        Assert.Empty(CandidatePeaks.Of([Question.Key("policy.threshold=75%..95%,step=10%")], set => Loaded(set).Scenario));

        // With the common peak the higher rate keeps every arrival of the lower one, at the same instant.
        var low = Lab.Trail(Loaded(["classes.refund.arrivals.rate=5/h", .. peaks]).Scenario!).Where(each => each.Fact.Fact == Governance.Fact.Submitted).Select(each => each.Minute).ToHashSet();
        var high = Lab.Trail(Loaded(["classes.refund.arrivals.rate=10/h", .. peaks]).Scenario!).Where(each => each.Fact.Fact == Governance.Fact.Submitted).Select(each => each.Minute).ToHashSet();
        Assert.Subset(high, low);
    }

    [Fact]
    public void Hypotheses_are_scaled_in_their_own_unit_and_the_decision_is_none()
    {
        VariedKey[] keys = [Question.Key("policy.threshold=75%..95%,step=10%")];
        var model = new ScenarioTuningModel(Loaded, keys, new Dictionary<string, (double, double)> { ["review.falseRejection"] = (0.1, 3) });
        var (varied, left) = model.Hypotheses();
        Assert.DoesNotContain(varied, each => each.Path == "policy.threshold");
        Assert.Contains("classes.refund.patience", left);
        Assert.Equal(new TuningHypothesis("review.falseRejection", 0.1, 3, "declared"), varied.Single(each => each.Path == "review.falseRejection"));
        Assert.Equal(new TuningHypothesis("classes.refund.detectionTime", 0.5, 2, "documented"), varied.Single(each => each.Path == "classes.refund.detectionTime"));
        Assert.Equal(new TuningHypothesis("classes.refund.rollback", 0.5, 4, "documented"), varied.Single(each => each.Path == "classes.refund.rollback"));
        Assert.Equal(new TuningHypothesis("classes.refund.severity", 0.5, 2, "assumed"), varied.Single(each => each.Path == "classes.refund.severity"));
        var copying = varied.Single(each => each.Path == "review.copyProbability");
        Assert.Equal((1e-3, 2.5), (copying.Low, copying.High)); // 0 % to 50 % around 20 %

        string[] scaled = [.. model.Scaled([.. varied.Select(each => (each, 2.0))])];
        Assert.Contains("review.copyProbability=40%", scaled);
        Assert.Contains("classes.refund.discovery.median=12h", scaled);
        Assert.Contains("classes.refund.discovery.p95=6d", scaled);
        Assert.Contains("classes.refund.execution.cv=1.5", scaled); // the form stays
        Assert.Contains("classes.refund.confidence.right.a=16", scaled);
        Assert.Empty(Loaded(scaled).Errors);
        Assert.Equal([.. varied.Select(each => each.Path)], new ScenarioTuningModel(Loaded, keys).Hypotheses().Varied.Select(each => each.Path));
    }

    private static ScenarioLoadResult Loaded(IReadOnlyList<string> set) => ScenarioLoader.Load(Baseline, new ScenarioOverrides { Set = [.. Short, .. set] });
}
