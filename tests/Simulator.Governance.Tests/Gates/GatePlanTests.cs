using Simulator.Time;

namespace Simulator.Governance.Tests;

public sealed class GatePlanTests
{
    [Fact]
    public void A_level_has_the_gates_of_its_plan()
    {
        Assert.Same(World.Gates.Single, World.Gates.For(Outcome.Single));
        Assert.Same(World.Gates.Dual, World.Gates.For(Outcome.Dual));
        Assert.Throws<ArgumentOutOfRangeException>(() => World.Gates.For(Outcome.Auto));
        Assert.Throws<ArgumentOutOfRangeException>(() => World.Gates.For(Outcome.Deny));
    }

    [Fact]
    public void Plans_that_cannot_be_held_are_refused()
    {
        Refused(); // a level without gates
        Refused(Gate());
        Refused(Gate(new GateFactor("owner", 0, 0)));
        Refused(Gate(new GateFactor("owner", 0, 1), new GateFactor("risk", 1, -1)));
        Refused(Gate(new GateFactor("owner", 0, 3), new GateFactor("risk", 1, 2)));
        Refused([.. Enumerable.Repeat(Gate(new GateFactor("owner", 0, 3)), 3)]);
    }

    [Fact]
    public void As_many_approvals_as_a_gate_and_a_level_can_hold_are_accepted()
    {
        var four = Gate(new GateFactor("owner", 0, 2), new GateFactor("risk", 1, 2));
        _ = new GovernancePipeline(World.Gates with { Dual = [four, four] }, World.Credentials, World.PoolOfPerson);
    }

    [Fact]
    public void Places_are_numbered_factor_after_factor()
    {
        var gate = Gate(new GateFactor("owner", 0, 2), new GateFactor("risk", 1, 1));
        Assert.Equal(["owner", "owner", "risk", null], Enumerable.Range(0, 4).Select(place => GatePlaces.FactorOf(gate, place)?.Role));
        Assert.Null(GatePlaces.FactorOf(gate, -1));
    }

    private static Gate Gate(params GateFactor[] factors) => new("gate", factors, false, Duration.MaxValue);

    private static void Refused(params Gate[] gates)
    {
        Assert.Throws<ArgumentException>(() => new GovernancePipeline(World.Gates with { Single = gates }, World.Credentials, World.PoolOfPerson));
        Assert.Throws<ArgumentException>(() => new GovernancePipeline(World.Gates with { Dual = gates }, World.Credentials, World.PoolOfPerson));
    }
}
