using System.Text;
using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>
/// One reviewer takes 12 minutes; four requests that need a person come at once, so that the backlog is above 2 until minute 24 and below 2 from
/// minute 36 on. It is widened at minute 10, restored at minute 41.
/// </summary>
public sealed class WideningHandCaseTests
{
    private const string Widening = """{ "author": "Head of operations", "above": 2, "widenAfter": "10m", "below": 2, "restoreAfter": "5m" }""";

    [Fact]
    public void It_widens_when_the_backlog_stayed_long_and_restores_when_it_stayed_short()
    {
        var changes = Changes(Pressed("0m", "0m", "0m", "0m"));
        Assert.Equal([(10, 1), (41, 0)], changes);
    }

    [Fact]
    public void A_backlog_that_is_not_long_enough_for_long_enough_changes_nothing()
    {
        Assert.Empty(Changes(Pressed("0m", "0m")));
        Assert.Empty(Changes(Pressed("0m", "3m", "3m"))); // 3 from minute 3 to minute 12: 9 minutes
        Assert.Equal([(13, 1)], Changes(Pressed("0m", "3m", "3m", "4m")).Take(1)); // above 2 from minute 3 to minute 24
    }

    [Fact]
    public void It_holds_for_what_is_evaluated_then_and_not_for_what_waits()
    {
        var trail = Lab.Trail(Pressed("0m", "0m", "0m", "0m", "20m", "42m"));
        Assert.Equal([0, 0, 0, 0, 42], trail.Minutes(Fact.GateEntered)); // not the one at minute 20
        Assert.Equal([12, 20, 24, 36, 48, 60], trail.Minutes(Fact.Executed));
        var run = Lab.Run(Pressed("0m", "0m", "0m", "0m", "20m", "42m"));
        Assert.Equal((31 * 60_000_000L, 2L, 1L, 0L), (run.WidenedTime, run.PolicyChanges, run.All.WidenedExecuted, run.All.WidenedEscaped));
    }

    /// <summary>The backlog lies in desk; nothing ever comes to yard.</summary>
    [Theory]
    [InlineData("desk", true)]
    [InlineData("yard", false)]
    [InlineData("all", true)]
    public void Only_the_backlog_of_the_pool_it_looks_at_counts(string pool, bool widens)
    {
        var scenario = Lab.Over(
            $$"""
            {
              "policy": {
                "profile": "risk_tiered", "checks": "off", "rows": { "R6-final": { "minimumReview": "0s" } },
                "widening": { "author": "Head of operations", "pool": "{{pool}}", "above": 2, "widenAfter": "10m", "below": 2, "restoreAfter": "5m" } },
              "pools": { "yard": { "reviewers": 1 } },
              "classes": { "item": { "origin": "human", "impact": "medium", "arrivals": { "kind": "scripted", "at": ["0m", "0m", "0m", "0m", "20m"] } } },
              "gates": { "approval": { "levels": ["single", "dual"] } }
            }
            """);
        Assert.Equal(widens ? [(10, 1), (41, 0)] : [], Changes(scenario));
    }

    /// <summary>Each of four requests waits in two pools at once: 8 tasks until minute 12, one in each until minute 48. No pool alone ever has more than 4.</summary>
    [Theory]
    [InlineData("desk", false)]
    [InlineData("yard", false)]
    [InlineData("all", true)]
    public void All_means_the_backlog_of_all_pools_together(string pool, bool widens)
    {
        var scenario = Lab.Over(
            $$"""
            {
              "policy": {
                "profile": "risk_tiered", "checks": "off", "rows": { "R6-final": { "minimumReview": "0s" } },
                "widening": { "author": "Head of operations", "pool": "{{pool}}", "above": 6, "widenAfter": "10m", "below": 2, "restoreAfter": "5m" } },
              "pools": { "yard": { "reviewers": 1 } },
              "roles": { "risk": { "timeFactor": 1 } },
              "classes": { "item": { "origin": "human", "impact": "medium", "arrivals": { "kind": "scripted", "at": ["0m", "0m", "0m", "0m"] } } },
              "gates": { "approval": { "levels": ["single", "dual"], "mode": "parallel", "factors": { "owner": { "pool": "desk" }, "risk": { "pool": "yard" } } } }
            }
            """);
        Assert.Equal(widens ? [(10, 1), (53, 0)] : [], Changes(scenario));
    }

