namespace Simulator.Governance.Tests;

/// <summary>The policy is asked again between the authorisation and the credential.</summary>
public sealed class RecheckTests : IDisposable
{
    private readonly DutyDesk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void Unchanged_circumstances_go_on_to_the_credential()
    {
        var id = desk.Enter(World.Single());
        desk.Decide(id, 0, World.Olga);
        Assert.False(desk.Pipeline.Issued(id, desk.Now)); // no credential before the second look
        Assert.True(desk.Recheck(id));
        desk.Execute(id);
        Assert.Equal((1, 1), (desk.Count(Fact.Rechecked), desk.Count(Fact.Executed)));
        Assert.Empty(desk.Trail().Verify().Findings);
    }

    [Fact]
    public void A_lower_level_goes_on_with_what_was_approved()
    {
        var id = desk.Enter(World.Single());
        desk.Decide(id, 0, World.Olga);
        Assert.True(desk.Recheck(id, World.Auto()));
        desk.Execute(id);
        Assert.Equal(Outcome.Single, (Outcome)desk.Facts.Last(fact => fact.Fact == Fact.Authorised).Detail);
        Assert.Empty(desk.Trail().Verify().Findings);
    }

    [Fact]
    public void A_context_that_changed_is_denied_and_never_executed()
    {
        var request = World.Auto();
        var id = desk.Enter(request);
        Assert.True(desk.Recheck(id, Changed(request)));
        Assert.Equal(1, desk.Count(Fact.Denied));
        Assert.False(desk.Pipeline.Issued(id, desk.Now));
        Assert.Equal(0, desk.Count(Fact.CredentialIssued));
        Assert.Empty(desk.Trail().Verify().Findings);
    }

    [Fact]
    public void A_higher_level_asks_only_for_the_missing_factor()
    {
        var id = desk.Enter(World.Single());
        desk.Decide(id, 0, World.Olga);
        Assert.True(desk.Recheck(id, World.Dual()));
        Assert.Equal(2, desk.Count(Fact.TaskOpened)); // the owner at first, then risk alone
        Assert.Equal(World.Olga, desk.Facts.Single(fact => fact.Fact == Fact.ApprovalCarried).Actor);
        Assert.False(desk.Pipeline.MayDecide(id, 1, World.Olga));
        desk.Decide(id, 1, World.Rita);
        Assert.True(desk.Recheck(id));
        desk.Execute(id);
        Assert.Empty(desk.Trail().Verify().Findings);
    }

    [Fact]
    public void From_auto_to_dual_everybody_is_asked()
    {
        var id = desk.Enter(World.Auto());
        Assert.True(desk.Recheck(id, World.Dual()));
        desk.Decide(id, 0, World.Olga);
        desk.Decide(id, 1, World.Rita);
        Assert.True(desk.Recheck(id));
        desk.Execute(id);
        Assert.Equal(2, desk.Count(Fact.Authorised));
        Assert.Empty(desk.Trail().Verify().Findings);
    }

    [Fact]
    public void A_serial_gate_goes_on_behind_the_factor_that_is_met()
    {
        using var serial = new DutyDesk(World.SerialGates);
        var id = serial.Enter(World.Single());
        serial.Decide(id, 0, World.Olga);
        serial.Recheck(id, World.Dual());
        Assert.Equal(1ul, serial.Facts.Last(fact => fact.Fact == Fact.TaskOpened).Detail);
        Assert.Equal(2, serial.Count(Fact.TaskOpened));
    }

    [Fact]
    public void More_than_two_rounds_of_asking_for_more_expire()
    {
        // A lapse sends the request back to the policy, which finds little; every recheck finds more.
        var id = desk.Enter(World.Auto());
        for (var round = 0; round < 2; round++)
        {
            desk.Recheck(id, World.Dual());
            desk.Decide(id, 0, World.Olga);
            desk.Decide(id, 1, World.Rita);
            desk.Recheck(id);
            desk.Now += World.Minutes(61);
            desk.Do(desk.Pipeline.Issued(id, desk.Now));
            desk.Do(desk.Pipeline.Resolve(id, desk.Policy.Evaluate(World.Auto()), desk.Now));
        }

        desk.Recheck(id, World.Dual());
        Assert.Equal((1, 0), (desk.Count(Fact.Expired), desk.Count(Fact.Rejected)));
    }

    [Fact]
    public void A_recheck_judges_the_same_action_and_only_when_it_is_due()
    {
        var id = desk.Enter(World.Auto());
        var other = World.Auto(node: 2);
        Assert.Throws<ArgumentException>(() => desk.Pipeline.Recheck(id, other, desk.Policy.Evaluate(other), desk.Now));
        Assert.True(desk.Recheck(id));
        Assert.False(desk.Recheck(id));
    }

    [Fact]
    public void Without_rechecks_the_credential_follows_the_authorisation()
    {
        using var template = new DutyDesk(rechecks: false);
        var id = template.Enter(World.Auto());
        template.Execute(id);
        Assert.Equal((0, 1), (template.Count(Fact.Rechecked), template.Count(Fact.Executed)));
    }

    [Fact]
    public void An_execution_after_a_refused_recheck_is_found()
    {
        var request = World.Auto();
        var id = desk.Enter(request);
        desk.Recheck(id);
        desk.Execute(id);
        var refused = desk.Enter(World.Auto(node: 2));
        desk.Recheck(refused, Changed(World.Auto(node: 2)));
        var forgery = desk.Trail().Copy(1, "execution_started", 2, "denied");
        Assert.Contains(TrailRule.I10, forgery.RulesAfterRepair());
    }

    [Fact]
    public void A_recheck_that_hides_what_it_found_is_found()
    {
        var request = World.Auto();
        var id = desk.Enter(request);
        desk.Recheck(id, Changed(request));
        var forgery = desk.Trail().Change(1, "rechecked", "[\"context_changed\"]", "[]");
        Assert.Equal([TrailRule.I15], forgery.RulesAfterRepair());
    }

    [Fact]
    public void A_carried_approval_that_nobody_gave_is_found()
    {
        var id = desk.Enter(World.Single());
        desk.Decide(id, 0, World.Olga);
        desk.Recheck(id, World.Dual());
        var forgery = desk.Trail().Change(1, "approval_carried", "\"actor\":{\"id\":1,", "\"actor\":{\"id\":2,");
        Assert.Equal([TrailRule.I03], forgery.RulesAfterRepair());
    }

    private static ActionRequest Changed(in ActionRequest request) =>
        request with { Context = request.Context with { Signs = Signs.ContextChanged } };
}
