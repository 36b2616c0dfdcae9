using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios.Tests;

/// <summary>Channels, leaks and what answers them.</summary>
public sealed class ThreatTests
{
    [Fact]
    public void The_attacker_alone_decides_nothing_new_by_default()
    {
        var attack = Load("").Attack;
        Assert.Equal((1.0, 0.0), (attack.AttemptSucceeds, attack.Pivot));
        Assert.Null(attack.PublicationDelay);
        Assert.True(attack.IsDecidedByFirstAttempt);
    }

    [Fact]
    public void A_channel_takes_from_the_attacker_what_it_does_not_say()
    {
        var scenario = Load("""
            "attack": { "neverAttacked": "20%", "attemptSucceeds": "50%", "publication": "5m" },
            "channels": { "chat": { "firstAttempt": { "by": "1m" }, "detectionProbability": "10%" } },
            "leaks": {
              "a": { "of": "session", "containment": "item", "channel": "chat" },
              "b": { "of": "credential", "containment": "item", "channel": "chat", "detectionProbability": "30%" },
              "c": { "of": "credential", "containment": "item" } }
            """);
        var chat = scenario.Channel(1);
        Assert.Equal(("chat", 0.2, 0.5), (chat.Name, chat.NeverAttacked, chat.AttemptSucceeds));
        Assert.Equal((60e6, 540e6), (chat.FirstAttempt.Minimum, scenario.Attack.FirstAttempt.Minimum));
        Assert.Equal(300e6, chat.PublicationDelay!.Mean);
        Assert.Equal([1, 1, 0], scenario.Leaks.Select(leak => leak.Channel));
        Assert.Equal([0.1, 0.3, 0.8], scenario.Leaks.Select(leak => leak.DetectionProbability));
        Assert.Equal([Component.Orchestrator, Component.Executor, Component.Executor], scenario.Leaks.Select(leak => leak.Component));
    }

    [Fact]
    public void A_leak_is_off_when_neither_time_nor_use_leaks()
    {
        Assert.True(Leak("").IsOn);
        Assert.True(Leak(""", "perCredentialHour": 0""").IsOn);
        Assert.False(Leak(""", "perCredentialHour": 0, "perUse": "0%" """).IsOn);
    }

    [Fact]
    public void A_wrong_containment_costs_nothing_unless_the_scenario_says_so()
    {
        Assert.Equal(Duration.Zero, Leak("").OutageOfWrongContainment);
        Assert.Equal(Duration.FromMinutes(15), Leak(""", "outagePerWrongContainment": "15m" """).OutageOfWrongContainment);
    }

    [Fact]
    public void What_matters_only_with_another_key_is_a_hypothesis_only_with_it()
    {
        Assert.DoesNotContain("attack.attemptGap", Load("").Hypotheses);
        Assert.Contains("attack.attemptGap", Load("\"attack\": { \"attemptSucceeds\": \"50%\" }").Hypotheses);
        Assert.Contains("attack.pivotSearch", Load("\"attack\": { \"pivot\": \"10%\" }").Hypotheses);
    }

    [Fact]
    public void How_a_leak_is_noticed_is_a_hypothesis_where_it_is_said()
    {
        var hypotheses = Load("""
            "channels": { "chat": {} },
            "leaks": { "a": { "of": "session", "containment": "item", "channel": "chat" }, "b": { "of": "session", "containment": "item" } }
            """).Hypotheses;
        Assert.Contains("channels.chat.detectionProbability", hypotheses);
        Assert.DoesNotContain("leaks.a.detectionProbability", hypotheses);
        Assert.Contains("leaks.b.detectionProbability", hypotheses);
    }

    private static LeakSource Leak(string members) =>
        Assert.Single(Load($$"""
            "leaks": { "log": { "of": "session", "containment": "item"{{members}} } }
            """).Leaks);

    private static Scenario Load(string members) =>
        Texts.Valid(members.Length == 0 ? Texts.Load(Texts.Minimal) : Texts.Over(members));
}
