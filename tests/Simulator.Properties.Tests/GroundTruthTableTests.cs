using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Properties.Tests;

/// <summary>Each invariant of the ground truth holds in an honest run, and is the one that speaks when a bad simulator tells it otherwise.</summary>
public class GroundTruthTableTests
{
    private const string Text = """
        {
          "version": 1,
          "run": { "horizon": "8h", "replications": 1, "runOnLimit": "3d" },
          "pools": { "desk": { "reviewers": 2 } },
          "classes": {
            "item": { "arrivals": { "kind": "poisson", "rate": "6/h" }, "access": "write", "impact": "high", "wrong": "0%", "review": "12m" },
            "containment": { "access": "write", "impact": "high", "review": "5m" } },
          "gates": { "approval": { "levels": ["single"], "factors": { "owner": { "pool": "desk" } } } },
          "policy": { "profile": "gate_everywhere" },
          "incidents": { "leak": { "arrivals": { "kind": "scripted", "at": ["1h"] }, "containment": "containment", "remainingLife": "5m" } }
        }
        """;

    private static readonly Dictionary<string, Func<RecordedRun, RecordedRun>> Bad = new()
    {
        ["I18"] = run => run.With(entries: [.. run.Entries.SelectMany((Entry entry) => Enumerable.Repeat(entry, entry.Fact.Fact == Fact.ReviewStarted ? 2 : 1))]),
        ["I26"] = run => run.With(result: run.Result with { All = run.Result.All with { Unresolved = 1 } }),
        ["I27"] = run => run.With(result: Pool(run.Result, pool => pool with { Backlog = pool.OnDuty })),
        ["I28"] = run => run.With(result: Pool(run.Result, pool => pool with { Busy = pool.OnDuty, OnDuty = pool.Busy })),
        ["I30"] = run => run.With(result: run.Result with { Incidents = run.Result.Incidents with { AttackerFirst = 1, Expired = run.Result.Incidents.Expired - 1 } }),
        ["I33"] = run => run.With(result: Flow(run.Result, flow => flow with { LatencyByPart = [.. flow.LatencyByPart.Select((part, index) => part + (index == 0 ? 1 : 0))] })),
        ["I34"] = run => run.With(result: Flow(run.Result, flow => flow with { Escaped = 1 })),
    };

    public static TheoryData<string> Names() => [.. GroundTruth.Names];

    [Fact]
    public void An_honest_run_keeps_them_all() => Assert.Empty(GroundTruth.Breaches(Run()));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bad_one_breaks_the_one_that_it_is_about(string name) => Assert.Equal([name], GroundTruth.Breaches(Bad[name](Run())));

    [Fact]
    public void They_hold_in_random_scenarios_under_both_arms() => Property.Holds(scenario =>
    {
        var loaded = scenario.Load();
        Assert.Empty(GroundTruth.Breaches(RecordedRun.Of(loaded)));
        Assert.Empty(GroundTruth.Breaches(RecordedRun.Of(loaded, Arm.AutoTwin)));
    });

    [Fact]
    public void A_gate_that_nobody_can_satisfy_breaks_I23_when_it_is_loaded()
    {
        Assert.Empty(Load("gates.approval.factors.owner.approvals=2").Errors);
        Assert.NotEmpty(Load("gates.approval.factors.owner.approvals=3").Errors); // of two people
    }

    private static RecordedRun Run() => RecordedRun.Of(Load().Scenario!);

    private static ScenarioLoadResult Load(params string[] set) =>
        ScenarioLoader.Parse(Text, new ScenarioOverrides { Set = set }, "case.json", new Dictionary<string, string>());

    private static ReplicationResult Pool(ReplicationResult result, Func<PoolResult, PoolResult> change) =>
        result with { Pools = [.. result.Pools.Select(change)] };

    private static ReplicationResult Flow(ReplicationResult result, Func<FlowResult, FlowResult> change) =>
        result with { Classes = [.. result.Classes.Select((flow, index) => index == 1 ? change(flow) : flow)] };
}
