using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>Certificates that run out, authority of single people, and several reviews in one person's hands, small enough to work out on paper.</summary>
public class CertificateHandCaseTests
{
    private const double MicrosPerMinute = 60_000_000;

    [Fact]
    public void Nobody_takes_a_task_between_the_lapse_of_the_certificate_and_its_renewal()
    {
        // Valid until 10, renewed at 60, valid for an hour again until 120, renewed at 170. Reviews of 12 minutes.
        var trail = Lab.Trail(Desk(""" "reviewers": 1, "certification": { "validity": "60m", "first": "10m", "renewal": "50m" } """, """["0s", "1m", "119m", "120m"]"""));
        Assert.Equal([0, 60, 119, 170], trail.Minutes(Fact.ReviewStarted)); // what is in hand at the lapse is finished
        Assert.Equal([12, 72, 131, 182], trail.Minutes(Fact.Approved));
    }

    [Fact]
    public void The_others_go_on_while_one_persons_certificate_has_run_out()
    {
        var two = Desk(""" "reviewers": 2, "certification": { "validity": "400d", "first": { "kind": "uniform", "from": "0s", "to": "10h" }, "renewal": "100d" } """, """["23h"]""");
        Assert.Equal(2, Lab.Run(two).Pools[0].LapsedPeople, 2 * 10 / 24.0);
        Assert.Empty(Lab.Trail(two).Minutes(Fact.ReviewStarted).Where(minute => minute < 24 * 60));
        var spread = Desk(""" "reviewers": 200, "certification": { "validity": "100d", "renewal": "10000d" } """, """["23h"]""");
        Assert.Equal(200 * 0.5 / 100, Lab.Run(spread).Pools[0].LapsedPeople, 1.0); // one hundredth of 200 people a day, half of it on the mean
        Assert.Single(Lab.Trail(spread).Minutes(Fact.ReviewStarted));
    }

    [Fact]
    public void The_time_without_a_certificate_is_counted_exactly()
    {
        var result = Lab.Run(Desk(""" "reviewers": 1, "certification": { "validity": "400d", "first": "6h", "renewal": "12h" } """, """["0s"]"""));
        Assert.Equal(0.5, result.Pools[0].LapsedPeople, 9);
    }

    [Fact]
    public void Who_falls_back_goes_on_and_needs_longer()
    {
        // From 30 on training is 50 % instead of 100 %: 12 × (1 + 2 × 0.5) = 24 minutes.
        var trail = Lab.Trail(Desk(
            """ "reviewers": 1, "training": { "slowdown": 2 }, "certification": { "first": "30m", "renewal": "10d", "onLapse": "fallBack", "lapsedTraining": "50%" } """,
            """["0s", "60m"]"""));
        Assert.Equal([12, 84], trail.Minutes(Fact.Approved));
    }

    [Fact]
    public void A_pushed_task_leaves_a_person_who_may_not_decide_any_more()
    {
        var trail = Lab.Trail(Desk(
            """ "reviewers": 1, "assignment": "push", "certification": { "validity": "400d", "first": "5m", "renewal": "25m" } """, """["0s", "1m"]"""));
        Assert.Equal([0, 30], trail.Minutes(Fact.ReviewStarted));
    }

    [Fact]
    public void Authority_is_each_persons_own()
    {
        FlowResult Flow(string authority) => Lab.Run(Many(
            $$""" "reviewers": 20, "authority": {{authority}} """, """ "wrong": "100%", "detectionTime": "1us", """, """ "detectionMaximum": "100%" """)).All;
        var (none, all) = (Flow("\"0%\""), Flow("\"100%\""));
        Assert.Equal((none.Detected, none.Detected), (none.WrongReviewed, none.Suppressed));
        Assert.Equal((all.Detected, 0), (all.WrongReviewed, all.Suppressed));
        var some = Flow("""{ "kind": "uniform", "from": "0%", "to": "100%" }""");
        Assert.InRange(some.Suppressed / (double)some.Detected, 0.35, 0.65);
        Assert.Equal(none.Roots, none.Executed); // everything that nobody dares to stop is done
    }

    [Fact]
    public void People_without_an_authority_of_their_own_follow_the_model_to_the_bit()
    {
        const string wrong = """ "wrong": "100%", """;
        const string review = """ "detectionMaximum": "100%", "challengeProbability": "60%" """;
        Assert.Equal(
            Lab.Run(Many(""" "reviewers": 3 """, wrong, review)).TrailDigest,
            Lab.Run(Many(""" "reviewers": 3, "authority": "60%", "certification": { "first": "1000d" } """, wrong, review)).TrailDigest);
    }

