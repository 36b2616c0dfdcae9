using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

public class GateLatencyTests
{
    [Fact]
    public void Where_each_level_has_one_gate_the_gates_share_the_approval_latency_to_the_microsecond()
    {
        var run = Lab.Run(Lab.Shipped("baseline", "run.horizon=30h"));
        Assert.Equal(["approval", "dual-approval"], run.Gates.Select(gate => gate.Name));
        Assert.All(run.Gates, gate => Assert.True(gate.Latency.Count > 10));
        Assert.Equal(run.All.ApprovalLatency.Sum, run.Gates[0].Latency.Sum + run.Gates[1].Latency.Sum);
        Assert.Equal(run.All.ApprovalLatency.Entered, run.Gates.Sum(gate => gate.Latency.Entered));
        Assert.Equal(run.All.ApprovalLatency.NeverCount, run.Gates.Sum(gate => gate.Latency.NeverCount));
    }

    [Fact]
    public void What_expires_in_a_gate_never_came_to_its_end()
    {
        var run = Lab.Run(Lab.Shipped("staffing-gap"));
        Assert.True(run.All.ByGateEnd[(int)GateEnd.Expired] > 0);
        Assert.Equal(run.All.ApprovalLatency.NeverCount, run.Gates.Sum(gate => gate.Latency.NeverCount));
    }

    [Fact]
    public void Without_gates_nothing_enters_one() =>
        Assert.All(Lab.Run(Lab.Shipped("baseline", "run.horizon=30h"), Arm.AutoTwin).Gates, gate => Assert.Equal(0, gate.Latency.Entered));
}
