namespace Simulator.Governance.Tests;

public sealed class PolicyRecheckTests
{
    private static readonly PolicyTable Tiers = PolicyProfiles.Table("risk_tiered", 0.8);

    [Theory]
    [InlineData(Outcome.Auto, Outcome.Auto, RecheckResult.GoOn)]
    [InlineData(Outcome.Dual, Outcome.Single, RecheckResult.GoOn)]
    [InlineData(Outcome.Auto, Outcome.Single, RecheckResult.AskMissing)]
    [InlineData(Outcome.Single, Outcome.Dual, RecheckResult.AskMissing)]
    [InlineData(Outcome.Single, Outcome.Deny, RecheckResult.Deny)]
    [InlineData(Outcome.Auto, Outcome.Deny, RecheckResult.Deny)]
    public void An_authorisation_holds_as_long_as_it_suffices(Outcome authorised, Outcome found, RecheckResult result) =>
        Assert.Equal(result, PolicyRecheck.Compare(Decision(authorised), Decision(found)));

    [Fact]
    public void What_turned_out_to_be_planted_is_refused_and_what_grew_is_asked_about_again()
    {
        var drafted = Tiers.Evaluate(World.Request(Impact.Medium, confidence: 0.9));
        Assert.Equal(RecheckResult.Deny, PolicyRecheck.Compare(drafted, Tiers.Evaluate(World.Request(Impact.Medium).With(Signs.InjectionSignature))));
        Assert.Equal(RecheckResult.AskMissing, PolicyRecheck.Compare(drafted, Tiers.Evaluate(World.Request(Impact.Medium, RiskFlags.Customer))));
        Assert.Equal(RecheckResult.GoOn, PolicyRecheck.Compare(drafted, Tiers.Evaluate(World.Request(Impact.Low))));
    }

    private static PolicyDecision Decision(Outcome outcome) => new(outcome, 0, Obligations.None);
}
