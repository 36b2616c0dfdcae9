using Simulator.Governance;
using Simulator.Simulation;
using Simulator.TestSupport;
using static Simulator.Simulation.LatencyPart;

namespace Simulator.Simulation.Tests;

/// <summary>Orders of service that are not fixed by joining, and reviews that are interrupted, small enough to work out on paper.</summary>
public class OrderHandCaseTests
{
    private const double MicrosPerMinute = 60_000_000;

    [Fact]
    public void An_urgent_task_interrupts_a_less_urgent_review_which_goes_on_where_it_was_left()
    {
        // The item is reviewed 0-5 and 10-17, the urgent task of 5 minutes 5-10.
        var scenario = Two(""" "reviewers": 1, "discipline": "priority", "preemption": {} """, urgentAt: """["5m"]""", itemAt: """["0s"]""");
        var result = Lab.Run(scenario);
        Assert.Equal([5, 17], result.Classes.Select(Latency).Order());
        var item = result.Classes.Single(flow => Latency(flow) == 17);
        Assert.Equal((12 * MicrosPerMinute, 5 * MicrosPerMinute), (item.LatencyByPart[(int)Review], item.LatencyByPart[(int)Parked]));
        Assert.Equal(17 * MicrosPerMinute, (double)result.Pools[0].Busy.Integral);
        Assert.Equal(1, result.Pools[0].Picks.Preemptions);
        var trail = Lab.Trail(scenario);
        Assert.Equal([5], trail.Minutes(Fact.HandedBack));
        Assert.Equal([0, 5, 10], trail.Minutes(Fact.ReviewStarted));
    }

    [Fact]
    public void Of_equally_unurgent_reviews_the_one_that_began_last_makes_way_and_equals_never_do()
    {
        var two = Lab.Trail(Two(""" "reviewers": 2, "discipline": "priority", "preemption": {} """, urgentAt: """["5m"]""", itemAt: """["0s", "2m"]"""));
        Assert.Equal([0, 2, 5, 10], two.Minutes(Fact.ReviewStarted));
        Assert.Equal([10, 12, 19], two.Minutes(Fact.Approved)); // the second item: 2-5 and 10-19
        var equals = Lab.Trail(Two(""" "reviewers": 1, "discipline": "priority", "preemption": {} """, urgentAt: """["0s", "2m"]""", itemAt: """["60m"]"""));
        Assert.Equal([0, 5, 60], equals.Minutes(Fact.ReviewStarted));
    }

    [Fact]
    public void The_longest_waiting_task_goes_first_when_the_reviewer_departs_from_the_order_and_the_most_urgent_one_otherwise()
    {
        // At 12 the item of 1 minute and the urgent task of 2 minutes wait.
        string Starts(string advisory) => string.Join(' ', Lab.Trail(Two(
            $$""" "reviewers": 1, "discipline": "aiAdvisory", "advisory": { "noise": 0, {{advisory}} } """, """["2m"]""", """["0s", "1m"]""")).Minutes(Fact.ReviewStarted));
        Assert.Equal("0 12 17", Starts(""" "departure": "0%" """)); // urgent 12-17
        Assert.Equal("0 12 24", Starts(""" "departure": "100%" """)); // the item 12-24
        Assert.Equal("0 12 24", Starts(""" "departure": "0%", "starvationAge": "11m" """)); // it has waited for 11 minutes, the urgent one for 10
        Assert.Equal("0 12 17", Starts(""" "departure": "0%", "starvationAge": "12m" """));
    }

    [Fact]
    public void A_biased_model_ranks_the_urgent_class_last_which_is_an_inversion_and_on_the_trail()
    {
        var scenario = Two(
            """ "reviewers": 1, "discipline": "aiAdvisory", "advisory": { "noise": 0, "departure": "0%" } """, """["2m"]""", """["0s", "1m"]""", bias: 4);
        var picks = Lab.Run(scenario).Pools[0].Picks;
        // Three picks; the second takes an item of priority 3 while an urgent one waits, which has waited for 22 minutes when its turn comes.
        Assert.Equal((3, 1, 3), (picks.Picks, picks.Inversions, picks.Regret));
        Assert.Equal(22, picks.LongestUrgentWait.TotalMinutes);
        Advice[] advice = [.. Lab.Trail(scenario).Where(entry => entry.Fact.Fact == Fact.OrderAdvised).Select(entry => Advice.FromDetail(entry.Fact.Detail).Advice)];
        Assert.Equal([new Advice(3, 0, false, false), new Advice(3, 0, false, false), new Advice(4, 0, false, false)], advice);
    }

    [Fact]
    public void A_departure_says_how_many_the_model_would_have_served_before()
    {
        var scenario = Two(
            """ "reviewers": 1, "discipline": "aiAdvisory", "advisory": { "noise": 0, "departure": "100%" } """, """["2m", "3m"]""", """["0s", "1m"]""");
        Advice[] advice = [.. Lab.Trail(scenario).Where(entry => entry.Fact.Fact == Fact.OrderAdvised).Select(entry => Advice.FromDetail(entry.Fact.Detail).Advice)];
        Assert.Equal([0, 2, 0, 0], advice.Select(each => each.Rank));
        Assert.All(advice, each => Assert.True(each.Departed));
    }

