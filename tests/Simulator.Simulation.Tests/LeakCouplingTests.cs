using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>One threshold a request, component and channel: what is compared leaks at the same ages, exactly.</summary>
public class LeakCouplingTests
{
    private const long Minute = 60_000_000;
    private const int Requests = 300;

    [Theory]
    [InlineData(15, 30)]
    [InlineData(30, 60)]
    [InlineData(15, 240)]
    public void A_shorter_life_leaks_a_subset_at_the_same_ages(int shorter, int longer)
    {
        var few = Leaks(shorter);
        var many = Leaks(longer);
        for (var request = 0; request < Requests; request++)
        {
            // The time to death of the only leak tells its age to the microsecond.
            long? age = few[request].Count == 1 ? (shorter * Minute) - (long)few[request].TimeToDeath.Sum : null;
            long? later = many[request].Count == 1 ? (longer * Minute) - (long)many[request].TimeToDeath.Sum : null;
            Assert.Equal(later < shorter * Minute ? later : null, age);
        }

        Assert.InRange(few.Sum(leaks => leaks.Count), 1, many.Sum(leaks => leaks.Count) - 1);
    }

    [Fact]
    public void A_shorter_life_never_raises_compromised_time()
    {
        var lives = new[] { 5, 9, 15, 30, 60, 240, 720 }.Select(minutes => Leaks(minutes)).ToArray();
        for (var life = 1; life < lives.Length; life++)
        {
            for (var request = 0; request < Requests; request++)
            {
                Assert.True(lives[life - 1][request].CompromisedTime <= lives[life][request].CompromisedTime);
            }
        }

        Assert.Equal(0, lives[1].Sum(leaks => leaks.CompromisedTime)); // 9 minutes: the fastest attacker of this family
        Assert.True(lives[3].Sum(leaks => leaks.CompromisedTime) > 0);
    }

    [Fact]
    public void Renewals_accumulate_hazard()
    {
        // An hour of work on four credentials of 15 minutes leaks exactly when an hour on one credential does.
        var renewed = Leaks(15, "classes.item.execution=60m", "classes.item.credential.revokeOnCompletion=true");
        var single = Leaks(60, "classes.item.execution=60m", "classes.item.credential.revokeOnCompletion=true");
        Assert.Equal(single.Select(leaks => leaks.Count), renewed.Select(leaks => leaks.Count));
        Assert.Contains(renewed, leaks => leaks.Count == 1);
        Assert.True(renewed.Sum(leaks => leaks.CompromisedTime) < single.Sum(leaks => leaks.CompromisedTime));
    }

    [Fact]
    public void A_higher_rate_leaks_a_superset()
    {
        var low = Leaks(30, "leaks.log.perCredentialHour=0.5");
        var high = Leaks(30, "leaks.log.perCredentialHour=2");
        Assert.All(low.Zip(high), pair => Assert.True(pair.First.Count <= pair.Second.Count));
        Assert.True(low.Sum(leaks => leaks.Count) < high.Sum(leaks => leaks.Count));
    }

    [Fact]
    public void No_attacker_is_faster_than_the_fastest_of_the_family_and_no_rate_no_compromise()
    {
        Assert.All(Leaks(9), leaks => Assert.Equal((0, 0.0, 0.0), (leaks.AttackerFirst, leaks.CompromisedTime, leaks.ExpectedAttackerFirst)));
        Assert.All(Leaks(720, "leaks.log.perCredentialHour=0"), leaks => Assert.Equal((0, 0.0), (leaks.Count, leaks.CompromisedTime)));
    }

    [Fact]
    public void Leaks_at_rate_zero_leave_no_trace()
    {
        var without = Lab.Run(Lab.Shipped("baseline"));
        var off = Lab.Run(Lab.Extending("baseline", Log("session", "\"perCredentialHour\": 0, \"perUse\": \"0%\"")));
        Assert.Equal((without.TrailDigest, without.Events), (off.TrailDigest, off.Events));
        Assert.Equal(without.All.ApprovalLatency, off.All.ApprovalLatency);
        Assert.Equal(without.Incidents.CompromisedTime, off.Incidents.CompromisedTime);
        Assert.Equal(0, off.Leaks.Count);
    }

    [Fact]
    public void Leaks_that_nobody_notices_change_nothing_but_their_own_count()
    {
        var without = Lab.Run(Lab.Shipped("baseline"));
        var unseen = Lab.Run(Lab.Extending("baseline", Log("session", "\"perCredentialHour\": 0.2, \"detectionProbability\": \"0%\"")));
        Assert.Equal(without.TrailDigest, unseen.TrailDigest);
        Assert.Equal(without.Incidents.CompromisedTime, unseen.Incidents.CompromisedTime);
        Assert.True(unseen.Leaks.Count > 10);
    }

    [Fact]
    public void Leaks_that_are_noticed_bring_work_and_every_race_ends_once()
    {
        var result = Lab.Run(Lab.Extending("baseline", Log("session", "\"perCredentialHour\": 0.5, \"detectionProbability\": \"100%\"")));
        var leaks = result.Leaks;
        Assert.Equal(leaks.Count, leaks.AttackerFirst + leaks.Contained + leaks.Expired + leaks.RevokedOnCompletion + leaks.Unresolved);
        Assert.Equal(leaks.Count, leaks.TimeToDeath.Entered);
        Assert.True(leaks.Contained > 0 && leaks.RevokedOnCompletion > 0);
        Assert.Equal(0, result.All.Unresolved);
    }

    private static string Log(string component, string rates) =>
        $$"""{ "leaks": { "log": { "of": "{{component}}", "containment": "secret-containment", {{rates}} } } }""";

    /// <summary>One request a replication whose credential is issued at once and dies only of age.</summary>
    private static IncidentResult[] Leaks(int ttl, params string[] set)
    {
        var scenario = Lab.Over(
            """
            { "run": { "runOnLimit": "60d" },
              "policy": { "profile": "no_gate", "rows": { "everything": { "credentialTtl": "never" } } },
              "classes": {
                "item": { "credential": { "revokeOnCompletion": false } },
                "containment": { "access": "write", "impact": "low" } },
              "leaks": { "log": { "of": "credential", "containment": "containment", "perCredentialHour": 1, "perUse": "0%", "detectionProbability": "0%" } } }
            """,
            ["classes.item.credential.ttl=" + ttl + "m", .. set]);
        var replication = new Replication(new ReplicationSetup(scenario), Arm.Governed);
        return [.. Enumerable.Range(0, Requests).Select(index => replication.Run(index).Leaks)];
    }
}
