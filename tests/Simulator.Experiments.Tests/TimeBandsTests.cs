using Simulator.Results;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

public sealed class TimeBandsTests
{
    [Fact]
    public void What_the_scenario_puts_at_given_times_is_marked_up_to_the_horizon()
    {
        var bands = TimeBands.Of(Lab.Over("""
            {
              "pools": { "desk": { "reviewers": 2, "pullAways": { "audit": { "arrivals": { "kind": "scripted", "at": ["2h"] }, "people": 1, "length": "90m" } } } },
              "storms": { "alerts": { "starts": { "kind": "scripted", "at": ["3h", "23h30m"] }, "classes": ["item"], "length": "1h", "shape": "fixed" } },
              "incidents": { "paste": { "arrivals": { "kind": "scripted", "at": ["5h"] }, "containment": "item" } },
              "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "1/h" } } }
            }
            """));

        Assert.Equal(
            [
                new TimeBand("pull_away", "desk", "audit", 120, 210),
                new TimeBand("storm", null, "alerts", 180, 240),
                new TimeBand("storm", null, "alerts", 1_410, 1_440),
                new TimeBand("attack", null, "paste", 300, 317),
            ],
            bands);
    }

    [Fact]
    public void What_happens_at_random_times_is_not_marked() => Assert.DoesNotContain(
        TimeBands.Of(Lab.Shipped("staffing-gap")), band => band.Kind is "pull_away" or "attack");

    [Fact]
    public void Planned_faults_are_marked_and_random_ones_are_not()
    {
        var bands = TimeBands.Of(Lab.Over(
            """
            { "faults": {
              "policyEngine": { "when": { "kind": "schedule", "at": ["1h", "23h30m"], "for": "1h" } },
              "signIn": { "when": { "kind": "renewal", "mtbf": "4h", "mttr": "1h" } },
              "ai": { "when": { "kind": "schedule", "at": ["2h"], "for": "1h", "every": "12h" } } } }
            """));
        Assert.Equal(
            [("policy engine down", 60, 120), ("policy engine down", 1410, 1440), ("AI drafts worse", 120, 180), ("AI drafts worse", 840, 900)],
            bands.Where(band => band.Kind == "fault").Select(band => (band.Name, band.From, band.To)));
    }
}
