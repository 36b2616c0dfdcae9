using Simulator.Governance;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests.Stories;

/// <summary>Stories are worked out from facts and draws beside the simulation; here they are held against what the simulation itself counted.</summary>
public class ReplayTests
{
    /// <summary>A desk with much that facts do not tell: notifications that get lost, dropped handoffs and people taken away.</summary>
    private const string Busy = """
        {
          "run": { "horizon": "72h", "start": "2026-03-02T00:00:00Z" },
          "pools": {
            "desk": {
              "reviewers": 6, "speedSpread": 0.3,
              "roster": { "zone": "Europe/Berlin", "shifts": {
                "early": { "from": "06:00", "to": "14:30", "people": 2 }, "late": { "from": "14:00", "to": "22:30", "people": 2 },
                "night": { "from": "23:30", "to": "05:00", "people": 2 } } },
              "handoff": { "atShiftEnd": "transfer", "dropProbability": "20%" },
              "notification": { "delay": "2m", "loss": "20%", "reminder": "10m" },
              "pullAways": { "other": { "arrivals": { "kind": "poisson", "rate": "6/d" }, "people": 1, "length": "45m" } }
            },
            "second": { "reviewers": 1 }
          },
          "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "8/h" }, "review": { "kind": "exponential", "mean": "12m" }, "execution": "3m" } },
          "gates": { "approval": { "levels": ["single"], "expiry": "3h", "factors": {
            "owner": { "pool": "desk", "escalation": { "up": { "after": "1h", "pool": "second" } } }, "risk": { "pool": "desk" } } } }
        }
        """;

    /// <summary>The same desk with people on call, where everybody sees a task at once and nothing is dropped.</summary>
    private static readonly string OnCall = Busy
        .Replace("\"notification\": { \"delay\": \"2m\", \"loss\": \"20%\", \"reminder\": \"10m\" }", "\"onCall\": { \"people\": 1, \"callOutDelay\": \"15m\" }", StringComparison.Ordinal)
        .Replace("20%", "0%", StringComparison.Ordinal)
        .Replace("\"reviewers\": 6", "\"reviewers\": 7", StringComparison.Ordinal)
        .Replace("\"classes\": {", "\"classes\": { \"urgent\": { \"arrivals\": { \"kind\": \"poisson\", \"rate\": \"1/h\" }, \"access\": \"write\", \"impact\": \"low\" },", StringComparison.Ordinal);

    [Theory]
    [InlineData("baseline")]
    [InlineData("shift-handoff")]
    [InlineData("queue-pressure")]
    [InlineData("staffing-gap")]
    [InlineData("everything-gated")]
    public void The_parts_of_all_stories_add_up_to_what_the_simulation_counted(string name) => CheckParts(Lab.Shipped(name), 1);

    [Theory]
    [InlineData(0, "transfer")]
    [InlineData(1, "transfer")]
    [InlineData(0, "park")]
    [InlineData(0, "requeue")]
    [InlineData(0, "finish")]
    public void So_they_do_where_much_goes_wrong(int replication, string atShiftEnd) =>
        CheckParts(Lab.Over(Busy, "pools.desk.handoff.atShiftEnd=" + atShiftEnd), replication);

    [Theory]
    [InlineData("transfer", 9)]
    [InlineData("park", 9)]
    [InlineData("finish", 0)]
    public void So_they_do_with_people_on_call(string atShiftEnd, int priority) => CheckParts(
        Lab.Over(
            OnCall, "pools.desk.handoff.atShiftEnd=" + atShiftEnd, FormattableString.Invariant($"pools.desk.onCall.priorityAtMost={priority}"), "classes.urgent.priority=0"),
        0);

    [Fact]
    public void So_they_do_with_factors_one_after_the_other() => CheckParts(Lab.Over(Busy, "gates.approval.mode=serial"), 0);

    [Theory]
    [InlineData("credential-leak")]
    [InlineData("ttl-sweep")]
    [InlineData("fast-attacker")]
    [InlineData("credential-leak", "attack.attemptSucceeds=30%", "attack.pivot=50%", "leaks.session-log.perUse=5%", "leaks.credential-log.perUse=5%")]
    [InlineData("credential-leak", "classes.secret-containment.wrong=50%", "leaks.session-log.perCredentialHour=0.5", "run.afterHorizon=cut")]
    public void Races_of_leaks_end_as_the_simulation_counted_them(string name, params string[] set) => CheckRaces(Lab.Shipped(name, set));

