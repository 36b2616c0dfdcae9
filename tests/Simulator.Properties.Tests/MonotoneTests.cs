using FsCheck;
using FsCheck.Fluent;
using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;
using Outcome = Simulator.Governance.Outcome;

namespace Simulator.Properties.Tests;

/// <summary>Changes that can only make something better or worse, bit for bit on the same draws. Each law holds only within its limits.</summary>
public class MonotoneTests
{
    [Fact]
    public void A_higher_threshold_never_lets_more_requests_run_on_their_own() => Property.Holds(text =>
    {
        long? before = null;
        foreach (var threshold in new[] { "0%", "50%", "65%", "80%", "99%", "100%" })
        {
            var auto = RecordedRun.Of(text.Load("policy.profile=risk_tiered", "policy.threshold=" + threshold)).Result.All.ByRoute[(int)Outcome.Auto];
            Assert.True(before is null || auto <= before, $"{auto} after {before} at {threshold}");
            before = auto;
        }
    });

    [Fact]
    public void One_more_identical_reviewer_makes_nobody_wait_longer() => ForQueues((queue, people) =>
    {
        var waits = WaitsOf(Lab.Over(queue, $"pools.desk.reviewers={people}"));
        var fewer = WaitsOf(Lab.Over(queue, $"pools.desk.reviewers={people + 1}"));
        Assert.NotEmpty(waits);
        Assert.Equal(waits.Keys.Order(), fewer.Keys.Order());
        Assert.All(waits, wait => Assert.True(fewer[wait.Key] <= wait.Value));
    });

    [Fact]
    public void A_further_last_gate_never_lowers_the_minutes_of_review() => ForQueues((queue, people) =>
    {
        var one = Lab.Over(queue, $"pools.desk.reviewers={people + 1}");
        var two = Lab.Over(
            queue[..queue.LastIndexOf('}')] +
            """
            , "gates": { "last": { "levels": ["single"], "order": 99, "factors": { "second": { "pool": "desk" } }, "expiry": "never" } } }
            """,
            $"pools.desk.reviewers={people + 1}");
        Assert.True(MinutesOf(one) <= MinutesOf(two));
    });

    [Fact]
    public void A_shorter_life_of_a_secret_never_raises_the_compromised_time() => Prop.ForAll(
        Arb.From(Gen.Choose(1, 1_000_000)),
        Arb.From(Gen.Choose(0, 90)),
        Arb.From(Gen.Choose(0, 60)),
        (seed, life, more) =>
        {
            // The same leaks; none is contained through a queue, where one more containment could make another one wait.
            double Compromised(int minutes) => Lab.Run(Lab.Shipped(
                "race-ttl", "run.horizon=5h", FormattableString.Invariant($"run.seed={seed}"), FormattableString.Invariant($"incidents.leak.remainingLife={minutes}m"))).Incidents.CompromisedTime;

            Assert.True(Compromised(life) <= Compromised(life + more));
        }).Check(Replay);

    private static Config Replay => Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20_260_302, 13);

    /// <summary>
    /// Queues within the limits of the law: one gate, one pool, first come first served without preemption, always on duty, the time of a
    /// review drawn with the request, nobody gives up, nothing comes back. (With shifts it is false: one more day person may begin at 16:50 what
    /// the evening shift would have finished, and park it until the morning.)
    /// </summary>
    private static void ForQueues(Action<string, int> check)
    {
        var queues =
            from seed in Gen.Choose(1, 1_000_000)
            from arrivals in Gen.Elements(
                """{ "kind": "poisson", "rate": "10/h" }""",
                """{ "kind": "poisson", "rate": "20/h", "amplitude": 0.9, "period": "3h" }""",
                """{ "kind": "renewal", "interval": "5m" }""",
                """{ "kind": "scripted", "at": ["1h", "1h", "1h", "61m", "65m", "2h", "2h", "121m"] }""")
            from review in Gen.Elements(
                "\"12m\"", """{ "kind": "exponential", "mean": "12m" }""", """{ "kind": "lognormal", "mean": "15m", "cv": 2 }""")
            from second in Gen.Elements(
                string.Empty,
                """
                , "short": { "access": "write", "impact": "low", "wrong": "0%", "session": "none", "execution": "0s",
                  "review": "2m", "arrivals": { "kind": "poisson", "rate": "10/h" } }
                """)
            select $$"""
                { "run": { "horizon": "6h", "seed": {{seed}}, "afterHorizon": "drain" },
                  "classes": { "item": { "review": {{review}}, "arrivals": {{arrivals}} } {{second}} } }
                """;
        Prop.ForAll(Arb.From(queues), Arb.From(Gen.Choose(1, 4)), check).Check(Replay);
    }

    private static Dictionary<ulong, long> WaitsOf(Scenario scenario)
    {
        var run = RecordedRun.Of(scenario);
        var nodes = run.Requests.ToDictionary(request => request.Key, request => request.First().Fact.Node.Value);
        return new TaskHistory(run.Entries).Tasks.ToDictionary(
            task => nodes[task.Request], task => (task.Stints[0].From - task.Opened).Microseconds);
    }

    private static double MinutesOf(Scenario scenario) => new TaskHistory(RecordedRun.Of(scenario).Entries).Tasks
        .SelectMany(task => task.Stints).Sum(stint => (stint.To - stint.From).TotalMinutes);
}
