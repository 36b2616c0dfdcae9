using Simulator.Time;

namespace Simulator.Governance.Tests;

/// <summary>How a gate ends without a decision, and what a late decision is worth then.</summary>
public sealed class GateEndTests
{
    private readonly Desk desk = new();

    [Fact]
    public void Expired_task_cannot_be_approved()
    {
        var id = desk.Enter(World.Single());
        desk.Begin(id, 0, World.Olga);
        desk.Now = desk.LastWish(Wish.ArmExpiry).Due;
        Assert.True(desk.Expire(id));
        Assert.Equal(DecisionReceipt.NotPending, desk.Pipeline.Decide(id, 0, World.Olga, Verdict.Approve, World.Arguments, desk.Now));
        Assert.Equal(
            [Fact.Submitted, Fact.PolicyEvaluated, Fact.GateEntered, Fact.TaskOpened, Fact.ReviewStarted, Fact.Expired, Fact.Closed],
            desk.FactsOf(id));
        Assert.Equal(1, desk.Wishes.Count(wish => wish.Wish == Wish.CloseTask)); // the reviewer is freed
    }

    [Fact]
    public void Decided_task_cannot_expire()
    {
        var id = desk.Enter(World.Single());
        desk.Begin(id, 0, World.Olga);
        desk.Now = desk.LastWish(Wish.ArmExpiry).Due; // the decision comes first at this instant
        desk.Decide(id, 0, World.Olga, Verdict.Approve);
        Assert.False(desk.Expire(id));
        Assert.Equal(0, desk.Count(Fact.Expired));
    }

    [Fact]
    public void Expiry_is_never_a_rejection()
    {
        var id = desk.Enter(World.Dual());
        desk.Now = desk.LastWish(Wish.ArmExpiry).Due;
        Assert.True(desk.Expire(id));
        Assert.Equal(0, desk.Count(Fact.Rejected));
        Assert.Equal(1, desk.Count(Fact.Expired));
    }

    [Fact]
    public void Expiry_before_its_time_changes_nothing()
    {
        var id = desk.Enter(World.Single());
        desk.Now = desk.LastWish(Wish.ArmExpiry).Due - new Duration(1);
        Assert.False(desk.Expire(id));
        desk.Wait(new Duration(1));
        Assert.True(desk.Expire(id));
    }

    [Fact]
    public void Late_expiry_of_an_earlier_gate_does_not_end_the_next_one()
    {
        var two = new Desk(World.TwoGates);
        var id = two.Enter(World.Dual());
        var due = two.LastWish(Wish.ArmExpiry).Due;
        two.Approve(id, 0, World.Olga);
        two.Approve(id, 1, World.Otto);
        Assert.Equal("risk", two.Pipeline.GateOf(id).Name); // without any time limit
        two.Now = due;
        Assert.False(two.Expire(id));
        Assert.Equal(RequestPhase.Pending, two.Pipeline.PhaseOf(id));
    }

    [Fact]
    public void A_gate_without_time_limit_arms_no_expiry()
    {
        var endless = new Desk(World.Gates with { Single = [World.Gates.Single[0] with { RequestTtl = Duration.MaxValue }] });
        endless.Enter(World.Single());
        Assert.DoesNotContain(endless.Wishes, wish => wish.Wish is Wish.ArmExpiry or Wish.DisarmExpiry);
    }

    [Fact]
    public void Every_gate_arms_its_own_expiry_and_disarms_it_when_left()
    {
        var id = desk.Enter(World.Single());
        Assert.Equal(World.Start + World.Minutes(60), desk.LastWish(Wish.ArmExpiry).Due);
        desk.Approve(id, 0, World.Olga);
        Assert.Equal(1, desk.Wishes.Count(wish => wish.Wish == Wish.DisarmExpiry));
    }

    [Fact]
    public void Withdrawal_is_possible_only_while_nobody_reviews()
    {
        var id = desk.Enter(World.Dual());
        desk.Begin(id, 0, World.Olga);
        Assert.True(desk.Pipeline.IsInReview(id));
        Assert.False(desk.Withdraw(id));
        desk.Decide(id, 0, World.Olga, Verdict.Approve);
        Assert.False(desk.Pipeline.IsInReview(id));
        Assert.True(desk.Withdraw(id));
        Assert.Equal([Fact.Withdrawn, Fact.Closed], desk.FactsOf(id)[^2..]);
    }

    [Fact]
    public void Authorised_request_cannot_be_withdrawn_or_turned_away()
    {
        var id = desk.Enter(World.Auto());
        Assert.False(desk.Withdraw(id));
        Assert.False(desk.TurnAway(id));
        Assert.Equal(RequestPhase.Authorised, desk.Pipeline.PhaseOf(id));
    }

    [Fact]
    public void Turned_away_ends_the_request_and_takes_back_its_tasks()
    {
        var id = desk.Enter(World.Dual());
        Assert.True(desk.TurnAway(id));
        Assert.Equal([Fact.TurnedAway, Fact.Closed], desk.FactsOf(id)[^2..]);
        Assert.Equal(2, desk.Wishes.Count(wish => wish.Wish == Wish.CloseTask));
        Assert.False(desk.TurnAway(id));
    }

    [Fact]
    public void Expiry_names_the_gate_that_nobody_answered()
    {
        var plan = World.TwoGates with { Dual = [World.TwoGates.Dual[0], World.TwoGates.Dual[1] with { RequestTtl = World.Minutes(5) }] };
        var two = new Desk(plan);
        var id = two.Enter(World.Dual());
        two.Approve(id, 0, World.Olga);
        two.Approve(id, 1, World.Otto);
        two.Now = two.LastWish(Wish.ArmExpiry).Due;
        Assert.True(two.Expire(id));
        Assert.Equal(1ul, two.Last(Fact.Expired).Detail);
    }
}