    [Theory]
    [InlineData("")]
    [InlineData(", \"lostRevocation\": \"50%\"")]
    [InlineData(", \"delaysRevocation\": false")]
    public void So_they_do_while_the_broker_fails(string mode) => CheckRaces(Lab.Extending(
        "credential-leak", $$"""{ "faults": { "credentialBroker": { "when": { "kind": "renewal", "mtbf": "6h", "mttr": "3h" }{{mode}} } } }"""));

    private static void CheckRaces(Scenario scenario)
    {
        for (var replication = 0; replication < 3; replication++)
        {
            var setup = new ReplicationSetup(scenario);
            var simulated = new Replication(setup, Arm.Governed);
            var replay = new LeakReplay(setup, simulated.DraftOf);
            replay.Restart(Statistics.KeyedDraws.FromSeed(scenario.Run.Seed, Operations.Nodes.FormatVersion, replication));
            var result = simulated.Run(replication, replay.Observe);
            replay.Finish();
            CheckRaces(result.Incidents, [.. replay.Leaks.Where(leak => leak.IsCounted && leak.Holder is null)]);
            CheckRaces(result.Leaks, [.. replay.Leaks.Where(leak => leak.IsCounted && leak.Holder is not null)]);
        }
    }

    private static void CheckRaces(IncidentResult counted, LeakRecord[] leaks)
    {
        Assert.Equal(
            (counted.Count, counted.AttackerFirst, counted.Contained, counted.Expired, counted.RevokedOnCompletion, counted.Unresolved, counted.Harmless),
            (leaks.Count(leak => !leak.IsHarmless), Count(LeakEnd.AttackerFirst), Count(LeakEnd.Contained), Count(LeakEnd.Expired),
                Count(LeakEnd.RevokedOnCompletion), Count(LeakEnd.Unresolved), Count(LeakEnd.Harmless)));
        Assert.Equal(counted.CompromisedTime, leaks.Sum(leak => leak.CompromisedTime), 1e-6 * counted.CompromisedTime);
        Assert.Equal(counted.WrongContainments, leaks.Sum(leak => leak.Containments.Count(each => each.WasWrong)));
        Assert.Equal(
            counted.SafetyMargin.Sum,
            leaks.Where(leak => leak.Margin is { } margin && margin > Time.Duration.Zero && leak.End != LeakEnd.Unresolved).Aggregate((Int128)0, (sum, leak) => sum + leak.Margin!.Value.Microseconds));
        long Count(LeakEnd end) => leaks.Count(leak => leak.End == end);
    }

    private static void CheckParts(Scenario scenario, int replication)
    {
        var setup = new ReplicationSetup(scenario);
        var result = new Replication(setup, Arm.Governed).Run(replication);
        var nodes = Lab.Trail(scenario, replication: replication).Select(entry => entry.Fact.Node).ToHashSet();
        var recorder = new Recorder(setup, Catalogue.Create(scenario));
        recorder.Record(replication, nodes, [], CancellationToken.None);
        Story[] all = [.. nodes.Select(node => recorder.StoryOf(node, null)!)];
        StoriesFile.Write(new StorySet { Scenario = "x", RunId = "", Seed = 1, Zone = "UTC", Choice = "x", Stories = all }); // refuses gaps, overlaps and false sums
        var decided = all.Where(story => IsDecided(story, scenario)).ToArray();
        Assert.Equal(result.All.ApprovalLatency.Count, decided.Length);
        Assert.Equal(result.All.ApprovalLatency.Sum, decided.Aggregate((Int128)0, (sum, story) => sum + story.Totals.InGates.Microseconds));
        Assert.Equal(
            Enum.GetValues<LatencyPart>().Select(part => (part, result.All.LatencyByPart[(int)part])),
            Enum.GetValues<LatencyPart>().Select(part => (part, decided.Sum(story => story.Totals.Parts
                .Where(each => each.State.ToString() == part.ToString()).Sum(each => each.Length.Microseconds)))));
    }

    private static bool IsDecided(Story story, Scenario scenario) =>
        story.Request is { IsContainment: false } request
        && request.Drafted >= scenario.Run.Start + scenario.Run.WarmUp
        && request.Drafted < scenario.Run.Start + scenario.Run.Horizon
        && story.Events.Any(each => each.Kind == StoryEventKind.GateEntered)
        && story.Events.All(each => each.Kind != StoryEventKind.ApprovedBySilence)
        && (request.End == StoryEnd.Rejected || story.Events.Any(each => each.Kind == StoryEventKind.ExecutionStarted));
}
