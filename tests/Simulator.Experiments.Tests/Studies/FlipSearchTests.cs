using Simulator.Results;
using Simulator.Scenarios;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

public sealed class FlipSearchTests
{
    private static readonly FlipStudy Study = new FlipSearch(RunnerOf(8)).Run("again");

    /// <summary>With reviews of 12 minutes the queue keeps credentials alive; how long reviews take decides whether the policy shortens their lives.</summary>
    private static readonly StudyRunner BusyRunner = RunnerOf(3, "pools.reviewers.reviewers=60");

    private static readonly FlipStudy Busy = new FlipSearch(BusyRunner).Run("again");

    private static StudyRunner RunnerOf(int replications, params string[] busy) => new(
        set => ScenarioLoader.Load(Path.Combine(Lab.RepositoryRoot, "scenarios", "everything-gated.json"), ScenarioOverrides.None with
        {
            Replications = replications,
            Set = ["run.horizon=10h", "observe.at=[\"10h\"]", .. busy, .. set],
        }),
        threads: 2,
        "test");

    [Fact]
    public void An_answer_turns_over_where_what_it_rests_on_is_switched_off()
    {
        // Wrong actions do no harm at a severity of 0, so the policy cannot lower it; what is late costs as before.
        var severity = Study.Rows.Single(row => row.Key == "classes.*.severity");
        var off = severity.Variants.Single(variant => double.IsNaN(variant.Factor));
        var wrong = Study.Answers.Index().Single(answer => answer.Item.Definition.Id == "wrong_action_exposure").Index;
        var late = Study.Answers.Index().Single(answer => answer.Item.Definition.Id == "omission_exposure").Index;
        Assert.Equal(new FlipOutcome(0, EffectDirection.Same), off.Answers[wrong]);
        Assert.True(Study.TurnsOver(wrong, off.Answers[wrong]));
        Assert.Equal(Study.Answers[late].Difference.Value, off.Answers[late].Effect);
        Assert.False(Study.TurnsOver(late, off.Answers[late]));
    }

    [Fact]
    public void An_exposure_is_proportional_to_the_severity()
    {
        var severity = Study.Rows.Single(row => row.Key == "classes.*.severity");
        var wrong = Study.Answers.Index().Single(answer => answer.Item.Definition.Id == "wrong_action_exposure").Index;
        Assert.Equal(["0.5×", "2×"], severity.Variants.Take(2).Select(variant => Study.Words(wrong, variant.Answers[wrong])));
    }

    [Fact]
    public void Those_that_turn_an_answer_over_come_first()
    {
        var turns = Study.Rows.Select(Study.TurnsOver).ToList();
        Assert.Equal([true, false], turns.Distinct());
        Assert.Equal(turns.OrderByDescending(each => each), turns);
    }

    [Fact]
    public void A_narrowed_factor_lies_between_one_that_holds_and_the_end()
    {
        var narrowed = Busy.Rows.Where(row => row.Point is not null).ToList();
        Assert.NotEmpty(narrowed);
        Assert.All(narrowed, row =>
        {
            var (point, ends) = (row.Point!, row.Variants.Select(variant => variant.Factor).Where(double.IsFinite));
            Assert.NotEmpty(point.Answers);
            Assert.InRange(Math.Abs(Math.Log(point.Factor)), Math.Abs(Math.Log(point.Holds)) + 1e-9, ends.Max(end => Math.Abs(Math.Log(end))) + 1e-9);
        });
    }

    [Fact]
    public void The_factor_found_turns_the_answer_over_and_the_one_before_it_does_not()
    {
        var row = Busy.Rows.First(each => each.Point is not null);
        var paths = BusyRunner.Load([], out _)!;
        using var scaling = new HypothesisScaling(paths.ResolvedJson);
        EffectDirection At(double factor, int answer) => PolicyEffect.Of(BusyRunner.Run([.. Assumptions.ByKey(paths).Single(group => group.Key == row.Key).SelectMany(path => scaling.Lines(path, factor) ?? [])]).Result)
            .First(effect => effect.Definition.Id == Busy.Answers[answer].Definition.Id).Direction;
        var turned = row.Point!.Answers[0];
        Assert.NotEqual(Busy.Answers[turned].Direction, At(row.Point.Factor, turned));
        Assert.All(Busy.Answers.Index(), each => Assert.Equal(each.Item.Direction, At(row.Point.Holds, each.Index)));
    }
}