    [Fact]
    public void What_cannot_be_undone_still_waits_for_a_person() =>
        Assert.Equal(
            [0, 0, 0, 0, 20],
            Lab.Trail(Pressed(["classes.item.reversible=false"], "0m", "0m", "0m", "0m", "20m")).Minutes(Fact.GateEntered));

    [Fact]
    public void Only_the_time_that_counts_is_counted()
    {
        var run = Lab.Run(Pressed(["run.warmUp=30m"], "0m", "0m", "0m", "0m", "2h"));
        Assert.Equal(11 * 60_000_000L, run.WidenedTime); // 30 to 41
    }

    [Fact]
    public void A_wrong_action_that_nobody_was_asked_about_is_charged_to_the_widened_policy()
    {
        var run = Lab.Run(Pressed(["classes.item.wrong=100%"], "0m", "0m", "0m", "0m", "20m"));
        Assert.Equal((1L, 1L, 5L), (run.All.WidenedExecuted, run.All.WidenedEscaped, run.All.Escaped));
    }

    [Fact]
    public void A_trail_names_each_switch_and_its_author_and_is_replayed_under_the_version_in_force()
    {
        var scenario = Pressed("0m", "0m", "0m", "0m", "20m", "42m");
        var text = Trail(scenario, tellsChanges: true);
        var report = Verify(text);
        Assert.Empty(report.Findings);
        Assert.StartsWith("risk_tiered@", report.PolicyVersion, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("\"fact\":\"policy_changed\"").Length - 1);
        Assert.Contains("\"author\":\"Head of operations\"", text, StringComparison.Ordinal);
        Assert.Contains($"\"policy\":\"{scenario.Policy.Widening!.Table.Version}\",\"outcome\":\"auto\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_switch_that_the_trail_does_not_tell_is_found()
    {
        var report = Verify(Trail(Pressed("0m", "0m", "0m", "0m", "20m"), tellsChanges: false));
        Assert.Equal([TrailRule.I14, TrailRule.I24], report.Findings.Select(finding => finding.Rule).Distinct().Order());
    }

    [Fact]
    public void A_second_replication_begins_with_the_policy_as_it_is()
    {
        var scenario = Pressed("0m", "0m", "0m", "0m");
        var replication = new Replication(new ReplicationSetup(scenario), Arm.Governed);
        var first = replication.Run(0);
        Assert.Equal(first.TrailDigest, replication.Run(0).TrailDigest);
        Assert.Equal(0, Lab.Run(scenario, Arm.AutoTwin).PolicyChanges); // nobody waits in the twin
    }

    private static Scenario Pressed(params string[] at) => Pressed([], at);

    /// <summary>Written by people, so that confidence never lets one pass.</summary>
    private static Scenario Pressed(string[] set, params string[] at) => Lab.Over(Text(at), set);

    private static string Text(string[] at, string more = "") =>
        $$"""
        { {{more}}
          "policy": { "profile": "risk_tiered", "checks": "off", "widening": {{Widening}}, "rows": { "R6-final": { "minimumReview": "0s" } } },
          "classes": { "item": { "origin": "human", "impact": "medium", "arrivals": { "kind": "scripted", "at": [{{string.Join(", ", at.Select(time => $"\"{time}\""))}}] } } },
          "gates": { "approval": { "levels": ["single", "dual"] } }
        }
        """;

    private static List<(double Minute, int Version)> Changes(Scenario scenario)
    {
        var changes = new List<(double Minute, int Version)>();
        new Replication(new ReplicationSetup(scenario), Arm.Governed)
        {
            PolicyChanges = change => changes.Add(((change.At - scenario.Run.Start).TotalMinutes, (int)change.Detail)),
        }.Run(0);
        return changes;
    }

    /// <summary>
    /// The sink crashes for 10 seconds: at minute 10 it loses the switch, at minute 15 nothing, for nothing happens then, and at minute 41 the switch
    /// back. A gap that it declares is one record wide; what it does not declare is a finding of its own.
    /// </summary>
    [Theory]
    [InlineData("10m", 1, 1)]
    [InlineData("15m", 0, 2)]
    [InlineData("41m", 1, 1)]
    public void A_sink_that_fails_loses_the_switches_of_its_outage_and_no_others(string at, int lost, int told)
    {
        var scenario = Crashing(at);
        var (declared, text) = KeptTrail(scenario, declares: true);
        Assert.Equal(((ulong)lost, 0ul), (declared.DeclaredMissing, declared.UndeclaredMissing));
        Assert.Equal(told, text.Split("\"fact\":\"policy_changed\"").Length - 1);
        Assert.Equal(lost > 0 ? [TrailRule.I14] : [], declared.Findings.Select(finding => finding.Rule).Distinct()); // decided by a version that nothing put in force
        Assert.Equal(declared.Findings.Count, declared.BesideGaps); // and may speak of nothing but the gap
        var (silent, _) = KeptTrail(scenario, declares: false);
        Assert.Equal((0ul, (ulong)lost), (silent.DeclaredMissing, silent.UndeclaredMissing));
        Assert.Equal(lost > 0 ? [TrailRule.I14, TrailRule.I24] : [], silent.Findings.Select(finding => finding.Rule).Distinct().Order());
    }

    [Fact]
    public void Evidence_of_requests_is_counted_without_the_switches()
    {
        var evidence = Lab.Run(Crashing("10m")).Evidence!;
        Assert.Equal((6L, 6L), (evidence.Required[(int)RecordKind.Decision], evidence.Kept[(int)RecordKind.Decision])); // six requests, not the switches
        Assert.Equal((6L, 6L, 6L), (evidence.Executed, evidence.Linked, evidence.Complete));
    }

    private static Scenario Crashing(string at) => Lab.Over(Text(
        ["0m", "0m", "0m", "0m", "20m", "42m"],
        $$"""
        "auditSink": { "outages": { "kind": "scripted", "at": ["{{at}}"] }, "length": "10s", "whileDown": "buffer", "crash": "100%" },
        """));

    private static (TrailReport Report, string Text) KeptTrail(Scenario scenario, bool declares)
    {
        using var stream = new MemoryStream();
        var setup = new ReplicationSetup(scenario);
        var replication = new Replication(setup, Arm.Governed);
        replication.KeepFates();
        replication.Run(0);
        using var writer = WriterOf(stream, setup);
        var kept = new SinkWriter(writer, [.. replication.Fates], declares);
        replication.PolicyChanges = change => kept.Take(change, default);
        replication.Run(0, kept.Take);
        kept.Finish();
        writer.Complete();
        var text = Encoding.UTF8.GetString(stream.ToArray());
        return (Verify(text), text);
    }

    private static string Trail(Scenario scenario, bool tellsChanges)
    {
        using var stream = new MemoryStream();
        var setup = new ReplicationSetup(scenario);
        using var writer = WriterOf(stream, setup);
        new Replication(setup, Arm.Governed) { PolicyChanges = tellsChanges ? change => writer.Write(change, default) : null }.Run(0, writer.Write);
        writer.Complete();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static TrailWriter WriterOf(Stream stream, ReplicationSetup setup)
    {
        var scenario = setup.Scenario;
        var widening = scenario.Policy.Widening!;
        return new TrailWriter(
            stream, new TrailHeader(scenario.Name, new string('0', 64), 1, 0), scenario.Policy.Table, scenario.Gates, setup.Credentials, new Numbers(),
            Staff.PoolOfPerson(scenario), variants: [new PolicyVariant(widening.Table, widening.Author)]);
    }

    private static TrailReport Verify(string trail)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(trail));
        return TrailVerifier.Verify(stream);
    }

    private sealed class Numbers : ITrailNames
    {
        public string NameOfPerson(PersonId person) => $"person {person.Value}";

        public string NameOfClass(ClassId kind) => $"class {kind.Index}";

        public string NameOfService(int service) => $"service {service}";

        public string NameOfPool(int pool) => $"pool {pool}";
    }
}
