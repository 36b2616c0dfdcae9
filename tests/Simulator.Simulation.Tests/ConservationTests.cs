using Simulator.Governance;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>Laws that hold exactly in every run.</summary>
public class ConservationTests
{
    [Theory]
    [InlineData("baseline", Arm.Governed)]
    [InlineData("baseline", Arm.AutoTwin)]
    [InlineData("mm5", Arm.Governed)]
    public void Every_counted_request_is_routed_once_and_every_gated_one_ends_once(string scenario, Arm arm)
    {
        var result = Lab.Run(Lab.Shipped(scenario, "run.horizon=100h"), arm).All;
        Assert.Equal(0, result.Unresolved);
        Assert.Equal(result.Roots, result.ByRoute.Sum());
        Assert.Equal(result.ByRoute[(int)Outcome.Single] + result.ByRoute[(int)Outcome.Dual], result.ByGateEnd.Sum());
        Assert.Equal(result.ByGateEnd.Sum(), result.ApprovalLatency.Entered);
        Assert.Equal(result.Roots, result.TimeToExecuted.Entered);
    }

    [Theory]
    [InlineData("baseline")]
    [InlineData("mm5")]
    public void The_parts_of_the_latency_add_up_to_it_to_the_microsecond(string scenario)
    {
        var result = Lab.Run(Lab.Shipped(scenario, "run.horizon=100h")).All;
        Assert.True(result.ApprovalLatency.Sum > 0);
        Assert.Equal(result.ApprovalLatency.Sum, (Int128)result.LatencyByPart.Sum());
        Assert.Equal(result.TimeToExecuted.Sum, (Int128)result.TimeByStage.Sum());
    }

    [Fact]
    public void Little_s_law_holds_exactly_when_everything_counts_and_is_worked_off()
    {
        // All work begins and ends inside the horizon, so the integral of the backlog is the sum of the sojourn times, to the microsecond.
        var result = Lab.Run(Lab.Over(
            """{ "classes": { "item": { "review": { "kind": "exponential", "mean": "7m" }, "arrivals": { "kind": "scripted", "at": ["1h", "1h", "65m", "70m", "2h", "3h", "3h", "3h"] } } } }"""));
        Assert.Equal(result.Pools[0].Backlog.Integral, result.All.ApprovalLatency.Sum);
    }

    [Fact]
    public void Without_errors_nothing_wrong_is_executed_and_without_leaks_nothing_is_compromised()
    {
        var result = Lab.Run(Lab.Shipped("mm5", "run.horizon=100h"));
        Assert.Equal(0, result.All.Wrong);
        Assert.Equal(0, result.All.Escaped);
        Assert.Equal(0, result.Incidents.Count);
        Assert.Equal(0, result.Incidents.CompromisedTime);
    }

    [Fact]
    public void The_trail_never_goes_back_in_time_and_has_no_gaps()
    {
        var trail = Lab.Trail(Lab.Shipped("baseline"));
        for (var index = 0; index < trail.Count; index++)
        {
            Assert.Equal((ulong)index, trail[index].Fact.Ordinal);
            Assert.True(index == 0 || trail[index].Fact.At >= trail[index - 1].Fact.At);
        }
    }

    [Fact]
    public void Raising_the_threshold_never_lets_more_requests_run_on_their_own()
    {
        var shares = new[] { "50%", "70%", "80%", "90%", "99%" }
            .Select(threshold => Lab.Run(Lab.Shipped("baseline", "policy.threshold=" + threshold)).All.ByRoute[(int)Outcome.Auto]).ToArray();
        Assert.Equal(shares.OrderDescending(), shares);
        Assert.True(shares[0] > shares[^1]);
    }
}
