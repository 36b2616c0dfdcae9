using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests.Stories;

/// <summary>A story tells of a request what the simulation knew of it, whatever made it wrong.</summary>
public sealed class TruthOfStoriesTests
{
    private const string Worse = """
        {
          "policy": { "profile": "no_gate" },
          "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["0m", "20m", "50m"] } } },
          "faults": { "ai": { "when": { "kind": "schedule", "at": ["10m"], "for": "30m" }, "qualityDrop": "100%" } }
        }
        """;

    /// <summary>The AI drafts worse from minute 10 to minute 40: of three requests that would all have been right the second is wrong.</summary>
    [Fact]
    public void What_a_fault_of_its_AI_made_wrong_is_told_as_wrong()
    {
        var scenario = Lab.Over(Worse);
        Assert.Equal([false, true, false], Stories(scenario).Select(story => story.Request!.IsWrong));
        var worst = Assert.Single(Storyteller.Worst(new ReplicationSetup(scenario), StoryMeasure.WrongActionExposure, 3, 1));
        Assert.Equal((true, scenario.Run.Start + Time.Duration.FromMinutes(20)), (worst.Request!.IsWrong, worst.Request.Drafted));
        Assert.True(worst.Request.Exposure > 0);
    }

    [Fact]
    public void As_many_are_told_as_wrong_as_were_counted()
    {
        var scenario = Lab.Over(
            Worse.Replace("""{ "kind": "scripted", "at": ["0m", "20m", "50m"] }""", """{ "kind": "poisson", "rate": "60/h" }""", StringComparison.Ordinal),
            "classes.item.wrong=20%", "faults.ai.qualityDrop=50%", "run.horizon=2h");
        var counted = Lab.Run(scenario);
        Assert.True(counted.Decay.Degraded > 0 && counted.All.Wrong > counted.Decay.Degraded);
        Assert.Equal(counted.All.Wrong, Stories(scenario).LongCount(story => story.Request!.IsWrong && story.Request.Drafted < scenario.Run.Start + scenario.Run.Horizon));
    }

    /// <summary>Everything is rejected, and what is asked for again is wrong as its own probability says, not as that of its class.</summary>
    [Fact]
    public void What_is_asked_for_again_is_told_by_its_own_chance_of_being_wrong()
    {
        var scenario = Lab.Over(
            """
            { "classes": { "item": {
              "arrivals": { "kind": "scripted", "at": ["0m"] }, "wrong": "0%",
              "resubmission": { "probability": "100%", "delay": { "kind": "fixed", "value": "10m" }, "wrong": "100%", "limit": 1 } } } }
            """,
            "review.falseRejection=100%", "review.detectionMaximum=100%");
        Assert.Equal([false, true], Stories(scenario).Select(story => story.Request!.IsWrong));
    }

    private static Story[] Stories(Scenario scenario)
    {
        var nodes = Lab.Trail(scenario).Select(entry => entry.Fact.Node).ToHashSet();
        var recorder = new Recorder(new ReplicationSetup(scenario), Catalogue.Create(scenario));
        recorder.Record(0, nodes, [], CancellationToken.None);
        return [.. nodes.Select(node => recorder.StoryOf(node, null)!).OrderBy(story => story.Request!.Drafted)];
    }
}
