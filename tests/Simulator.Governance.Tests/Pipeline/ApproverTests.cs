using Simulator.Time;

namespace Simulator.Governance.Tests;

public sealed class ApproverTests
{
    private readonly Desk desk = new();

    [Fact]
    public void Run_owner_may_not_approve_what_runs_on_his_own_behalf()
    {
        var id = desk.Enter(World.Request(Impact.High, owner: World.Olga));
        Assert.False(desk.Pipeline.MayDecide(id, 0, World.Olga));
        Assert.False(desk.Begin(id, 0, World.Olga));
        Assert.True(desk.Begin(id, 0, World.Otto));
    }

    [Fact]
    public void Only_members_of_the_pool_may_take_a_place()
    {
        var id = desk.Enter(World.Dual());
        Assert.False(desk.Begin(id, 0, World.Rita));
        Assert.False(desk.Begin(id, 1, World.Olga));
        Assert.False(desk.Begin(id, 0, World.Berta));
        Assert.False(desk.Begin(id, 0, new PersonId(99)));
        Assert.False(desk.Begin(id, 0, new PersonId(-1)));
        Assert.True(desk.Begin(id, 0, World.Olga));
    }

    [Fact]
    public void Nobody_is_no_approver_even_where_the_table_of_pools_says_otherwise()
    {
        var careless = new Desk(World.Gates, poolOfPerson: [World.Owners, World.Owners]);
        var id = careless.Enter(World.Single());
        Assert.False(careless.Begin(id, 0, PersonId.None));
    }

    [Fact]
    public void Nobody_fills_two_places_of_one_gate()
    {
        var two = new Desk(World.TwoGates);
        var id = two.Enter(World.Dual());
        Assert.True(two.Begin(id, 0, World.Olga));
        Assert.False(two.Begin(id, 1, World.Olga));
        two.Wait(World.Minutes(2));
        Assert.Equal(DecisionReceipt.Accepted, two.Decide(id, 0, World.Olga, Verdict.Approve));
        Assert.False(two.Begin(id, 1, World.Olga));
        Assert.True(two.Begin(id, 1, World.Otto));
    }

    [Fact]
    public void Nobody_approves_again_at_a_later_gate()
    {
        var plan = World.Gates with { Dual = [World.Gates.Single[0], World.Gates.Single[0] with { Name = "again" }] };
        var twice = new Desk(plan);
        var id = twice.Enter(World.Dual());
        twice.Approve(id, 0, World.Olga);
        Assert.Equal("again", twice.Pipeline.GateOf(id).Name);
        Assert.False(twice.Begin(id, 0, World.Olga));
        Assert.True(twice.Begin(id, 0, World.Oda));
    }

    [Fact]
    public void A_taken_place_cannot_be_taken_again()
    {
        var id = desk.Enter(World.Single());
        Assert.True(desk.Begin(id, 0, World.Olga));
        Assert.False(desk.Begin(id, 0, World.Otto));
        Assert.False(desk.Begin(id, 0, World.Olga));
        Assert.False(desk.Begin(id, 1, World.Otto)); // there is no such place
        Assert.False(desk.Begin(id, -1, World.Otto));
    }

    [Fact]
    public void Only_the_holder_of_a_place_decides_it()
    {
        var id = desk.Enter(World.Dual());
        Assert.Equal(DecisionReceipt.NotYours, desk.Decide(id, 0, World.Olga, Verdict.Approve)); // not taken yet
        desk.Begin(id, 0, World.Olga);
        desk.Begin(id, 1, World.Rita);
        Assert.Equal(DecisionReceipt.NotYours, desk.Decide(id, 0, World.Otto, Verdict.Approve));
        Assert.Equal(DecisionReceipt.NotYours, desk.Decide(id, 0, World.Rita, Verdict.Reject));
        Assert.Equal(DecisionReceipt.NotPending, desk.Decide(id, 2, World.Olga, Verdict.Approve));
        Assert.Equal(DecisionReceipt.Accepted, desk.Decide(id, 0, World.Olga, Verdict.Approve));
        Assert.Equal(DecisionReceipt.NotYours, desk.Decide(id, 0, World.Olga, Verdict.Approve)); // given already
    }

    [Fact]
    public void A_decision_about_other_arguments_does_not_count()
    {
        var id = desk.Enter(World.Single());
        desk.Begin(id, 0, World.Olga);
        var before = desk.Facts.Count;
        Assert.Equal(DecisionReceipt.DigestMismatch, desk.Decide(id, 0, World.Olga, Verdict.Approve, new Digest(9, 9)));
        Assert.Equal(DecisionReceipt.DigestMismatch, desk.Decide(id, 0, World.Olga, Verdict.Reject, new Digest(9, 9)));
        Assert.Equal(before, desk.Facts.Count);
        Assert.Equal(DecisionReceipt.Accepted, desk.Decide(id, 0, World.Olga, Verdict.Approve));
    }

    [Fact]
    public void One_rejection_ends_the_gate_and_takes_back_the_other_task()
    {
        var id = desk.Enter(World.Dual());
        desk.Approve(id, 0, World.Olga);
        desk.Begin(id, 1, World.Rita);
        Assert.Equal(DecisionReceipt.Accepted, desk.Decide(id, 1, World.Rita, Verdict.Reject));
        Assert.Equal(0, desk.Count(Fact.Authorised));
        Assert.Equal(Fact.Closed, desk.Facts[^1].Fact);

        var other = desk.Enter(World.Dual(2));
        desk.Begin(other, 0, World.Olga);
        desk.Begin(other, 1, World.Rita);
        desk.Decide(other, 0, World.Olga, Verdict.Reject);
        var closed = desk.Wishes.Where(wish => wish.Wish == Wish.CloseTask && wish.Request == other).Select(wish => wish.Index);
        Assert.Equal([1], closed); // the decided place needs no taking back
        Assert.Equal(1, desk.Wishes.Count(wish => wish.Wish == Wish.DisarmExpiry && wish.Request == other));
    }

    [Fact]
    public void Gate_of_a_request_that_passed_none_cannot_be_asked_for()
    {
        var id = desk.Enter(World.Auto());
        Assert.Throws<InvalidOperationException>(() => desk.Pipeline.GateOf(id));
        var submitted = desk.Submit(World.Single(2));
        Assert.Throws<InvalidOperationException>(() => desk.Pipeline.GateOf(submitted));
    }
}
