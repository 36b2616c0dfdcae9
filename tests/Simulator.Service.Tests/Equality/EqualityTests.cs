using System.Globalization;
using System.Text;
using Simulator.Cli;
using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Service.Tests;

/// <summary>
/// Live equals simulated. A replication of a shipped scenario and a service that got its commands over HTTP, each at its instant by a
/// manual clock, write the same audit trail: record for record, and so hash for hash.
/// </summary>
public sealed class EqualityTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Shipped scenarios, shortened, and what has to happen in them so that the equality says something.</summary>
    public static TheoryData<string, string, Fact[]> Cases => new()
    {
        { "baseline", "run.horizon=24h", [Fact.Approved, Fact.Rejected, Fact.Executed, Fact.CredentialRenewed, Fact.CredentialExpired, Fact.CredentialRevoked, Fact.Closed] },
        { "credential-leak", "run.horizon=24h leaks.session-log.perCredentialHour=1 leaks.credential-log.perCredentialHour=1", [Fact.Approved, Fact.Rejected, Fact.Executed, Fact.CredentialRenewed, Fact.CredentialExpired, Fact.CredentialRevoked, Fact.Closed] },
        { "staffing-gap", "run.horizon=30h", [Fact.Expired, Fact.HandedBack] },
        { "ttl-sweep", "run.horizon=2h", [Fact.CredentialExpired, Fact.Executed] },
        { "baseline", "run.horizon=24h pools.desk.waitingRoom=3 classes.config-change.patience=4m", [Fact.TurnedAway, Fact.Withdrawn] },
        { "baseline", "run.horizon=24h gates.approval.expiry=20m gates.approval.onExpiry=autoApprove", [Fact.ApprovedBySilence] },
        { "baseline", "run.horizon=24h gates.dual-approval.mode=serial", [Fact.Approved] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_service_that_gets_the_commands_of_a_simulation_writes_its_trail(string name, string set, Fact[] facts)
    {
        var simulation = Simulate(name, set);
        Assert.Equal(name == "credential-leak", simulation.Run.Commands.Any(command => command.Kind == CommandKind.Revoke)); // a containment kills what leaked
        await Compare(simulation, facts);
    }

    [Fact]
    public async Task Ladders_and_approvals_that_lapse_happen_in_both_at_the_same_instants()
    {
        File.Copy(ShippedScenarios.Resolve("baseline"), folder.File("baseline.json"));
        var file = folder.File("ladder.json");
        File.WriteAllText(file, """
            {
              "version": 1, "extends": "baseline.json", "title": "A ladder", "description": "Tasks move on, approvals lapse.",
              "run": { "horizon": "24h" },
              "pools": { "desk": { "reviewers": 4 }, "chiefs": { "reviewers": 2 } },
              "gates": { "approval": { "onExpiry": "escalate", "expiry": "40m", "factors": { "owner": { "pool": "desk", "escalation": { "up": { "after": "10m", "pool": "chiefs" } } } } } },
              "policy": { "issueDelay": { "kind": "exponential", "mean": "30s" }, "rows": { "R6": { "approvalTtl": "1m" } } }
            }
            """);
        await Compare(Simulate(file, "run.replications=1"), [Fact.Escalated, Fact.ApprovalLapsed]);
    }

    [Fact]
    public async Task Rejections_give_the_same_reasons_in_both()
    {
        var simulation = Simulate(
            "baseline", "run.horizon=24h review.falseRejection=5% classes.config-change.content.intentMismatch=30% classes.config-change.content.mismatchSeen=0%");
        Assert.Equal(
            [DecisionReason.JudgedWrong, DecisionReason.IntentMismatch],
            simulation.Run.Commands.Where(command => command.IsRejection).Select(command => command.Reason).Distinct().Order());
        await Compare(simulation, [Fact.Rejected]);
    }

    [Fact]
    public async Task A_single_decision_turned_round_is_found_at_its_record()
    {
        var (scenario, setup, run) = Simulate("baseline", "run.horizon=6h");
        var header = HeaderOf(scenario);
        var simulated = Simulated(scenario, setup, header);
        var at = run.Commands.Index().Where(each => each.Item.Kind == CommandKind.Decide && !each.Item.IsRejection).ElementAt(7).Index;
        var turned = run.Commands[at] with { IsRejection = true, Reason = DecisionReason.JudgedWrong };
        var live = await Repetition.TrailOf(scenario, run, [.. run.Commands.Take(at), turned], header, folder.Path);
        var found = FirstDifference(simulated, live).Split('\n');
        Assert.Contains($"\"fact\":\"approved\",\"node\":\"{turned.Request.Node}\"", found[1], StringComparison.Ordinal);
        Assert.Contains($"\"fact\":\"rejected\",\"node\":\"{turned.Request.Node}\"", found[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_comes_later_than_simulated_is_found_at_its_record()
    {
        var (scenario, setup, run) = Simulate("baseline", "run.horizon=6h");
        var header = HeaderOf(scenario);
        var at = run.Commands.Index().Where(each => each.Item.Kind == CommandKind.Executed).ElementAt(20).Index;
        var late = run.Commands[at] with { At = new Instant(run.Commands[at].At.Microseconds + 1) };
        var live = await Repetition.TrailOf(scenario, run, [.. run.Commands.Take(at), late], header, folder.Path);
        Assert.Contains($"\"fact\":\"executed\",\"node\":\"{late.Request.Node}\"", FirstDifference(Simulated(scenario, setup, header), live), StringComparison.Ordinal);
    }

    private async Task Compare((Scenario Scenario, ReplicationSetup Setup, SimulatedRun Run) simulation, Fact[] facts)
    {
        var (scenario, setup, run) = simulation;
        Assert.Null(run.NotRepeatable);
        Assert.All(facts, fact => Assert.True(run.Counts[(int)fact] > 0, $"nothing {fact}"));
        var header = HeaderOf(scenario);
        var simulated = Simulated(scenario, setup, header);
        var live = await Repetition.TrailOf(scenario, run, run.Commands, header, folder.Path);
        var difference = FirstDifference(simulated, live);
        Assert.True(difference.Length == 0, difference);
        Assert.Equal(simulated, live);
        using var trail = new MemoryStream(live);
        Assert.Equal(facts.Contains(Fact.ApprovedBySilence), !TrailVerifier.Verify(trail).IsClean); // silence is no approval
    }

    private static TrailHeader HeaderOf(Scenario scenario) => new(scenario.Name, "of no matter here", scenario.Run.Seed, 0);

    private static (Scenario Scenario, ReplicationSetup Setup, SimulatedRun Run) Simulate(string name, string set)
    {
        var loaded = ScenarioLoader.Load(ShippedScenarios.Resolve(name), new ScenarioOverrides { Set = ["run.warmUp=1h", .. set.Split(' ')] });
        var scenario = loaded.Scenario ?? throw new InvalidOperationException(string.Join('\n', loaded.Errors));
        var setup = new ReplicationSetup(scenario);
        return (scenario, setup, new SimulatedRun(scenario, setup, 0));
    }

    private static byte[] Simulated(Scenario scenario, ReplicationSetup setup, TrailHeader header)
    {
        using var trail = new MemoryStream();
        KeptTrail.Write(scenario, setup, header, trail, CancellationToken.None);
        return trail.ToArray();
    }

    /// <summary>The first record that differs, from both trails; empty when none does.</summary>
    private static string FirstDifference(byte[] simulated, byte[] live)
    {
        var left = Encoding.UTF8.GetString(simulated).Split('\n');
        var right = Encoding.UTF8.GetString(live).Split('\n');
        for (var line = 0; line < Math.Max(left.Length, right.Length); line++)
        {
            var (was, isNow) = (left.ElementAtOrDefault(line) ?? "nothing", right.ElementAtOrDefault(line) ?? "nothing");
            if (was != isNow)
            {
                return string.Create(CultureInfo.InvariantCulture, $"line {line + 1}\nsimulated: {was}\nlive:      {isNow}");
            }
        }

        return string.Empty;
    }
}
