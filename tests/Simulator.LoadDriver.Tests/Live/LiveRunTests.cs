using Simulator.Experiments;
using Simulator.Results;
using Simulator.Simulation;
using Simulator.TestSupport;
using Simulator.Time;
using Xunit.Abstractions;

namespace Simulator.LoadDriver.Tests;

/// <summary>Whole live runs against the real pipeline behind HTTP: what does not depend on how busy this machine is.</summary>
public class LiveRunTests(ITestOutputHelper output)
{
    [Fact]
    public async Task People_decide_through_the_gateway_as_the_simulated_ones_do()
    {
        var scenario = LiveScenarios.Desk();
        var live = await LiveRuns.RunAsync(scenario, scenario.Run.Horizon.TotalSeconds / 6);
        var (_, simulated) = RunAssembler.AssembleWithSamples(scenario, Replicator.Run(new ReplicationSetup(scenario), 2), "test", string.Empty);
        var rows = Agreement.Of(simulated, live.Samples);
        output.WriteLine(string.Join("\n", rows.Select(row => $"{row.Metric} {row.Aggregate}: {row.Words} Same draws: {row.SameDraws:0.###}")));

        // The same draws give the same verdicts, however fast time passes.
        var verdicts = rows.Where(row => row.Metric is "outcome_share" or "detection").ToList();
        Assert.Equal(6, verdicts.Count);
        Assert.All(verdicts, row => Assert.Equal(row.SameDraws, row.Live, 12));
        Assert.Equal(live.Report.Engine.All.Planned, live.Report.Engine.All.Answered);
        Assert.Equal((0, 0), (live.Report.Open, live.Report.RepeatedIds));
        Assert.Equal(["claim", "decision", "executed", "status", "tasks"], live.Report.Calls.Select(call => call.Call));
        Assert.True(live.Report.Events > 0, "no event came");
    }

    [Fact]
    public async Task Two_people_of_the_desk_decide_what_needs_two_and_the_rest_goes_its_way()
    {
        var scenario = Lab.Shipped("baseline", "run.horizon=24h", "run.warmUp=0s", "gates.approval.expiry=never", "gates.dual-approval.expiry=never", "policy.latency=0s");
        var live = await LiveRuns.RunAsync(scenario, 24 * 3600 / 3.0, offersEvents: false);
        var result = live.Result;
        Assert.Equal(0, live.Report.Open);
        Assert.Equal(0, live.Report.Events);
        var simulated = new Replication(new ReplicationSetup(scenario), Arm.Governed).Run(0).All;
        Assert.Equal(simulated.ByRoute[1] / (double)simulated.Roots, Value(result, "route_share", "auto"), 12);
        Assert.Equal(20, result.Identity.Replications);
        Assert.Contains(live.Report.Differences, difference => difference.StartsWith("Leaks and the containment", StringComparison.Ordinal));
        _ = SummaryFile.Write(result); // a live run is a result like any other: it can be written
    }

    [Fact]
    public async Task Lost_calls_of_people_are_made_again_and_everything_comes_to_an_end()
    {
        var scenario = LiveScenarios.Desk();
        var live = await LiveRuns.RunAsync(scenario, scenario.Run.Horizon.TotalSeconds / 3, chaos: new ChaosOptions { FaultShare = 0.1, Seed = 3 });
        Assert.Equal(0, live.Report.Open);
        var all = live.Report.Engine.All;
        Assert.InRange(all.Failed[(int)FailureKind.Injected], 10, all.Sent / 4); // of 360 about 36
        Assert.Equal(all.Sent, all.Answered + all.Failed[(int)FailureKind.Injected]);
        Assert.All(live.Report.Calls, call => Assert.Equal(call.Failed.Sum(), call.Failed[(int)FailureKind.Injected] + call.Failed[(int)FailureKind.ClientError]));
        Assert.Contains(live.Result.Notes, note => note.Contains("requests failed as injected", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_without_approvers_leaves_its_requests_open_and_says_so()
    {
        var scenario = Lab.With("classes.item.arrivals.at=1m,2m,3m", "run.horizon=10m");
        var live = await LiveRuns.RunAsync(scenario, 600, change: options => options with { SimulateApprovers = false, Settle = new Duration(100_000), Slices = 1 });
        Assert.Equal(3, live.Report.Open);
        Assert.Contains(live.Report.Differences, difference => difference.StartsWith("No approvers were simulated", StringComparison.Ordinal));
        Assert.Contains(live.Result.Notes, note => note.StartsWith("3 accepted requests were still open", StringComparison.Ordinal));
        Assert.Equal(3, Value(live.Result, "unresolved", null));
    }

    private static double Value(RunResult result, string metric, string? where) => result.Metrics.Single(each =>
        each.Metric == metric && (where is null || each.Where.Any(dimension => dimension.Value == where))).Estimate.Value;
}
