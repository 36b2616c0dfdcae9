using Simulator.Time;

namespace Simulator.Governance.Tests;

/// <summary>Reviews that the policy wants after an execution, and whom gates ask in an emergency.</summary>
public sealed class LookBackTests : IDisposable
{
    private static readonly ActionRequest Containment = World.Request(Impact.High, RiskFlags.Customer, containment: true) with
    {
        Context = World.Request(Impact.High, containment: true).Context with { Signs = Signs.SecondIdentity },
    };

    private readonly DutyDesk desk = new(
        rechecks: false,
        special: new SpecialRules { HasReviewsAfterwards = true, Emergency = new EmergencyRoute(World.Risk, World.Minutes(5)) });

    public void Dispose() => desk.Dispose();

    [Fact]
    public void Who_looks_back_is_neither_an_approver_nor_the_run_owner_and_the_request_is_closed_only_then()
    {
        var id = Executed(World.Rita);
        Assert.True(desk.Do(desk.Pipeline.LookBack(id, 1, World.Risk, desk.Now)));
        Assert.False(desk.Pipeline.MayDecide(id, 0, World.Rita));
        Assert.False(desk.Pipeline.MayDecide(id, 0, World.Olga)); // of another pool
        Assert.True(desk.Pipeline.IsCurrent(id));
        Revoke(id);
        desk.Decide(id, 0, World.Ralf);
        Assert.False(desk.Pipeline.IsCurrent(id));
        Assert.Empty(desk.Trail().Verify().Findings);
    }

    [Fact]
    public void Two_who_look_back_are_two_people_and_may_put_it_down_in_between()
    {
        var id = Executed(World.Rita);
        desk.Do(desk.Pipeline.LookBack(id, 2, World.Risk, desk.Now));
        Revoke(id);
        Assert.True(desk.Do(desk.Pipeline.Begin(id, 0, World.Ralf, desk.Now)));
        Assert.True(desk.Do(desk.Pipeline.Park(id, 0, World.Ralf, desk.Now)));
        Assert.True(desk.Do(desk.Pipeline.Resume(id, 0, World.Ralf, desk.Now)));
        Assert.True(desk.Do(desk.Pipeline.HandBack(id, 0, World.Ralf, desk.Now)));
        desk.Decide(id, 0, World.Ralf, Verdict.Reject); // found wrong: nothing is undone
        Assert.False(desk.Pipeline.MayDecide(id, 1, World.Ralf));
        desk.Decide(id, 1, World.Rosa);
        Assert.Equal(0, desk.Count(Fact.Rejected));
        var trail = desk.Trail();
        Assert.Contains("\"found_wrong\":true", trail.Lines[trail.Find(1, "looked_back")], StringComparison.Ordinal);
        Assert.Empty(trail.Verify().Findings);
    }

    [Fact]
    public void One_that_comes_late_breaks_I02()
    {
        var id = Executed(World.Rita);
        desk.Do(desk.Pipeline.LookBack(id, 1, World.Risk, desk.Now));
        Revoke(id);
        desk.Now += World.Minutes(24 * 60);
        desk.Decide(id, 0, World.Ralf);
        Assert.Equal([TrailRule.I02], desk.Trail().RulesAfterRepair());
    }

    [Fact]
    public void One_that_never_comes_breaks_I02()
    {
        var id = Executed(World.Rita);
        desk.Do(desk.Pipeline.LookBack(id, 1, World.Risk, desk.Now));
        Revoke(id);
        desk.Now += World.Minutes(25 * 60);
        desk.Enter(World.Auto(2));
        Assert.Equal([TrailRule.I02], desk.Trail().RulesAfterRepair());
    }

    [Fact]
    public void One_that_nobody_asked_for_breaks_I02()
    {
        Revoke(Executed(World.Rita));
        Assert.Equal([TrailRule.I02], desk.Trail().RulesAfterRepair());
    }

    [Fact]
    public void One_by_an_approver_breaks_I04()
    {
        var id = Executed(World.Rita);
        desk.Do(desk.Pipeline.LookBack(id, 1, World.Risk, desk.Now));
        Revoke(id);
        desk.Decide(id, 0, World.Ralf);
        const string rita = "\"actor\":{\"id\":4,";
        const string ralf = "\"actor\":{\"id\":5,";
        Assert.Equal([TrailRule.I04], desk.Trail().Change(1, "review_started", ralf, rita, 1).Change(1, "looked_back", ralf, rita).RulesAfterRepair());
    }

    [Fact]
    public void In_an_emergency_the_gate_asks_the_people_on_call_and_then_its_own()
    {
        var id = desk.Enter(Containment);
        Assert.Equal(World.Risk, desk.Pipeline.PoolOf(id, 0));
        Assert.False(desk.Pipeline.MayDecide(id, 0, World.Olga));
        Assert.Equal(desk.Now + World.Minutes(5), desk.Wishes.Last(wish => wish.Wish == Wish.ArmEscalation).Due);
        desk.Now += World.Minutes(5);
        Assert.True(desk.Do(desk.Pipeline.Escalate(id, 0, desk.Now)));
        Assert.True(desk.Pipeline.MayDecide(id, 0, World.Olga));
        Assert.False(desk.Pipeline.MayDecide(desk.Enter(World.Single(2)), 0, World.Rita)); // no emergency
        Assert.Empty(desk.Trail().Verify().Findings);
    }

    private RequestId Executed(PersonId by)
    {
        var id = desk.Enter(Containment);
        desk.Decide(id, 0, by);
        Assert.True(desk.Do(desk.Pipeline.Issued(id, desk.Now)));
        Assert.True(desk.Do(desk.Pipeline.Executed(id, Containment.Digest, desk.Now)));
        return id;
    }

    private void Revoke(RequestId id)
    {
        desk.Now = Instant.Max(desk.Now, desk.Wishes.Last(wish => wish.Wish == Wish.RevokeCredential).Due);
        desk.Do(desk.Pipeline.CredentialRevoked(id, Component.Executor, desk.Now));
    }
}
