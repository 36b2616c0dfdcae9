using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Operations.Tests;

/// <summary>What reviewers see, over many draws of one kind, against what the formulas say.</summary>
public class ReviewingTests
{
    private const int Many = 40_000;

    [Fact]
    public void A_fixed_review_finds_as_much_as_the_search_law_says()
    {
        var scenario = Lab.With("classes.item.review=12m", "classes.item.detectionTime=10m", "review.detectionMaximum=90%");
        Near(0.9 * (1 - Math.Exp(-1.2)), Share(scenario, isWrong: true, review => review.Detected));
    }

    [Fact]
    public void An_exponential_review_finds_what_the_closed_form_says_not_what_its_mean_time_would()
    {
        // E[d] = maximum × m / (m + detection time) for T ~ Exp(m): 0.9 × 12 / 22.
        var scenario = Lab.With(
            "classes.item.review.kind=exponential", "classes.item.review.mean=12m", "classes.item.detectionTime=10m", "review.detectionMaximum=90%");
        Near(0.9 * 12 / 22, Share(scenario, isWrong: true, review => review.Detected));
    }

    [Fact]
    public void A_right_action_is_rejected_at_the_stated_rate_and_never_detected()
    {
        var scenario = Lab.With("review.falseRejection=7%", "review.detectionMaximum=90%");
        Near(0.07, Share(scenario, isWrong: false, review => review.Verdict == Verdict.Reject));
        Assert.Equal(0, Share(scenario, isWrong: false, review => review.Detected));
    }

    [Fact]
    public void With_every_switch_at_zero_everything_is_approved()
    {
        Assert.Equal(1, Share(Lab.With(), isWrong: true, review => review.Verdict == Verdict.Approve));
        Assert.Equal(1, Share(Lab.With(), isWrong: false, review => review.Verdict == Verdict.Approve));
    }

    [Fact]
    public void A_second_reviewer_who_copies_leaves_the_common_cause_escape_rate()
    {
        // Each misses with m; with probability beta the second repeats the first: beta m + (1 - beta) m².
        var scenario = Lab.Over(
            """
            { "pools": { "desk": { "reviewers": 2 } },
              "gates": { "approval": { "levels": ["single"], "factors": { "owner": { "pool": "desk" }, "risk": { "pool": "desk" } } } },
              "classes": { "item": { "review": "10m", "detectionTime": "10m" } },
              "review": { "detectionMaximum": "90%", "copyProbability": "20%" },
              "roles": { "risk": { "timeFactor": 1 } } }
            """);
        var miss = 1 - (0.9 * (1 - Math.Exp(-1)));
        var reviewing = new Reviewing(scenario);
        var draws = KeyedDraws.FromSeed(1, Nodes.FormatVersion, 0);
        var escaped = 0;
        for (var index = 0; index < Many; index++)
        {
            var work = Work(index, isWrong: true);
            var first = reviewing.Draw(work, 0, 0, new ReviewConditions(), null, draws);
            var second = reviewing.Draw(work, 1, 0, new ReviewConditions(), first, draws);
            escaped += first.Verdict == Verdict.Approve && second.Verdict == Verdict.Approve ? 1 : 0;
        }

        Near((0.2 * miss) + (0.8 * miss * miss), escaped / (double)Many);
    }

    [Fact]
    public void The_policy_s_minimum_lengthens_short_reviews_only()
    {
        var reviewing = new Reviewing(Lab.With("classes.item.review=2m"));
        var draws = KeyedDraws.FromSeed(1, Nodes.FormatVersion, 0);
        Assert.Equal(Duration.FromMinutes(5), reviewing.Draw(Work(0, false), 0, 0, new ReviewConditions { Minimum = Duration.FromMinutes(5) }, null, draws).Time);
        Assert.Equal(Duration.FromMinutes(2), reviewing.Draw(Work(0, false), 0, 0, new ReviewConditions { Minimum = Duration.FromMinutes(1) }, null, draws).Time);
    }

    [Fact]
    public void Personal_speeds_have_mean_one_and_the_stated_spread()
    {
        var scenario = Lab.With("pools.desk.speedSpread=0.2", "pools.desk.reviewers=5000");
        var speeds = new double[5001];
        Staff.DrawSpeeds(scenario, KeyedDraws.FromSeed(1, Nodes.FormatVersion, 0), speeds);
        Near(1, speeds.Skip(1).Average());
        var logs = speeds.Skip(1).Select(speed => Math.Log(speed)).ToArray();
        Near(0.2, Math.Sqrt(logs.Average(log => log * log) - (logs.Average() * logs.Average())));
    }

    private static double Share(Scenario scenario, bool isWrong, Func<Review, bool> counts)
    {
        var reviewing = new Reviewing(scenario);
        var draws = KeyedDraws.FromSeed(1, Nodes.FormatVersion, 0);
        return Enumerable.Range(0, Many).Count(index => counts(reviewing.Draw(Work(index, isWrong), 0, 0, new ReviewConditions(), null, draws))) / (double)Many;
    }

    private static Recommendation Work(int index, bool isWrong) =>
        new(default(ActionRequest) with { Node = Nodes.Request(1, index) }, isWrong);

    /// <summary>Within four standard errors of a share near one half, the widest there is.</summary>
    private static void Near(double expected, double actual) => Assert.InRange(actual, expected - 0.01, expected + 0.01);
}
