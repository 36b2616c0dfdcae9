using Simulator.Time;

namespace Simulator.Governance.Tests;

/// <summary>Tasks that nobody takes, and gates whose time is up.</summary>
public sealed class EscalationTests
{
    private readonly Desk desk = new(World.LadderGates);

    [Fact]
    public void A_task_that_nobody_took_goes_to_the_people_of_the_next_step()
    {
        var id = desk.Enter(World.Single());
        Assert.Equal(World.Start + World.Minutes(30), desk.LastWish(Wish.ArmEscalation).Due);
        Assert.False(desk.Begin(id, 0, World.Rita));
        desk.Wait(World.Minutes(30));
        Assert.True(desk.Escalate(id, 0));
        Assert.Equal(World.Risk, desk.Pipeline.PoolOf(id, 0));
        Assert.Equal((Fact.Escalated, 0ul), (desk.Facts[^1].Fact, desk.Facts[^1].Detail));
        Assert.Equal(1, desk.Wishes.Count(wish => wish.Wish == Wish.MoveTask));
        Assert.False(desk.Begin(id, 0, World.Olga)); // no longer asked
        Assert.True(desk.Begin(id, 0, World.Rita));
    }

    [Fact]
    public void The_ladder_ends_after_its_last_step()
    {
        var id = desk.Enter(World.Single());
        desk.Wait(World.Minutes(30));
        Assert.True(desk.Escalate(id, 0));
        Assert.Equal(desk.Now + World.Minutes(10), desk.LastWish(Wish.ArmEscalation).Due);
        desk.Wait(World.Minutes(10));
        Assert.True(desk.Escalate(id, 0));
        Assert.Equal(World.Owners, desk.Pipeline.PoolOf(id, 0));
        desk.Wait(World.Minutes(10));
        Assert.False(desk.Escalate(id, 0));
        Assert.Equal(2, desk.Wishes.Count(wish => wish.Wish == Wish.ArmEscalation));
    }

    [Fact]
    public void Timers_that_are_early_late_or_of_no_place_do_no_harm()
    {
        var id = desk.Enter(World.Dual());
        desk.Wait(World.Minutes(30) - new Duration(1));
        Assert.False(desk.Escalate(id, 0)); // early
        desk.Wait(new Duration(1));
        Assert.False(desk.Escalate(id, 1)); // not asked yet
        Assert.False(desk.Escalate(id, -1));
        Assert.False(desk.Escalate(id, 4));
        Assert.True(desk.Escalate(id, 0));
        Assert.False(desk.Escalate(id, 0)); // the same timer, delivered twice
        Assert.False(desk.Escalate(new RequestId(id.Slot, 99), 0));
    }

    [Fact]
    public void A_task_that_somebody_holds_stays_with_him()
    {
        var id = desk.Enter(World.Single());
        desk.Begin(id, 0, World.Olga);
        desk.Wait(World.Minutes(30));
        Assert.False(desk.Escalate(id, 0));
        desk.Park(id, 0, World.Olga);
        Assert.False(desk.Escalate(id, 0));
        Assert.Equal(0, desk.Count(Fact.Escalated));
    }

    [Fact]
    public void A_task_given_back_waits_anew_and_is_escalated_then()
    {
        var id = desk.Enter(World.Single());
        var first = desk.LastWish(Wish.ArmEscalation).Due;
        desk.Wait(World.Minutes(20));
        desk.Begin(id, 0, World.Olga);
        desk.Now = first + World.Minutes(1); // the timer rings while Olga holds it
        Assert.False(desk.Escalate(id, 0));
        desk.HandBack(id, 0, World.Olga);
        Assert.Equal(desk.Now + World.Minutes(30), desk.LastWish(Wish.ArmEscalation).Due);
        desk.Wait(World.Minutes(30));
        Assert.True(desk.Escalate(id, 0));
    }

    [Fact]
    public void A_gate_whose_time_is_up_asks_the_next_step_first_and_expires_after_the_last()
    {
        var escalating = new Desk(World.EscalatingGates);
        var id = escalating.Enter(World.Single());
        for (var step = 1; step <= 2; step++)
        {
            escalating.Now = escalating.LastWish(Wish.ArmExpiry).Due;
            Assert.True(escalating.Expire(id));
            Assert.Equal(step, escalating.Count(Fact.Escalated));
            Assert.Equal(RequestPhase.Pending, escalating.Pipeline.PhaseOf(id));
            Assert.Equal(escalating.Now + World.Minutes(60), escalating.LastWish(Wish.ArmExpiry).Due);
        }

        escalating.Now = escalating.LastWish(Wish.ArmExpiry).Due;
        Assert.True(escalating.Expire(id));
        Assert.Equal([Fact.Expired, Fact.Closed], escalating.FactsOf(id)[^2..]);
    }

    [Fact]
    public void Silence_is_consent_only_where_the_gate_says_so()
    {
        var silent = new Desk(World.SilentGates);
        var id = silent.Enter(World.Dual());
        silent.Approve(id, 0, World.Olga);
        silent.Now = silent.Wishes.Last(wish => wish.Wish == Wish.ArmExpiry).Due;
        Assert.True(silent.Expire(id));
        Assert.Equal([Fact.ApprovedBySilence, Fact.Authorised], silent.FactsOf(id)[^2..]);
        Assert.Equal(PersonId.None, silent.Last(Fact.Authorised).Actor);
        Assert.Equal(0, silent.Count(Fact.Expired));
        Assert.Equal(1, silent.Wishes.Count(wish => wish.Wish == Wish.CloseTask));
    }
}
