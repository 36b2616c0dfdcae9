namespace Simulator.Governance.Tests;

/// <summary>Tasks that are given back, parked and resumed.</summary>
public sealed class HandsTests
{
    private readonly Desk desk = new();

    [Fact]
    public void Task_given_back_waits_for_anybody_of_the_pool_also_for_the_same_person()
    {
        var id = desk.Enter(World.Single());
        desk.Begin(id, 0, World.Olga);
        Assert.True(desk.HandBack(id, 0, World.Olga));
        Assert.Equal((Fact.HandedBack, World.Olga, 0ul), (desk.Facts[^1].Fact, desk.Facts[^1].Actor, desk.Facts[^1].Detail));
        Assert.Equal(DecisionReceipt.NotYours, desk.Decide(id, 0, World.Olga, Verdict.Approve));
        Assert.True(desk.Pipeline.MayDecide(id, 0, World.Olga));
        Assert.True(desk.Begin(id, 0, World.Otto));
        Assert.Equal(DecisionReceipt.Accepted, desk.Decide(id, 0, World.Otto, Verdict.Approve));
    }

    [Fact]
    public void Parked_task_waits_for_the_same_person_only()
    {
        var id = desk.Enter(World.Single());
        desk.Begin(id, 0, World.Olga);
        Assert.True(desk.Park(id, 0, World.Olga));
        Assert.False(desk.Begin(id, 0, World.Otto));
        Assert.False(desk.Begin(id, 0, World.Olga));
        Assert.Equal(DecisionReceipt.NotYours, desk.Decide(id, 0, World.Olga, Verdict.Approve));
        Assert.False(desk.Resume(id, 0, World.Otto));
        Assert.True(desk.Resume(id, 0, World.Olga));
        Assert.Equal([Fact.ReviewStarted, Fact.ReviewParked, Fact.ReviewResumed], desk.FactsOf(id)[^3..]);
        Assert.Equal(DecisionReceipt.Accepted, desk.Decide(id, 0, World.Olga, Verdict.Approve));
    }

    [Fact]
    public void Only_the_holder_passes_a_task_on_and_only_from_the_state_it_is_in()
    {
        var id = desk.Enter(World.Dual());
        Assert.False(desk.HandBack(id, 0, World.Olga)); // nobody holds it yet
        Assert.False(desk.Park(id, 0, World.Olga));
        desk.Begin(id, 0, World.Olga);
        Assert.False(desk.HandBack(id, 0, World.Otto));
        Assert.False(desk.Park(id, 1, World.Olga));
        Assert.False(desk.Park(id, -1, World.Olga));
        Assert.False(desk.Park(id, 4, World.Olga));
        Assert.False(desk.Resume(id, 0, World.Olga)); // not parked
        desk.Park(id, 0, World.Olga);
        Assert.False(desk.Park(id, 0, World.Olga));
        Assert.False(desk.HandBack(id, 0, World.Olga));
    }

    [Fact]
    public void Who_has_parked_a_place_cannot_take_another_one_but_who_gave_it_back_can()
    {
        var two = new Desk(World.TwoGates);
        var id = two.Enter(World.Dual());
        two.Begin(id, 0, World.Olga);
        two.Park(id, 0, World.Olga);
        Assert.False(two.Begin(id, 1, World.Olga));
        two.Resume(id, 0, World.Olga);
        two.HandBack(id, 0, World.Olga);
        Assert.True(two.Begin(id, 1, World.Olga));
    }

    [Fact]
    public void Parked_task_keeps_the_gate_closed_and_the_request_from_being_withdrawn()
    {
        var id = desk.Enter(World.Dual());
        desk.Begin(id, 0, World.Olga);
        desk.Park(id, 0, World.Olga);
        desk.Approve(id, 1, World.Rita);
        Assert.Equal(RequestPhase.Pending, desk.Pipeline.PhaseOf(id));
        Assert.True(desk.Pipeline.IsInReview(id));
        Assert.False(desk.Withdraw(id));
    }

    [Fact]
    public void Parked_task_expires_like_any_other_and_cannot_be_resumed_then()
    {
        var id = desk.Enter(World.Single());
        desk.Begin(id, 0, World.Olga);
        desk.Park(id, 0, World.Olga);
        desk.Now = desk.LastWish(Wish.ArmExpiry).Due;
        Assert.True(desk.Expire(id));
        Assert.Equal(1, desk.Wishes.Count(wish => wish.Wish == Wish.CloseTask));
        Assert.False(desk.Resume(id, 0, World.Olga));
    }

    [Fact]
    public void Request_whose_task_was_given_back_may_be_withdrawn()
    {
        var id = desk.Enter(World.Single());
        desk.Begin(id, 0, World.Olga);
        desk.HandBack(id, 0, World.Olga);
        Assert.True(desk.Withdraw(id));
    }
}
