using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Operations.Tests;

/// <summary>Each hypothesis about people, with a value worked out by hand, and at its zero switch.</summary>
public class ReviewerStateTests
{
    private const int Many = 40_000;
    private static readonly KeyedDraws Draws = KeyedDraws.FromSeed(1, Nodes.FormatVersion, 0);

    [Fact]
    public void Pressure_shortens_reviews_down_to_a_floor()
    {
        // u = 6 waiting for each person on duty / 3 = 2: 1 / (1 + 0.5 × 1) of 12 minutes; u = 31 gives 1/16, less than the floor of 30 %.
        var scenario = Lab.Over("""{ "review": { "pressure": {} } }""");
        Assert.Equal(8, Minutes(scenario, new ReviewConditions { QueuePerPerson = 6 }), 1e-6);
        Assert.Equal(3.6, Minutes(scenario, new ReviewConditions { QueuePerPerson = 93 }), 1e-6);
        Assert.Equal(12, Minutes(scenario, new ReviewConditions { QueuePerPerson = 3 }), 1e-6);
    }

    [Fact]
    public void Untrained_people_need_longer_and_find_less_in_the_same_time()
    {
        var scenario = Seeing("");
        Assert.Equal(15.6, Minutes(scenario, new ReviewConditions { Training = 0.4, Slowdown = 0.5 }), 1e-6); // 12 × (1 + 0.5 × 0.6)
        Near(0.9 * (1 - Math.Exp(-12 / 16.0)), Found(scenario, new ReviewConditions { Training = 0.4 })); // detection time 10 × 1.6
    }

    [Fact]
    public void Newcomers_climb_evenly()
    {
        var pool = Lab.Over("""{ "pools": { "desk": { "reviewers": 3, "training": { "level": "90%", "newcomers": 1, "initial": "50%", "ramp": "10d" } } } }""").Pools[0];
        Assert.Equal([0.9, 0.9, 0.5], Enumerable.Range(0, 3).Select(seat => Staff.TrainingOf(pool, seat, Duration.Zero)));
        Assert.Equal(0.7, Staff.TrainingOf(pool, 2, Duration.FromDays(5)), 1e-12);
        Assert.Equal(0.9, Staff.TrainingOf(pool, 2, Duration.FromDays(50)), 1e-12);
    }

    [Fact]
    public void Skipping_follows_the_logistic_and_whoever_skips_finds_nothing()
    {
        var scenario = Seeing(""" "skipping": { "base": "20%", "byPressure": 1, "byConfidence": 2, "byStreak": 0.3, "byTraining": 2 } """);
        var reviewing = new Reviewing(scenario);
        var state = new ReviewConditions { QueuePerPerson = 6, Streak = 9, Training = 0.5 };
        var logit = Math.Log(0.25) + 1 + (2 * 0.3) + (0.3 * Math.Log(10)) - 1;
        var skip = 1 / (1 + Math.Exp(-logit));
        Assert.Equal(skip, reviewing.SkipProbability(0.8, state), 1e-12);
        Near(skip, Share(scenario, state, true, review => review.IsSkipped));
        Assert.Equal(0, Share(scenario, state, true, review => review.IsSkipped && (review.Detected || review.Miss < 1 || review.Time != Duration.FromSeconds(5))));
    }

    [Fact]
    public void A_minimum_makes_some_look_and_others_wait()
    {
        var scenario = Seeing(""" "skipping": { "base": "99.9999%", "attendUnderMinimum": "30%" } """);
        var state = new ReviewConditions { Minimum = Duration.FromMinutes(1) };
        Near(0.7, Share(scenario, state, true, review => review.IsSkipped && review.Attention == Duration.FromSeconds(5)));
        Assert.Equal(1, Share(scenario, state, true, review => review.Time == Duration.FromMinutes(1)), 1e-3);
        Near(0.3 * 0.9 * (1 - Math.Exp(-0.1)), Found(scenario, state));
    }

    [Fact]
    public void Fatigue_night_rareness_and_missing_evidence_are_factors_on_detection()
    {
        var full = 0.9 * (1 - Math.Exp(-1.2));
        var roster = """ "pools": { "desk": { "roster": { "absence": "0%", "shifts": { "day": { "from": "09:00", "to": "17:00", "people": 1 } } } } }, """;
        var tired = Lab.Over($$"""{ {{roster}} "classes": { "item": { "detectionTime": "10m" } }, "review": { "detectionMaximum": "90%", "fatigue": { "lossPerDuty": "40%", "lossAtNight": "20%" } } }""");
        Near(full * 0.8, Found(tired, new ReviewConditions { HoursOnDuty = 4 }));
        Near(full * 0.4, Found(tired, new ReviewConditions { HoursOnDuty = 12, IsNight = true }));
        var rare = Seeing(""" "prevalence": { "loss": "50%", "afterReviews": 50 } """);
        Near(full * (1 - (0.5 * (1 - Math.Exp(-2)))), Found(rare, new ReviewConditions { SinceFound = 100 }));
        Near(full, Found(rare, new ReviewConditions()));
        Near(full * 0.5, Found(Seeing(""" "contextQuality": "50%" """), new ReviewConditions()));
    }

