using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>
/// Laws that hold whatever the shifts, gaps, ladders, notifications and disciplines: 40 scenarios put together at random, each with its own
/// number, so that a failure can be run again.
/// </summary>
public class OperationsLawTests
{
    private const int Cases = 40;

    public static TheoryData<int> Numbers() => [.. Enumerable.Range(0, Cases)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Nothing_is_lost_and_every_minute_has_one_name(int number)
    {
        var scenario = Make(number);
        var result = Lab.Run(scenario);
        var all = result.All;
        Assert.True(all.Roots > 50);
        Assert.Equal(0, all.Unresolved);
        Assert.Equal(all.Roots, all.ByRoute.Sum());
        Assert.Equal(all.ByRoute[(int)Outcome.Single] + all.ByRoute[(int)Outcome.Dual], all.ByGateEnd.Sum());
        Assert.Equal(all.ByGateEnd.Sum(), all.ApprovalLatency.Entered);
        Assert.Equal(all.ApprovalLatency.Sum, (Int128)all.LatencyByPart.Sum());
        Assert.All(all.LatencyByPart, part => Assert.True(part >= 0));
        Assert.Equal(all.TimeToExecuted.Sum, (Int128)all.TimeByStage.Sum());
        Assert.InRange(all.ServiceKept, 0, all.ServicePromised);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Nobody_is_busy_beyond_the_people_and_the_hours_there_are(int number)
    {
        var scenario = Make(number);
        var result = Lab.Run(scenario);
        foreach (var (pool, found) in scenario.Pools.Zip(result.Pools))
        {
            Assert.True(found.Busy.Integral <= found.OnDuty.Integral, pool.Name);
            Assert.True(found.Busy.Maximum <= found.OnDuty.Maximum, pool.Name);
            Assert.True(found.OnDuty.Maximum <= pool.Reviewers - (pool.Roster?.Shifts.Sum(shift => shift.Vacant) ?? 0), pool.Name);
            Assert.True(pool.Handoff is not null || found.Overtime.Integral == 0, pool.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_trail_is_clean_and_nobody_holds_two_tasks_at_once(int number)
    {
        var scenario = Make(number);
        var setup = new ReplicationSetup(scenario);
        using var stream = new MemoryStream();
        var held = new Dictionary<PersonId, RequestId>();
        using (var writer = new TrailWriter(
            stream, new TrailHeader(scenario.Name, new string('0', 64), 1, 0), scenario.Policy.Table, scenario.Gates, setup.Credentials, new Names(), setup.PoolOfPerson))
        {
            new Replication(setup, Arm.Governed).Run(0, (in AuditEvent fact, in ActionRequest request) =>
            {
                writer.Write(fact, request);
                switch (fact.Fact)
                {
                    case Fact.ReviewStarted or Fact.ReviewResumed:
                        Assert.True(held.TryAdd(fact.Actor, fact.Request), $"person {fact.Actor.Value} takes a second task");
                        break;
                    case Fact.Approved or Fact.HandedBack or Fact.ReviewParked:
                        Assert.True(held.Remove(fact.Actor));
                        break;
                    case Fact.Rejected or Fact.Expired or Fact.Withdrawn or Fact.TurnedAway or Fact.ApprovedBySilence:
                        foreach (var (person, task) in held.ToList())
                        {
                            if (task == fact.Request)
                            {
                                held.Remove(person);
                            }
                        }

                        break;
                }
            });
            writer.Complete();
        }

        stream.Position = 0;
        var report = TrailVerifier.Verify(stream);
        var isSilenceConsent = scenario.Gates.Single[0].OnExpiry == ExpiryPolicy.AutoApprove;
        Assert.All(report.Findings, finding => Assert.True(isSilenceConsent && finding.Rule == TrailRule.I03, finding.Message)); // approvals that nobody gave
        Assert.True(report.Facts > 500);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    public void One_instance_gives_the_same_bits_again(int number)
    {
        var replication = new Replication(new ReplicationSetup(Make(number)), Arm.Governed);
        var first = replication.Run(1);
        replication.Run(2);
        var again = replication.Run(1);
        Assert.Equal((first.TrailDigest, first.Events), (again.TrailDigest, again.Events));
        Assert.Equal(first.All.LatencyByPart, again.All.LatencyByPart);
        Assert.Equal(first.Pools.Select(pool => pool.OnDuty.Integral), again.Pools.Select(pool => pool.OnDuty.Integral));
    }

    /// <summary>A scenario of two days with two pools of people and a third that is always there.</summary>
    private static Scenario Make(int number)
    {
        var draws = KeyedDraws.FromSeed(20_260_302, 1, number);
        var at = 0UL;
        int Pick(int choices) => (int)(draws.Uniform(++at, 1) * choices);
        string One(params string[] choices) => choices[Pick(choices.Length)];

        string Shift() => $$"""{ "from": "{{Pick(24):00}}:{{Pick(60):00}}", "to": "{{Pick(24):00}}:{{Pick(60):00}}", "people": {{2 + Pick(2)}}, "vacant": {{Pick(2)}} }""";
        string Roster() => $$"""
            "roster": { "zone": "{{One("UTC", "Europe/Berlin")}}", "absence": "{{One("0%", "20%")}}", "shifts": { "a": {{Shift()}}, "b": {{Shift()}}, "c": {{Shift()}} },
              "breaks": { "pause": { "from": "10:00", "to": "14:00", "length": "{{One("30m", "4h")}}" } } },
            {{One(string.Empty, $$""" "onCall": { "people": {{1 + Pick(2)}}, "callOutDelay": "{{One("0s", "10m")}}", "priorityAtMost": {{Pick(4)}} }, """)}}
            """;
        string People() => One(Roster(), Roster(), """ "reviewers": 2, """);
        string PullAways() => $$"""
            "pullAways": { "other": { "arrivals": { "kind": "poisson", "rate": "{{One("4/d", "30/d")}}" }, "people": {{1 + Pick(3)}}, "length": "{{One("0s", "20m", "5h")}}" },
                           "more": { "arrivals": { "kind": "scripted", "at": ["5h", "5h", "6h"] }, "people": 1, "length": "1h" } },
            "handoff": { "atShiftEnd": "{{One("finish", "park", "transfer", "requeue")}}", "overrunMaximum": "{{One("0s", "5m")}}", "dropProbability": "{{One("0%", "30%")}}",
              "startGuardMargin": "{{One("off", "0s")}}" }
            """;
        string Pool() => $$"""
            { {{People()}} {{PullAways()}}, "discipline": "{{One("fifo", "priority", "deadline", "costAware")}}", "waitingRoom": {{One("\"unlimited\"", "5")}},
              "notification": {{One("\"none\"", """{ "delay": "0s" }""", """{ "delay": { "kind": "exponential", "mean": "3m" }, "loss": "20%", "reminder": "10m" }""")}},
              "misrouting": {{One("\"none\"", """{ "probability": "25%", "look": "2m" }""", """{ "probability": "100%", "look": "0s" }""")}} }
            """;
        string Class(string rate) => $$"""
            { "arrivals": { "kind": "poisson", "rate": "{{rate}}" }, "access": "write", "impact": "{{One("low", "high")}}", "wrong": "20%", "review": { "kind": "exponential", "mean": "9m" },
              "serviceLevel": "{{One("20m", "2h")}}", "patience": {{One("\"none\"", """{ "kind": "exponential", "mean": "2h" }""")}}, "execution": "{{One("0s", "1m")}}", "session": "none" }
            """;
        string Ladder() => One("{}", $$"""{ "up": { "order": 1, "after": "{{One("5m", "40m")}}", "pool": "desk" }, "on": { "order": 2, "after": "20m", "pool": "{{One("first", "second")}}" } }""");

        var layer = $$"""
            { "run": { "horizon": "48h", "runOnLimit": "60d" },
              "pools": { "first": {{Pool()}}, "second": {{Pool()}}, "desk": { "reviewers": 2 } },
              "classes": { "item": {{Class("4/h")}}, "other": {{Class("2/h")}} },
              "gates": { "approval": { "levels": ["single"], "mode": "{{One("parallel", "serial")}}", "expiry": "{{One("30m", "3h", "12h")}}", "onExpiry": "{{One("deny", "autoApprove", "deny")}}",
                "factors": { "owner": { "pool": "first", "escalation": {{Ladder()}}, "escalationLoops": {{1 + Pick(2)}} }, "risk": { "pool": "{{One("first", "second", "desk")}}" } } } } }
            """;
        if (layer.Contains("\"up\"", StringComparison.Ordinal) && Pick(2) == 0)
        {
            layer = layer.Replace("\"onExpiry\": \"deny\"", "\"onExpiry\": \"escalate\"", StringComparison.Ordinal);
        }

        var loaded = Lab.Load(layer, new ScenarioOverrides { AllowUnsatisfiable = true });
        Assert.True(loaded.IsValid, string.Join('\n', loaded.Errors));
        return loaded.Scenario!;
    }

    private sealed class Names : ITrailNames
    {
        public string NameOfPerson(PersonId person) => $"person {person.Value}";

        public string NameOfClass(ClassId kind) => $"class {kind.Index}";

        public string NameOfService(int service) => $"service {service}";

        public string NameOfPool(int pool) => $"pool {pool}";
    }
}