    [Theory]
    [InlineData(0, 0, false, false)]
    [InlineData(-127.5, 3, true, false)]
    [InlineData(11.25, 65_535, false, true)]
    public void Advice_survives_the_trail(double score, int rank, bool departed, bool starving)
    {
        var advice = new Advice(score, rank, departed, starving);
        Assert.Equal((3, advice), Advice.FromDetail(advice.ToDetail(3)));
    }

    [Fact]
    public void Without_noise_bias_departures_and_guard_a_model_gives_the_order_of_priority_to_the_bit()
    {
        var ranked = Lab.Run(Busy(""" "discipline": "aiAdvisory", "advisory": { "noise": 0, "departure": "0%", "starvationAge": "none" } """));
        Assert.Equal(Latencies(Lab.Run(Busy(""" "discipline": "priority" """))), Latencies(ranked));
        Assert.Equal(0, ranked.Pools[0].Picks.Inversions);
        Assert.True(ranked.Pools[0].Picks.Picks > 300);
    }

    [Fact]
    public void A_model_that_everybody_departs_from_gives_first_come_first_served_to_the_bit()
    {
        var departed = Lab.Run(Busy(""" "discipline": "aiAdvisory", "advisory": { "departure": "100%", "starvationAge": "none" } """));
        var starved = Lab.Run(Busy(""" "discipline": "aiAdvisory", "advisory": { "departure": "0%", "starvationAge": "0s" } """));
        var expected = Latencies(Lab.Run(Busy(""" "discipline": "fifo" """)));
        Assert.Equal(expected, Latencies(departed));
        Assert.Equal(expected, Latencies(starved));
        Assert.True(departed.Pools[0].Picks.Inversions > 0);
    }

    [Fact]
    public void A_noisier_model_inverts_more_and_a_random_order_most()
    {
        long Inversions(string order) => Lab.Run(Busy(order)).Pools[0].Picks.Inversions;
        long[] inversions =
        [
            Inversions(""" "discipline": "priority" """),
            Inversions(""" "discipline": "aiAdvisory", "advisory": { "noise": 1, "departure": "0%", "starvationAge": "none" } """),
            Inversions(""" "discipline": "aiAdvisory", "advisory": { "noise": 10, "departure": "0%", "starvationAge": "none" } """),
        ];
        Assert.Equal(inversions.Order(), inversions);
        Assert.True(inversions[0] == 0 && inversions[0] < inversions[1] && inversions[1] < inversions[2]);
    }

    [Fact]
    public void A_random_order_differs_from_pick_to_pick_and_repeats_with_the_seed()
    {
        const string random = """ "discipline": "random" """;
        Assert.Equal(Lab.Run(Busy(random)).TrailDigest, Lab.Run(Busy(random)).TrailDigest);
        Assert.NotEqual(Lab.Run(Busy(""" "discipline": "fifo" """)).TrailDigest, Lab.Run(Busy(random)).TrailDigest);
    }

    /// <summary>Latencies do not depend on what else the trail says.</summary>
    private static IEnumerable<string> Latencies(ReplicationResult result) => result.Classes.Select(flow =>
        $"{flow.ApprovalLatency.Sum} {flow.ApprovalLatency.Count} {flow.ApprovalLatency.Maximum}");

    private static double Latency(FlowResult flow) => (double)flow.ApprovalLatency.Sum / MicrosPerMinute;

    private static Scenarios.Scenario Two(string pool, string urgentAt, string itemAt, double bias = 0) => Lab.Over(
        FormattableString.Invariant(
            $$"""
            {
              "pools": { "desk": { {{pool}} } },
              "classes": {
                "item": { "arrivals": { "kind": "scripted", "at": {{itemAt}} } },
                "urgent": {
                  "arrivals": { "kind": "scripted", "at": {{urgentAt}} }, "priority": 0, "advisoryBias": {{bias}},
                  "access": "write", "impact": "low", "wrong": "0%", "review": "5m", "execution": "0s",
                  "credential": { "ttl": "15m", "revokeDelay": "0s" }, "session": "none"
                }
              }
            }
            """));

    private static Scenarios.Scenario Busy(string pool) => Lab.Over(
        $$"""
        {
          "pools": { "desk": { "reviewers": 2, {{pool}} } },
          "classes": {
            "item": { "arrivals": { "kind": "poisson", "rate": "6/h" }, "review": { "kind": "exponential", "mean": "9m" } },
            "urgent": {
              "arrivals": { "kind": "poisson", "rate": "5/h" }, "priority": 0,
              "access": "write", "impact": "low", "wrong": "0%", "review": { "kind": "exponential", "mean": "9m" }, "execution": "0s",
              "credential": { "ttl": "15m", "revokeDelay": "0s" }, "session": "none"
            },
            "middling": {
              "arrivals": { "kind": "poisson", "rate": "2/h" }, "priority": 2,
              "access": "write", "impact": "low", "wrong": "0%", "review": { "kind": "exponential", "mean": "5m" }, "execution": "0s",
              "credential": { "ttl": "15m", "revokeDelay": "0s" }, "session": "none"
            }
          },
          "run": { "horizon": "60h" }
        }
        """);
}
