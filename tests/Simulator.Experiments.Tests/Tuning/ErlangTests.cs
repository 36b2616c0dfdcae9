using Simulator.Experiments;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests.Tuning;

/// <summary>
/// A search on a shipped scenario whose answer Erlang's formula gives: four reviewers' worth of work, reviews of 12 minutes. The mean time to an approval
/// is 18.6 min with five reviewers, 13.7 with six, 12.5 with seven (Erlang, 1917); the busiest desk that stays within 13 min has seven, busy 4/7 of the time.
/// </summary>
public class ErlangTests
{
    [Fact]
    public void The_busiest_desk_within_the_limit_has_as_many_reviewers_as_the_formula_says()
    {
        var result = Search("13m");
        Assert.Equal(TuningOutcome.Recommended, result.Outcome);
        Assert.Equal("7", result.ChosenFinalist()!.Values[0]);
        Assert.InRange(result.ChosenFinalist()!.Objective.Value, (4.0 / 7) - 0.02, (4.0 / 7) + 0.02);
        Assert.InRange(result.ChosenFinalist()!.Limits[0].Value, 12.2, 12.9);
    }

    [Fact]
    public void A_limit_below_the_time_of_a_review_can_be_kept_by_no_desk() => Assert.Equal(TuningOutcome.NoFeasibleSetting, Search("11m").Outcome);

    private static TuningResult Search(string limit)
    {
        VariedKey[] keys = [Question.Key("pools.desk.reviewers=5..8")];
        var path = Path.Combine(Lab.RepositoryRoot, "scenarios", "mm5.json");
        var model = new ScenarioTuningModel(more => ScenarioLoader.Load(path, ScenarioOverrides.None with { Set = ["run.horizon=120h", .. more] }), keys);
        var question = new TuningQuestion
        {
            Keys = keys,
            Objective = TuningQuantity.TryParse("utilisation share pool=desk", out _)!,
            IsMinimised = false,
            Limits = [TuningLimits.TryParse($"approval_latency mean_decided <= {limit}", out _)!],
        };
        return Tuner.Run(question, new TuningOptions { FirstStage = 16, Budget = 256, Confirmation = 64, Draws = 0, Threads = 2 }, model, TimeProvider.System);
    }
}