    [Fact]
    public void Several_reviews_in_one_persons_hands_are_as_many_people_who_cost_no_more_duty()
    {
        var one = Lab.Run(Many(""" "reviewers": 1, "concurrency": 5 """));
        var five = Lab.Run(Many(""" "reviewers": 5 """));
        Assert.Equal(five.All.ApprovalLatency, one.All.ApprovalLatency);
        Assert.Equal((five.Pools[0].Busy.Integral, five.Pools[0].OnDuty.Integral), (one.Pools[0].Busy.Integral, one.Pools[0].OnDuty.Integral));
        Assert.All(one.Pools[0].OnDutyAt, people => Assert.Equal(1, people));
    }

    [Fact]
    public void A_person_who_switches_between_reviews_needs_longer_for_those_begun_beside_others()
    {
        // 0: alone, 12 minutes. 1: beside one, 18. 2: beside two, 24; the fourth begins at 12 beside two, 24.
        var trail = Lab.Trail(Desk(""" "reviewers": 1, "concurrency": 3, "switchingCost": 0.5 """, """["0s", "1m", "2m", "3m"]"""));
        Assert.Equal([0, 1, 2, 12], trail.Minutes(Fact.ReviewStarted));
        Assert.Equal([12, 19, 26, 36], trail.Minutes(Fact.Approved));
    }

    [Fact]
    public void Two_approvals_of_one_request_are_never_one_persons_however_many_reviews_that_person_has_in_hand()
    {
        var scenario = Lab.Over(
            """
            {
              "pools": { "desk": { "reviewers": 2, "concurrency": 4 } },
              "gates": { "approval": { "factors": { "owner": { "pool": "desk", "approvals": 2 } } } },
              "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["0s", "0s", "0s"] } } }
            }
            """);
        var approvals = Lab.Trail(scenario).Where(entry => entry.Fact.Fact == Fact.Approved).GroupBy(entry => entry.Fact.Node).ToList();
        Assert.Equal(3, approvals.Count);
        Assert.All(approvals, request => Assert.Equal(2, request.Select(entry => entry.Fact.Actor).Distinct().Count()));
    }

    [Fact]
    public void All_that_a_person_has_in_hand_changes_hands_when_the_duty_ends()
    {
        // On duty from 9 to 17, begins two reviews at 16:55, parks both and goes on with both the next morning.
        var scenario = Desk(
            """ "roster": { "shifts": { "day": { "from": "09:00", "to": "17:00", "people": 1 } }, "absence": "0%" }, "reviewers": 1, "concurrency": 2, "handoff": { "atShiftEnd": "park" } """,
            """["1015m", "1015m"]""");
        var trail = Lab.Trail(scenario);
        Assert.Equal([1020, 1020], trail.Minutes(Fact.ReviewParked));
        Assert.Equal([1987, 1987], trail.Minutes(Fact.Approved));
        var result = Lab.Run(scenario);
        Assert.Equal(2 * 480 * MicrosPerMinute, (double)result.Pools[0].OnDuty.Integral);
    }

    [Fact]
    public void Who_is_taken_away_takes_all_places_along()
    {
        var trail = Lab.Trail(Desk(
            """ "reviewers": 1, "concurrency": 2, "handoff": { "atShiftEnd": "finish" }, "pullAways": { "storm": { "arrivals": { "kind": "scripted", "at": ["10m"] }, "people": 1, "length": "30m" } } """,
            """["11m", "12m"]"""));
        Assert.Equal([40, 40], trail.Minutes(Fact.ReviewStarted));
    }

    private static Scenario Desk(string pool, string at) => Lab.Over(
        $$"""
        {
          "pools": { "desk": { {{pool}} } },
          "classes": { "item": { "arrivals": { "kind": "scripted", "at": {{at}} } } }
        }
        """);

    private static Scenario Many(string pool, string item = "", string review = "") => Lab.Over(
        $$"""
        {
          "pools": { "desk": { {{pool}} } },
          "review": { {{review}} },
          "classes": { "item": { {{item}} "arrivals": { "kind": "poisson", "rate": "20/h" } } }
        }
        """);
}
