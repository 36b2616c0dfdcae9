using Simulator.TestSupport;

namespace Simulator.Results.Tests;

public sealed class PlainAnswerTests
{
    [Fact]
    public void How_sure_it_is_counts_what_chance_does_not_explain_and_says_what_is_wrong_with_the_run()
    {
        var words = PlainAnswer.HowSure(SampleRun.Create());

        Assert.StartsWith("64 independent replications of ", words, StringComparison.Ordinal);
        var effects = PolicyEffect.Of(SampleRun.Create());
        var settled = effects.Count(effect => effect.Direction is EffectDirection.Lower or EffectDirection.Higher);
        Assert.Contains($"Of {effects.Count} differences between the policy and its auto twin, {settled} ", words, StringComparison.Ordinal);
        Assert.EndsWith("What speaks against these numbers: Two of 64 replications ended with open requests.", words, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_against_the_numbers_is_said_once()
    {
        var sample = SampleRun.Create();
        var obstacle = sample.Obstacles[0];

        var notes = PlainAnswer.OtherNotes(sample with { Notes = [obstacle.Words, "Another note."] });

        Assert.Equal(["Another note."], notes);
    }

    [Fact]
    public void One_replication_says_nothing_about_chance()
    {
        var sample = SampleRun.Create();
        var one = sample with { Identity = sample.Identity with { Replications = 1 }, Obstacles = [] };

        Assert.Contains("nothing can be said about chance", PlainAnswer.HowSure(one), StringComparison.Ordinal);
        Assert.DoesNotContain("auto twin", PlainAnswer.HowSure(one), StringComparison.Ordinal);
    }

    [Fact]
    public void A_live_run_is_one_run_cut_into_slices()
    {
        var sample = SampleRun.Create();
        var live = sample with { Identity = sample.Identity with { IsLive = true, HorizonMinutes = 90 }, Obstacles = [] };

        Assert.StartsWith("One live run of 1 h 30 min; its intervals come from 64 slices of the counted time.", PlainAnswer.HowSure(live), StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_depends_on_counts_the_settings_that_are_in_force()
    {
        var sample = SampleRun.Create();
        string With(params Assumption[] all) => PlainAnswer.DependsOn(sample with { Assumptions = all });
        var on = new Assumption("classes.*.wrong", ["refund"], "5%", "an assumption", string.Empty, "0%");
        var off = on with { Key = "classes.*.patience", Value = "none", Zero = "none" };

        Assert.StartsWith("Every default in force has a source.", With(), StringComparison.Ordinal);
        Assert.StartsWith("One setting has no measured source: classes.*.wrong = 5%.", With(on), StringComparison.Ordinal);
        Assert.StartsWith("One of 2 settings without a measured source is in force", With(on, off), StringComparison.Ordinal);
        Assert.Contains("all of them switched off", With(off, off with { Key = "storms.*.height" }), StringComparison.Ordinal);
    }
}
