namespace Simulator.Governance.Tests;

/// <summary>The only stage that may lower a level, under risk tiers.</summary>
public sealed class EmergencyTests
{
    private const Signs Prepared = Signs.SecondIdentity | Signs.PreApprovedPlaybook;

    private static readonly PolicyTable Tiers = PolicyProfiles.Table("risk_tiered", 0.8);
    private static readonly ActionRequest Containment = World.Request(Impact.High, RiskFlags.Customer, reversible: false, containment: true);

    [Fact]
    public void A_playbook_approved_beforehand_runs_and_two_people_review_it_within_a_day()
    {
        var decision = Tiers.Evaluate(Containment.With(Prepared));
        Assert.Equal(Outcome.Auto, decision.Outcome);
        Assert.Equal(new StageLevels(Outcome.Dual, Outcome.Dual, Outcome.Dual, Outcome.Auto), decision.Levels);
        Assert.Equal(["E1"], Tiers.NamesOf(Tiers.DecidingRows(decision)));
        Assert.Equal(["R6", "R6-flag", "R6-final", "R7", "R7-final", "E1", "E2"], Tiers.NamesOf(decision.MatchedRows));
        Assert.Equal((2, World.Minutes(1440)), (decision.Obligations.PostHocReviewers, decision.Obligations.PostHocWithin));
        Assert.NotEqual(Side.Emergency, decision.Obligations.Side); // E2 matched, but it did not decide
    }

    [Fact]
    public void Any_other_containment_takes_one_person_on_call_and_a_second_afterwards()
    {
        var decision = Tiers.Evaluate(Containment.With(Signs.SecondIdentity));
        Assert.Equal(Outcome.Single, decision.Outcome);
        Assert.Equal(["E2"], Tiers.NamesOf(Tiers.DecidingRows(decision)));
        Assert.Equal(
            (1, World.Minutes(1440), Side.Emergency),
            (decision.Obligations.PostHocReviewers, decision.Obligations.PostHocWithin, decision.Obligations.Side));
        Assert.Equal(World.Minutes(60), decision.Obligations.ApprovalTtl); // what the levels ask for stays
    }

    [Fact]
    public void One_person_is_asked_on_call_even_where_one_was_enough()
    {
        var decision = Tiers.Evaluate(World.Request(Impact.High, containment: true).With(Signs.SecondIdentity));
        Assert.Equal((Outcome.Single, Side.Emergency), (decision.Outcome, decision.Obligations.Side));
    }

    [Theory]
    [InlineData(Signs.None)]
    [InlineData(Signs.PreApprovedPlaybook)]
    public void An_incident_that_the_requester_opened_changes_nothing(Signs signs)
    {
        var decision = Tiers.Evaluate(Containment.With(signs));
        Assert.Equal(Outcome.Dual, decision.Outcome);
        Assert.Equal(0, decision.Obligations.PostHocReviewers);
    }

    [Fact]
    public void What_is_no_containment_is_no_emergency() =>
        Assert.Equal(Outcome.Dual, Tiers.Evaluate((Containment with { Context = Containment.Context with { Containment = false } }).With(Prepared)).Outcome);

    [Fact]
    public void Where_people_can_be_hurt_there_is_no_short_way() =>
        Assert.Equal(Outcome.Dual, Tiers.Evaluate((Containment with { Resource = new Resource(0, RiskFlags.Safety) }).With(Prepared)).Outcome);

    [Fact]
    public void What_needs_nobody_gains_no_duties()
    {
        var decision = Tiers.Evaluate(World.Request(Impact.Low, containment: true).With(Prepared));
        Assert.Equal(Outcome.Auto, decision.Outcome);
        Assert.Equal(["R3"], Tiers.NamesOf(decision.MatchedRows));
        Assert.Equal(0, decision.Obligations.PostHocReviewers);
    }

    [Theory]
    [InlineData(Signs.OwnerMissing, "S1")]
    [InlineData(Signs.BeyondBoundary, "S2")]
    [InlineData(Signs.PlaybookOnly | Signs.OutOfPlaybook, "S3")]
    [InlineData(Signs.IntentMismatch, "S4")]
    [InlineData(Signs.InjectionSignature, "S4")]
    [InlineData(Signs.ConnectorUnreviewed, "S4")]
    [InlineData(Signs.StepOutOfScope, "S5")]
    public void A_stop_is_never_lowered(Signs stopped, string row)
    {
        var decision = Tiers.Evaluate(Containment.With(Prepared | stopped));
        Assert.Equal(Outcome.Deny, decision.Outcome);
        Assert.Equal([row], Tiers.NamesOf(decision.MatchedRows));
        Assert.Equal(Obligations.None, decision.Obligations);
    }

    [Fact]
    public void A_row_cannot_do_without_what_every_emergency_needs()
    {
        var anything = new PolicyRow("E9", 9, PolicyStage.Emergency, new Condition(), Outcome.Auto, Obligations.None, "anything goes");
        var table = new PolicyTable("lax", [PolicyRowSets.Everything(Outcome.Dual, "two people"), anything]);
        Assert.Equal(Outcome.Dual, table.Evaluate(World.Request().With(Prepared)).Outcome);
        Assert.Equal(Outcome.Dual, table.Evaluate(World.Request(containment: true).With(Signs.PreApprovedPlaybook)).Outcome);
        Assert.Equal(Outcome.Dual, table.Evaluate(World.Request(flags: RiskFlags.Safety, containment: true).With(Prepared)).Outcome);
        Assert.Equal(Outcome.Auto, table.Evaluate(World.Request(containment: true).With(Signs.SecondIdentity)).Outcome);
        Assert.False(anything.Matches(World.Request()));
    }

    [Fact]
    public void A_containment_that_nobody_looked_at_grants_its_chain_nothing()
    {
        var chain = ChainState.Start with { Points = RiskPoints.Of(3) };
        Assert.Equal(RiskPoints.None, Tiers.Evaluate(Containment.With(Prepared).With(chain)).NewCeiling);
        Assert.Equal(RiskPoints.Of(13), Tiers.Evaluate(Containment.With(Signs.SecondIdentity).With(chain)).NewCeiling);
    }

    [Theory]
    [InlineData("dual_control")]
    [InlineData("gate_everywhere")]
    public void Profiles_without_emergencies_know_none(string profile)
    {
        var table = PolicyProfiles.Table(profile, 0.8);
        Assert.Equal(table.Evaluate(Containment).Outcome, table.Evaluate(Containment.With(Prepared)).Outcome);
        Assert.True(table.Evaluate(Containment.With(Prepared)).Outcome >= Outcome.Single);
    }
}