    [Fact]
    public void Who_may_not_say_no_approves_what_was_recognised()
    {
        var scenario = Seeing(""" "challengeProbability": "60%" """);
        var found = 0.9 * (1 - Math.Exp(-1.2));
        Near(found, Found(scenario, new ReviewConditions()));
        Near(found * 0.4, Share(scenario, new ReviewConditions(), true, review => review.Detected && review.Verdict == Verdict.Approve));
        Assert.Equal(1, Share(scenario, new ReviewConditions(), false, review => Math.Abs(review.Miss - (1 - (0.6 * found))) < 1e-9));
    }

    [Fact]
    public void Ten_tasks_together_take_twice_as_long_as_one()
    {
        var scenario = Lab.Over("""{ "review": { "batch": {} } }""");
        Assert.Equal(12 * Math.Pow(10, 0.3), 10 * Minutes(scenario, new ReviewConditions { BatchSize = 10 }), 1e-4);
    }

    [Fact]
    public void Planted_cases_come_as_often_as_stated_and_are_found_as_often_as_real_ones()
    {
        var scenario = Seeing(""" "plantedCases": { "probability": "25%" } """);
        var reviewing = new Reviewing(scenario);
        var cases = Enumerable.Range(0, Many).Select(index => reviewing.DrawPlanted(Work(index, false), 0, 0, new ReviewConditions(), Draws)).Where(one => one.Time > Duration.Zero).ToList();
        Near(0.25, cases.Count / (double)Many);
        var estimate = ProportionInterval.Wilson(cases.Count(one => one.Detected), cases.Count, 0.95);
        Assert.InRange(Found(scenario, new ReviewConditions()), estimate.Low, estimate.High);
    }

    [Fact]
    public void Difficulty_has_mean_one_and_is_the_same_for_every_reviewer_of_an_action()
    {
        var scenario = Lab.Over("""{ "review": { "difficultySpread": 0.5 } }""");
        var reviewing = new Reviewing(scenario);
        Near(1, Enumerable.Range(0, Many).Average(index => reviewing.Draw(Work(index, false), 0, 0, new ReviewConditions(), null, Draws).Time.TotalMinutes / 12));
        Assert.Equal(
            reviewing.Draw(Work(1, false), 0, 0, new ReviewConditions(), null, Draws).Time,
            reviewing.Draw(Work(1, false), 0, 1, new ReviewConditions(), null, Draws).Time);
    }

    [Theory]
    [InlineData(""" "pressure": { "strength": 0 } """)]
    [InlineData(""" "fatigue": { "lossPerDuty": "0%", "lossAtNight": "0%" } """)]
    [InlineData(""" "prevalence": { "loss": "0%" } """)]
    [InlineData(""" "batch": { "exponent": 1 } """)]
    public void At_its_zero_switch_a_hypothesis_changes_no_bit(string review)
    {
        const string staffed = """ "pools": { "desk": { "reviewers": 3, "roster": { "absence": "0%", "shifts": { "day": { "from": "09:00", "to": "17:00", "people": 3 } } } } }, """;
        var plain = new Reviewing(Lab.Over($$"""{ {{staffed}} "review": { "detectionMaximum": "90%" } }"""));
        var switched = new Reviewing(Lab.Over($$"""{ {{staffed}} "review": { "detectionMaximum": "90%", {{review}} } }"""));
        var state = new ReviewConditions { QueuePerPerson = 12, HoursOnDuty = 7, IsNight = true, SinceFound = 30, Streak = 5, BatchSize = review.Contains("batch", StringComparison.Ordinal) ? 4 : 1 };
        for (var index = 0; index < 1_000; index++)
        {
            Assert.Equal(plain.Draw(Work(index, index % 2 == 0), 0, 0, state with { BatchSize = 1 }, null, Draws), switched.Draw(Work(index, index % 2 == 0), 0, 0, state, null, Draws));
        }
    }

    private static Scenario Seeing(string review) => Lab.Over(
        $$"""{ "classes": { "item": { "detectionTime": "10m" } }, "review": { "detectionMaximum": "90%"{{(review.Length > 0 ? "," : "")}} {{review}} } }""");

    private static double Minutes(Scenario scenario, ReviewConditions state) =>
        new Reviewing(scenario).Draw(Work(0, false), 0, 0, state, null, Draws).Time.TotalMinutes;

    private static double Found(Scenario scenario, ReviewConditions state) => Share(scenario, state, true, review => review.Detected);

    private static double Share(Scenario scenario, ReviewConditions state, bool isWrong, Func<Review, bool> counts)
    {
        var reviewing = new Reviewing(scenario);
        return Enumerable.Range(0, Many).Count(index => counts(reviewing.Draw(Work(index, isWrong), 0, 0, state, null, Draws))) / (double)Many;
    }

    private static Recommendation Work(int index, bool isWrong)
    {
        var request = default(ActionRequest) with { Node = Nodes.Request(1, index) };
        return new(request with { Context = request.Context with { Confidence = 0.8 } }, isWrong);
    }

    /// <summary>Within four standard errors of a share near one half, the widest there is.</summary>
    private static void Near(double expected, double actual) => Assert.InRange(actual, expected - 0.0105, expected + 0.0105);
}
