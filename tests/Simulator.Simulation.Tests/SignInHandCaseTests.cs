using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Simulation.Tests;

/// <summary>One reviewer takes 12 minutes; requests come at minutes 0 and 10, and nobody can sign in from minute 5 to minute 35.</summary>
public sealed class SignInHandCaseTests
{
    private const string Layer = """
        {
          "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["0m", "10m"] } } },
          "faults": { "signIn": { "when": { "kind": "schedule", "at": ["5m"], "for": "30m" } } }
        }
        """;

    [Theory]
    [InlineData("100%", 42)] // 5 minutes done, 7 left from minute 35 on
    [InlineData("50%", 44.5)]
    [InlineData("0%", 47)]
    public void A_review_under_way_goes_on_with_what_stays_done(string retention, double ends)
    {
        var trail = Lab.Trail(SignIn("faults.signIn.retention=" + retention));
        Assert.Equal([ends, ends + 12], trail.Minutes(Fact.Executed));
        Assert.Equal([5.0], trail.Minutes(Fact.HandedBack));
        Assert.Equal([0.0, 35, ends], trail.Minutes(Fact.ReviewStarted));
    }

    [Fact]
    public void The_time_nobody_can_sign_in_is_time_of_absence_and_the_parts_add_up()
    {
        var run = Lab.Run(SignIn());
        Assert.Equal(1L, run.Faults.Interrupted);
        var parts = run.All.LatencyByPart;
        Assert.Equal(Minutes(30 + 25), parts[(int)LatencyPart.Absent]); // until minute 35, from minutes 5 and 10
        Assert.Equal(Minutes(7), parts[(int)LatencyPart.Waiting]); // the second, from minute 35 to 42
        Assert.Equal(Minutes(24), parts[(int)LatencyPart.Review]);
        Assert.Equal(Minutes(42 + 44), parts.Sum());
    }

    [Fact]
    public void A_decision_made_when_it_begins_still_counts()
    {
        Assert.Equal([42.0], Lab.Trail(SignIn("faults.signIn.when.at=[\"11m\"]", "classes.item.arrivals.at=[\"0m\"]")).Minutes(Fact.Executed));
        Assert.Equal([12.0], Lab.Trail(SignIn("faults.signIn.when.at=[\"12m\"]", "classes.item.arrivals.at=[\"0m\"]")).Minutes(Fact.Executed));
    }

    [Fact]
    public void A_gate_can_expire_meanwhile()
    {
        var trail = Lab.Trail(SignIn("gates.approval.expiry=30m"));
        Assert.Equal([30.0, 40], trail.Minutes(Fact.Expired)); // the second one in the hands of somebody who began at minute 35
        Assert.Equal([], trail.Minutes(Fact.Rejected));
        Assert.Equal([], Lab.Trail(SignIn("gates.approval.expiry=30m", "faults=none")).Minutes(Fact.Expired));
    }

    [Fact]
    public void The_waiting_room_fills_because_nobody_takes_anything()
    {
        var scenario = SignIn("pools.desk.waitingRoom=1", "classes.item.arrivals.at=[\"6m\",\"7m\"]");
        Assert.Equal([7.0], Lab.Trail(scenario).Minutes(Fact.TurnedAway));
    }

    [Fact]
    public void Who_looks_in_vain_looks_again_when_it_is_over()
    {
        var scenario = Lab.Over(
            """
            {
              "pools": { "desk": { "visits": { "rate": "0.0001/h", "spread": 0, "response": "10m" } } },
              "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["0m"] } } },
              "faults": { "signIn": { "when": { "kind": "schedule", "at": ["5m"], "for": "30m" } } }
            }
            """);
        Assert.Equal([35.0], Lab.Trail(scenario).Minutes(Fact.ReviewStarted));
    }

    [Fact]
    public void Only_the_pools_it_names_are_hit_and_a_fault_that_meets_no_work_changes_nothing()
    {
        var alone = Lab.Trail(Beside("faults=none"));
        Assert.Equal(alone.Select(Tell), Lab.Trail(Beside("faults.signIn.pools=[\"other\"]")).Select(Tell));
        Assert.Equal(alone.Select(Tell), Lab.Trail(Beside("faults.signIn.when.at=[\"23h\"]")).Select(Tell));
        Assert.NotEqual(alone.Select(Tell), Lab.Trail(Beside("faults.signIn.pools=[\"desk\"]")).Select(Tell));
    }

    private static (double Minute, Fact Fact, ulong Detail) Tell((double Minute, AuditEvent Fact) entry) => (entry.Minute, entry.Fact.Fact, entry.Fact.Detail);

    private static long Minutes(double minutes) => Duration.FromMinutes(minutes).Microseconds;

    private static Scenario Beside(string set) => Lab.Over(Layer.Replace("\"classes\"", "\"pools\": { \"other\": { \"reviewers\": 1 } }, \"classes\"", StringComparison.Ordinal), set);

    private static Scenario SignIn(params string[] set) => Lab.Over(Layer, set);
}
