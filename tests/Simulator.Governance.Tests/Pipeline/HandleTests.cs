using Simulator.Time;

namespace Simulator.Governance.Tests;

/// <summary>Handles of requests that are gone, slots that are used again, and memory that is kept.</summary>
public sealed class HandleTests
{
    private readonly Desk desk = new();

    [Fact]
    public void Handle_of_a_closed_request_is_ignored_by_every_command()
    {
        var id = Closed(World.Auto());
        var facts = desk.Facts.Count;
        Assert.False(desk.Pipeline.IsCurrent(id));
        Assert.False(desk.Pipeline.Resolve(id, default, desk.Now));
        Assert.False(desk.Begin(id, 0, World.Olga));
        Assert.False(desk.Issued(id));
        Assert.False(desk.Pipeline.Executed(id, World.Arguments, desk.Now));
        Assert.False(desk.Expire(id));
        Assert.False(desk.Withdraw(id));
        Assert.False(desk.TurnAway(id));
        Assert.False(desk.CredentialExpired(id, Component.Executor));
        Assert.False(desk.CredentialRevoked(id, Component.Executor));
        Assert.False(desk.Pipeline.IsAlive(id, Component.Executor));
        Assert.Throws<InvalidOperationException>(() => desk.Pipeline.RequestOf(id));
        Assert.Throws<InvalidOperationException>(() => desk.Pipeline.DecisionOf(id));
        Assert.Throws<InvalidOperationException>(() => desk.Pipeline.CurrentIdOf(id.Slot));
        Assert.Equal(facts, desk.Facts.Count);
    }

    [Fact]
    public void Slot_is_used_again_under_another_generation()
    {
        var first = Closed(World.Auto());
        var second = desk.Enter(World.Single(2));
        Assert.Equal(first.Slot, second.Slot);
        Assert.NotEqual(first.Generation, second.Generation);
        Assert.Equal(second, desk.Pipeline.CurrentIdOf(second.Slot));
        Assert.False(desk.Begin(first, 0, World.Olga));
        Assert.False(desk.Expire(first));
        Assert.True(desk.Begin(second, 0, World.Olga));
        Assert.Equal(new NodeId(2), desk.Pipeline.RequestOf(second).Node);
    }

    [Fact]
    public void A_request_kept_by_reference_can_be_submitted_again_after_its_end()
    {
        var id = desk.Enter(World.Single(7));
        ref readonly var request = ref desk.Pipeline.RequestOf(id);
        var copy = request;
        desk.Withdraw(id);
        var again = desk.Pipeline.Submit(request, desk.Now); // takes the slot that the reference points into
        Assert.Equal(copy, desk.Pipeline.RequestOf(again));
    }

    [Fact]
    public void Handles_that_were_never_given_out_mean_nothing()
    {
        Assert.False(desk.Pipeline.IsCurrent(default));
        Assert.False(desk.Pipeline.IsCurrent(new RequestId(-1, 1)));
        Assert.False(desk.Pipeline.IsCurrent(new RequestId(1_000_000, 1)));
        Assert.Equal(RequestPhase.None, desk.Pipeline.PhaseOf(new RequestId(0, 0)));
        Assert.Throws<InvalidOperationException>(() => desk.Pipeline.CurrentIdOf(0));
        Assert.Throws<InvalidOperationException>(() => desk.Pipeline.CurrentIdOf(-1));
    }

    [Fact]
    public void A_request_that_never_passed_a_gate_has_no_pool()
    {
        var id = desk.Enter(World.Auto());
        Assert.Throws<InvalidOperationException>(() => desk.Pipeline.PoolOf(id, 0));
        Assert.Throws<InvalidOperationException>(() => desk.Pipeline.PoolOf(default, 0));
    }

    [Fact]
    public void Many_requests_in_flight_are_kept_apart()
    {
        var ids = Enumerable.Range(1, 500).Select(node => desk.Enter(World.Single((ulong)node))).ToArray();
        Assert.Equal(500, desk.Pipeline.InFlight);
        foreach (var id in ids.Where((_, index) => index % 3 == 0))
        {
            desk.Withdraw(id);
        }

        Assert.Equal(500 - 167, desk.Pipeline.InFlight);
        for (var index = 0; index < ids.Length; index++)
        {
            Assert.Equal(index % 3 != 0, desk.Pipeline.IsCurrent(ids[index]));
        }

        var latecomers = Enumerable.Range(501, 200).Select(node => desk.Enter(World.Single((ulong)node))).ToArray();
        Assert.Equal(200, latecomers.Distinct().Count());
        Assert.Equal(new NodeId(2), desk.Pipeline.RequestOf(ids[1]).Node);
        Assert.All(latecomers, (id, index) => Assert.Equal(new NodeId((ulong)(501 + index)), desk.Pipeline.RequestOf(id).Node));
    }

    [Fact]
    public void Clearing_forgets_every_request_and_starts_the_trail_again()
    {
        var old = desk.Enter(World.Single());
        desk.Pipeline.Submit(World.Auto(2), desk.Now); // leaves facts and wishes behind
        desk.Pipeline.Clear();
        Assert.Equal(0, desk.Pipeline.InFlight);
        Assert.True(desk.Pipeline.Trail.IsEmpty);
        Assert.True(desk.Pipeline.Effects.IsEmpty);
        desk.Facts.Clear();
        var id = desk.Enter(World.Single());
        Assert.Equal(0ul, desk.Facts[0].Ordinal);
        Assert.False(desk.Begin(old, 0, World.Olga)); // handles of before mean nobody now
        Assert.True(desk.Begin(id, 0, World.Olga));
    }

    private RequestId Closed(in ActionRequest request)
    {
        var id = desk.Enter(request);
        desk.Issued(id);
        desk.Executed(id);
        desk.RevokeAll(id);
        return id;
    }
}
