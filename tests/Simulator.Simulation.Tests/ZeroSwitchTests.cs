using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>Each hypothesis about people at its zero switch is the model without it, to the bit: equal digests of the whole trail, and equal counts.</summary>
public sealed class ZeroSwitchTests
{
    private const string Short = """ "run": { "horizon": "30h", "warmUp": "0s" } """;

    /// <summary>The first scenario with three shifts of five.</summary>
    private const string Shifts = """
        { "extends": "baseline.json",
          "pools": { "desk": { "reviewers": 15, "roster": { "shifts": {
            "early": { "from": "06:00", "to": "14:30", "people": 5 }, "late": { "from": "14:00", "to": "22:30", "people": 5 }, "night": { "from": "22:00", "to": "06:30", "people": 5 }
          } } } } }
        """;

    /// <summary>Settings that switch a hypothesis on without any effect.</summary>
    public static TheoryData<string> Switches { get; } =
    [
        """ "review": { "pressure": { "strength": 0 } } """,
        """ "review": { "pressure": { "strength": 5, "floor": "100%" } } """,
        """ "review": { "skipping": { "base": "0.0000000000000001%" } } """,
        """ "review": { "fatigue": { "lossPerDuty": "0%", "lossAtNight": "0%" } } """,
        """ "review": { "prevalence": { "loss": "0%" } } """,
        """ "review": { "plantedCases": { "probability": "0%" } } """,
        """ "review": { "batch": { "exponent": 1 } } """,
        """ "review": { "difficultySpread": 0, "contextQuality": "100%", "challengeProbability": "100%" } """,
        """ "review": { "asksInformation": "0%", "informationWait": "1d" } """,
        """ "pools": { "desk": { "training": { "newcomers": 3, "initial": "100%" } } } """,
        """ "pools": { "desk": { "training": { "level": "100%", "slowdown": 9 } } } """,
        """ "pools": { "desk": { "certification": { "first": "1000d" } } } """,
        """ "pools": { "desk": { "certification": { "first": "1h", "onLapse": "fallBack", "lapsedTraining": "100%" } } } """,
        """ "pools": { "desk": { "authority": "100%" } } """,
        """ "pools": { "desk": { "speedSpread": 0, "switchingCost": 0, "concurrency": 1 } } """,
        """ "pools": { "desk": { "notification": { "delay": "0s", "loss": "0%" } } } """,
        """ "pools": { "desk": { "preemption": { "priorityAtMost": 0 } } }, "incidents": { "public-leak": { "arrivals": { "kind": "scripted", "at": ["90d"] } } } """,
    ];

    [Theory]
    [MemberData(nameof(Switches))]
    public void A_hypothesis_at_its_zero_switch_is_the_model_without_it(string off)
    {
        var quiet = off.Contains("incidents", StringComparison.Ordinal) ? """, "incidents": { "public-leak": { "arrivals": { "kind": "scripted", "at": ["90d"] } } } """ : string.Empty;
        var without = Lab.Run(Desk($"{Short} {quiet}"));
        var with = Lab.Run(Desk($"{Short}, {off}"));
        Assert.Equal(without.TrailDigest, with.TrailDigest);
        Assert.Equal(without.All.ApprovalLatency, with.All.ApprovalLatency);
        Assert.Equal((without.All.Detected, without.All.Oversight, without.All.UnsupervisedAuthority), (with.All.Detected, with.All.Oversight, with.All.UnsupervisedAuthority));
        Assert.True(without.All.WrongReviewed > 10);
    }

    /// <summary>The same settings with an effect change something: the test above would notice.</summary>
    [Theory]
    [InlineData(""" "review": { "pressure": { "strength": 2, "queuePerReviewer": 0.2 } } """)]
    [InlineData(""" "review": { "skipping": { "base": "20%" } } """)]
    [InlineData(""" "review": { "fatigue": { "lossPerDuty": "40%" } } """)]
    [InlineData(""" "review": { "prevalence": { "loss": "90%", "afterReviews": 2 } } """)]
    [InlineData(""" "review": { "plantedCases": { "probability": "10%" } } """)]
    [InlineData(""" "review": { "batch": { "exponent": 0.3 } } """)]
    [InlineData(""" "pools": { "desk": { "training": { "newcomers": 3, "initial": "40%" } } } """)]
    [InlineData(""" "pools": { "desk": { "certification": { "first": "10h" } } } """)]
    [InlineData(""" "pools": { "desk": { "certification": { "first": "1h", "onLapse": "fallBack", "lapsedTraining": "20%" } } } """)]
    [InlineData(""" "pools": { "desk": { "authority": "20%" } } """)]
    [InlineData(""" "pools": { "desk": { "switchingCost": 0.5, "concurrency": 2 } } """)]
    [InlineData(""" "pools": { "desk": { "preemption": {} } } """)]
    public void Switched_on_it_makes_a_difference(string on) => Assert.NotEqual(
        Lab.Run(Desk(Short)).TrailDigest,
        Lab.Run(Desk($"{Short}, {on}")).TrailDigest);

    private static Scenario Desk(string layer)
    {
        var loaded = ScenarioLoader.Parse($$"""{ "extends": "shifts.json", {{layer}} }""", ScenarioOverrides.None, "case.json", new Dictionary<string, string>
        {
            ["shifts.json"] = Shifts,
            ["baseline.json"] = File.ReadAllText(Path.Combine(Lab.RepositoryRoot, "scenarios", "baseline.json")),
        });
        Assert.Equal(string.Empty, string.Join('\n', loaded.Errors));
        return loaded.Scenario!;
    }
}
