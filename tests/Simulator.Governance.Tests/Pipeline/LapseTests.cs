using Simulator.Time;

namespace Simulator.Governance.Tests;

/// <summary>Approvals that are too old when the credential is to be issued.</summary>
public sealed class LapseTests
{
    private readonly Desk desk = new();

    [Fact]
    public void Approval_still_holds_at_the_end_of_its_life()
    {
        var id = Approved();
        desk.Wait(World.Minutes(60));
        Assert.True(desk.Issued(id));
        Assert.Equal(0, desk.Count(Fact.ApprovalLapsed));
        Assert.Equal(1, desk.Count(Fact.ExecutionStarted));
    }

    [Fact]
    public void Lapsed_approval_authorises_nothing_and_sends_the_request_back_to_the_policy()
    {
        var id = Approved();
        desk.Wait(World.Minutes(60) + new Duration(1));
        Assert.True(desk.Issued(id));
        Assert.Equal(0, desk.Count(Fact.CredentialIssued));
        Assert.Equal(RequestPhase.Evaluating, desk.Pipeline.PhaseOf(id));
        Assert.False(desk.Executed(id));
        Assert.Equal(2, desk.Wishes.Count(wish => wish.Wish == Wish.EvaluatePolicy));
    }

    [Fact]
    public void After_a_lapse_everybody_is_asked_anew_and_the_same_people_may_answer()
    {
        var id = Approved();
        desk.Wait(World.Minutes(61));
        desk.Issued(id);
        Assert.True(desk.Resolve(id));
        Assert.Equal(2, desk.Count(Fact.GateEntered));
        desk.Approve(id, 0, World.Olga);
        desk.Approve(id, 1, World.Rita);
        Assert.True(desk.Issued(id));
        Assert.Equal(1, desk.Count(Fact.ExecutionStarted));
    }

    [Fact]
    public void Too_many_lapses_end_as_expired()
    {
        var id = Approved();
        for (var round = 0; round < 3; round++)
        {
            desk.Wait(World.Minutes(61));
            Assert.True(desk.Issued(id));
            if (round < 2)
            {
                desk.Resolve(id);
                desk.Approve(id, 0, World.Olga);
                desk.Approve(id, 1, World.Rita);
            }
        }

        Assert.Equal([0ul, 1ul, 2ul], desk.Facts.Where(fact => fact.Fact == Fact.ApprovalLapsed).Select(fact => fact.Detail));
        Assert.Equal([Fact.ApprovalLapsed, Fact.Expired, Fact.Closed], desk.FactsOf(id)[^3..]);
        Assert.False(desk.Pipeline.IsCurrent(id));
    }

    [Fact]
    public void Auto_never_lapses()
    {
        var short1 = new PolicyTable("short", [new PolicyRow(
            "all", 0, PolicyStage.Level, new Condition(), Outcome.Auto, Obligations.None with { ApprovalTtl = World.Minutes(1) }, "all")]);
        var auto = new Desk(World.Gates, short1);
        var id = auto.Enter(World.Auto());
        auto.Wait(World.Minutes(600));
        Assert.True(auto.Issued(id));
        Assert.Equal(1, auto.Count(Fact.ExecutionStarted));
    }

    private RequestId Approved()
    {
        var id = desk.Enter(World.Dual());
        desk.Approve(id, 0, World.Olga);
        desk.Approve(id, 1, World.Rita);
        return id;
    }
}
