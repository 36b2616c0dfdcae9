using FsCheck;
using FsCheck.Fluent;

namespace Simulator.Governance.Tests;

/// <summary>Whatever a host does, and in whatever order, the trail of the pipeline keeps every rule.</summary>
public sealed class RandomCommandTests
{
    /// <summary>The story's policy with approvals that do not hold for long, so that some lapse.</summary>
    private static readonly PolicyTable Policy = new(
        "hasty", Story.Policy.Rows.Select(row => row with { Obligations = row.Obligations with { ApprovalTtl = World.Minutes(2) } }));

    public static TheoryData<string> Plans => ["parallel", "serial", "two gates", "ladder", "escalating", "looking again"];

    [Theory]
    [MemberData(nameof(Plans))]
    public void Random_commands_never_break_a_rule(string plan) =>
        Holds(Commands(400), commands =>
        {
            using var host = Play(plan, Policy, commands);
            var report = Forgery.Verify(host.Trail);
            Assert.Empty(report.Findings);
            Assert.Equal(host.InFlight, report.Unclosed);
            Assert.Equal(host.InFlight, host.Remembered); // the writer forgets what is closed
            Assert.Equal(host.Facts.Count, report.Facts);
        });

    [Fact]
    public void Under_the_auto_twin_only_the_missing_people_are_found() => AssertFound("serial", Policy.AutoTwin(), TrailRule.I09);

    [Fact]
    public void Where_silence_is_consent_only_the_missing_people_are_found() => AssertFound("silent", Policy, TrailRule.I03, TrailRule.I09);

    [Fact]
    public void Equal_commands_give_equal_trails() =>
        Holds(Commands(200), commands =>
        {
            using var first = Play("two gates", Policy, commands);
            using var second = Play("two gates", Policy, commands);
            Assert.Equal(first.Trail, second.Trail);
        }, times: 20);

    [Fact]
    public void A_dropped_record_of_a_random_trail_never_passes() =>
        Holds(Commands(300).SelectMany(commands => Gen.Choose(0, 10_000).Select(at => (commands, at))), input =>
        {
            using var host = Play("serial", Policy, input.commands);
            var forgery = new Forgery(host.Trail);
            forgery.Lines.RemoveAt(input.at % forgery.Lines.Count);
            Assert.False(forgery.Verify().IsClean);
        });

    [Fact]
    public void Random_commands_reach_every_fact()
    {
        // Guards the tests above against commands that lead nowhere.
        var seen = new HashSet<Fact>();
        Holds(Commands(400), commands =>
        {
            foreach (var plan in new[] { "escalating", "silent", "looking again" })
            {
                using var host = Play(plan, Policy, commands);
                seen.UnionWith(host.Facts.Select(fact => fact.Fact));
            }
        });
        Assert.Equal(Enum.GetValues<Fact>().Where(fact => fact <= Fact.Rechecked), seen.Order()); // later ones are too rare, and have tests of their own
    }

    private static RandomHost Play(string plan, PolicyTable policy, int[] commands)
    {
        var gates = plan switch
        {
            "parallel" => World.Gates,
            "serial" => World.SerialGates,
            "two gates" or "looking again" => World.TwoGates,
            "ladder" => World.LadderGates,
            "escalating" => World.EscalatingGates,
            _ => World.SilentGates,
        };
        var host = new RandomHost(gates, policy, rechecks: plan == "looking again");
        foreach (var command in commands)
        {
            host.Step(command);
        }

        return host;
    }

    private static Gen<int[]> Commands(int most) =>
        Gen.Choose(0, most).SelectMany(length => Gen.Choose(0, int.MaxValue - 1).ArrayOf(length));

    /// <summary>Each of these rules is found broken in some trail, and no other in any.</summary>
    private static void AssertFound(string plan, PolicyTable policy, params TrailRule[] rules)
    {
        var found = new SortedSet<TrailRule>();
        Holds(Commands(400), commands =>
        {
            using var host = Play(plan, policy, commands);
            found.UnionWith(Forgery.Verify(host.Trail).Findings.Select(finding => finding.Rule));
        });
        Assert.Equal(rules, found);
    }

    private static void Holds<T>(Gen<T> inputs, Action<T> check, int times = 150) =>
        Prop.ForAll(inputs.ToArbitrary(), check)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(20_260_302, 1_000_003));
}
