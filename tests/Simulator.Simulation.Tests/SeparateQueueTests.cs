using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>Three recommendations of an AI at minute 0 and a person's own request at minute 1, for two reviewers who take 12 minutes each.</summary>
public class SeparateQueueTests
{
    [Fact]
    public void Whoever_is_free_takes_what_comes_first_while_queues_are_shared() =>
        Assert.Equal([12, 12, 24, 24], Lab.Trail(Over("\"shared\"")).Minutes(Fact.Approved));

    [Fact]
    public void With_queues_of_their_own_each_kind_waits_for_its_people_alone()
    {
        var trail = Lab.Trail(Over("{ \"personsWork\": \"50%\" }"));
        Assert.Equal([12, 13, 24, 36], trail.Minutes(Fact.Approved));
        Assert.Equal(2, trail.Where(entry => entry.Fact.Fact == Fact.Approved).GroupBy(entry => entry.Fact.Actor).Count());
        Assert.Single(trail, entry => entry.Fact.Fact == Fact.Approved && entry.Fact.Actor != trail.First(each => each.Fact.Fact == Fact.Approved).Fact.Actor);
    }

    [Fact]
    public void Nobody_idle_of_the_other_kind_helps_out()
    {
        // Two of an AI for one person: the second waits, though the other person has nothing to do until minute 30.
        var scenario = Over(
            "{ \"personsWork\": \"50%\" }", "classes.item.arrivals.at=[\"0m\",\"1m\"]", "classes.own.arrivals.at=[\"30m\"]");
        Assert.Equal([12, 24, 42], Lab.Trail(scenario).Minutes(Fact.Approved));
    }

    [Theory]
    [InlineData(10, 0.3, 3)]
    [InlineData(7, 0.5, 4)] // 3.5, half to even
    [InlineData(4, 0.25, 1)]
    public void People_are_parted_evenly_over_their_numbers(int people, double share, int persons)
    {
        var queues = new SeparateQueues(share);
        bool[] decide = [.. Enumerable.Range(0, people).Select(seat => queues.Decides(seat, people, Origin.Human))];
        Assert.Equal(persons, decide.Count(each => each));
        Assert.All(Enumerable.Range(0, people), seat => Assert.NotEqual(queues.Decides(seat, people, Origin.Human), queues.Decides(seat, people, Origin.Ai)));
        var half = decide.Take(people / 2).Count(each => each);
        Assert.InRange(half, (persons / 2) - 1, (persons / 2) + 1);
    }

    [Theory]
    [InlineData("""{ "personsWork": "10%" }""", "", "pools.desk.queues.personsWork")]
    [InlineData("""{ "personsWork": "90%" }""", "", "pools.desk.queues.personsWork")]
    [InlineData("""{ "personsWork": "50%" }""", "gates.approval.factors.owner.approvals=2", "pools.desk.queues.personsWork")]
    [InlineData("""{ "personsWork": "50%" }""", "pools.desk.assignment=push", "pools.desk.queues")]
    [InlineData("""{ "personsWork": "50%" }""", "pools.desk.waitingRoom=3", "pools.desk.queues")]
    public void People_who_cannot_be_parted_are_an_error_with_a_remedy(string queues, string set, string path)
    {
        var loaded = Lab.Load(Text(queues), new ScenarioOverrides { Set = set.Length == 0 ? [] : [set] });
        Assert.Contains(loaded.Errors, error => error.JsonPath == path);
    }

    private static string Text(string queues) =>
        $$"""
        {
          "pools": { "desk": { "reviewers": 2, "queues": {{queues}} } },
          "classes": {
            "item": { "arrivals": { "at": ["0m", "0m", "0m"] } },
            "own": { "origin": "human", "arrivals": { "kind": "scripted", "at": ["1m"] }, "access": "write", "impact": "low", "wrong": "0%", "review": "12m", "execution": "0s", "session": "none" }
          }
        }
        """;

    private static Scenario Over(string queues, params string[] set) => Lab.Over(Text(queues), set);
}
