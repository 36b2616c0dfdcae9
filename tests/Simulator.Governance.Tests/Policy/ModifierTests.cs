namespace Simulator.Governance.Tests;

public sealed class ModifierTests
{
    private static readonly PolicyTable Tiers = PolicyProfiles.Table("risk_tiered", 0.8);

    [Theory]
    [InlineData(Impact.Low, Outcome.Single)]
    [InlineData(Impact.High, Outcome.Dual)]
    public void A_write_under_any_identity_but_its_own_needs_one_person_more(Impact impact, Outcome outcome)
    {
        foreach (var identity in Enum.GetValues<IdentityMode>().Where(mode => mode != IdentityMode.Jit))
        {
            var decision = Tiers.Evaluate(World.Request(impact).With(identity));
            Assert.Equal(outcome, decision.Outcome);
            Assert.Equal(["M1"], Tiers.NamesOf(Tiers.DecidingRows(decision)));
        }
    }

    [Fact]
    public void Two_people_are_enough()
    {
        var decision = Tiers.Evaluate(World.Dual().With(IdentityMode.Standing));
        Assert.Equal(Outcome.Dual, decision.Outcome);
        Assert.Contains("M1", Tiers.NamesOf(decision.MatchedRows));
        Assert.Equal(["R7"], Tiers.NamesOf(Tiers.DecidingRows(decision))); // it matched, but raised nothing
    }

    [Fact]
    public void Reading_is_not_raised() =>
        Assert.Equal(Outcome.Auto, Tiers.Evaluate(World.Request(access: Access.Read).With(IdentityMode.SharedBroad)).Outcome);

    [Fact]
    public void Several_modifiers_raise_one_step_together_as_one_condition_split_over_rows_would()
    {
        var table = new PolicyTable("many",
        [
            PolicyRowSets.Everything(Outcome.Auto, "all"), Modifier("a", Outcome.Dual, Signs.ContextChanged), Modifier("b", Outcome.Dual, Signs.BroadIdentity),
        ]);
        Assert.Equal(Outcome.Single, table.Evaluate(World.Request().With(Signs.ContextChanged | Signs.BroadIdentity)).Outcome);
        Assert.Equal(Outcome.Single, table.Evaluate(World.Request().With(Signs.ContextChanged)).Outcome);
    }

    [Fact]
    public void A_modifier_raises_no_further_than_it_says()
    {
        var table = new PolicyTable("at most one",
            [PolicyRowSets.Everything(Outcome.Single, "all"), Modifier("a", Outcome.Single, Signs.ContextChanged)]);
        Assert.Equal(Outcome.Single, table.Evaluate(World.Request().With(Signs.ContextChanged)).Outcome);
    }

    [Fact]
    public void Identity_and_environment_show_as_signs_without_being_set()
    {
        Assert.Equal(Signs.None, World.Request().Signs);
        Assert.Equal(Signs.BroadIdentity, World.Request().With(IdentityMode.OauthDelegated).Signs);
        Assert.Equal(Signs.Sandbox, World.Request().With(RunEnvironment.Sandbox).Signs);
        Assert.Equal(Signs.None, World.Request().With(RunEnvironment.Staging).Signs);
        Assert.Equal(Signs.Sandbox | Signs.OwnerMissing, World.Request().With(RunEnvironment.Sandbox).With(Signs.OwnerMissing).Signs);
    }

    private static PolicyRow Modifier(string id, Outcome most, Signs sign) =>
        new(id, 50, PolicyStage.Modifier, new Condition { AnySign = sign }, most, Obligations.None, id);
}
