using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios.Tests;

/// <summary>The shipped scenarios are valid, and the numbers in their comments are right.</summary>
public sealed class ShippedScenarioTests
{
    public static TheoryData<string> Files() => [.. RepositoryFiles.Scenarios().Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_scenario_is_valid_and_says_what_it_is_about(string file)
    {
        var scenario = Texts.Valid(ScenarioLoader.Load(RepositoryFiles.Scenario(file), ScenarioOverrides.None));

        Assert.Equal(Path.GetFileNameWithoutExtension(file), scenario.Name);
        Assert.NotEqual(scenario.Name, scenario.Title);
        Assert.InRange(scenario.Description.Length, 40, 500);
    }

    [Fact]
    public void The_baseline_keeps_its_desk_busy_four_fifths_of_the_time()
    {
        var scenario = Load("baseline");
        var minutesAnHour = scenario.Classes.Sum(one => Rate(scenario, one) * ShareReviewed(scenario, one) * Minutes(one.ReviewTime.Mean));

        Assert.InRange(minutesAnHour, 240, 245); // the comment in the file says about 242
        Assert.InRange(minutesAnHour / (60 * scenario.Pools[0].Reviewers), 0.79, 0.83);
    }

    [Fact]
    public void The_baseline_reviews_nearly_half_of_its_routine_changes()
    {
        var scenario = Load("baseline");
        var change = scenario.Classes.Single(one => one.Name == "config-change");

        Assert.InRange(BelowThreshold(scenario, change), 0.45, 0.47);
        Assert.InRange(Minutes(change.ReviewTime.Mean), 9.3, 9.5);
    }

    [Fact]
    public void The_leak_scenario_has_twelve_times_the_leaks_of_the_baseline()
    {
        static double PerHour(Scenario scenario) => Assert.IsType<Arrivals.Poisson>(scenario.Incidents[0].Arrivals).Rate.PerHour;

        Assert.Equal(12, PerHour(Load("credential-leak")) / PerHour(Load("baseline")), 1e-9);
        Assert.Equal(Discipline.Fifo, Load("credential-leak").Pools[0].Discipline);
    }

    /// <summary>Erlang's formula: the numbers in the comments of mm5.json.</summary>
    [Fact]
    public void The_many_server_oracle_has_the_documented_answers()
    {
        var scenario = Load("mm5");
        var servers = scenario.Pools[0].Reviewers;
        var arrivals = Assert.IsType<Arrivals.Poisson>(scenario.Classes[0].Arrivals).Rate.PerHour / 60;
        var load = arrivals * Minutes(scenario.Classes[0].ReviewTime.Mean);
        double blocked = 1;
        for (var server = 1; server <= servers; server++)
        {
            blocked = load * blocked / (server + (load * blocked)); // Erlang B, by recursion
        }

        var waits = servers * blocked / (servers - (load * (1 - blocked)));
        var excess = (servers / Minutes(scenario.Classes[0].ReviewTime.Mean)) - arrivals;
        Assert.Equal(0.55411, waits, 1e-5);
        Assert.Equal(6.6494, waits / excess, 1e-4);
        Assert.Equal(0.15876, waits * Math.Exp(-15 * excess), 1e-5);
        AssertOnlyTheQueueIsOn(scenario);
    }

    /// <summary>The Pollaczek-Khinchine formula: the numbers in the comments of mg1.json.</summary>
    [Theory]
    [InlineData("classes.item.review=12m", 24)]
    [InlineData("classes.item.review.cv=1", 48)]
    [InlineData("classes.item.review.cv=1.5", 78)]
    [InlineData("classes.item.review.cv=2", 120)]
    public void The_one_server_oracle_has_the_documented_answers(string setting, double wait)
    {
        var scenario = Load("mg1", setting);
        var review = scenario.Classes[0].ReviewTime;
        var arrivals = Assert.IsType<Arrivals.Poisson>(scenario.Classes[0].Arrivals).Rate.PerHour / 60;
        var secondMoment = (review.Variance + (review.Mean * review.Mean)) / 60e6 / 60e6;

        Assert.Equal(1, scenario.Pools[0].Reviewers);
        Assert.Equal(wait, arrivals * secondMoment / 2 / (1 - (arrivals * Minutes(review.Mean))), 1e-6);
        AssertOnlyTheQueueIsOn(scenario);
    }

    [Theory]
    [InlineData("15m", 0.5276)]
    [InlineData("30m", 0.9276)]
    [InlineData("60m", 0.9983)]
    public void The_race_oracle_has_the_documented_answers(string life, double attackerFirst)
    {
        var scenario = Load("race-ttl", $"incidents.leak.remainingLife={life}");
        var incident = scenario.Incidents[0];

        Assert.Equal(attackerFirst, scenario.Attack.FirstAttempt.Cdf(incident.RemainingLife!.Mean), 1e-4);
        Assert.Equal((0.0, 0.0), (incident.DetectionProbability, scenario.Attack.NeverAttacked));
    }

    [Fact]
    public void The_settings_in_the_comments_work()
    {
        foreach (var file in RepositoryFiles.Scenarios())
        {
            foreach (var line in File.ReadLines(file).Where(line => line.Contains("--set ", StringComparison.Ordinal)))
            {
                var settings = line.Split("--set ").Skip(1).Select(rest => rest.Split(' ')[0]).ToArray();
                Texts.Valid(ScenarioLoader.Load(file, new ScenarioOverrides { Set = settings }));
            }
        }
    }

    private static Scenario Load(string name, params string[] set) =>
        Texts.Valid(ScenarioLoader.Load(RepositoryFiles.Scenario($"{name}.json"), new ScenarioOverrides { Set = set }));

    private static double Minutes(double microseconds) => Duration.FromMicroseconds(microseconds).TotalMinutes;

    private static double Rate(Scenario scenario, ActionClass one) =>
        (one.Arrivals is Arrivals.Poisson own ? own.Rate.PerHour : 0)
        + scenario.Incidents.Where(incident => scenario.Classes[incident.Containment.Index] == one)
            .Sum(incident => incident.DetectionProbability * ((Arrivals.Poisson)incident.Arrivals).Rate.PerHour);

    /// <summary>Reviews one request of a class takes on average, in reviews of full length.</summary>
    private static double ShareReviewed(Scenario scenario, ActionClass one)
    {
        double Reviews(double confidence) => Decide(scenario, one, confidence) switch
        {
            Outcome.Single => scenario.Gates.Single.Sum(gate => Work(scenario, gate)),
            Outcome.Dual => scenario.Gates.Dual.Sum(gate => Work(scenario, gate)),
            _ => 0,
        };
        var below = BelowThreshold(scenario, one);
        return (below * Reviews(0)) + ((1 - below) * Reviews(1));
    }

    private static double Work(Scenario scenario, Gate gate) =>
        gate.Factors.Sum(factor => factor.Approvals * scenario.Roles.Single(role => role.Name == factor.Role).TimeFactor);

    private static double BelowThreshold(Scenario scenario, ActionClass one) =>
        ((1 - one.Wrong) * one.ConfidenceWhenRight.Cdf(scenario.Policy.Threshold)) + (one.Wrong * one.ConfidenceWhenWrong.Cdf(scenario.Policy.Threshold));

    private static Outcome Decide(Scenario scenario, ActionClass one, double confidence) => scenario.Policy.Table.Evaluate(new ActionRequest(
        default, default, new ActionDescription(default, one.Access, one.Reversible), new Resource(0, one.Flags),
        new RequestContext(one.Impact, confidence, false), default)).Outcome;

    private static void AssertOnlyTheQueueIsOn(Scenario scenario)
    {
        var item = Assert.Single(scenario.Classes);
        Assert.Equal((0.0, 0.0, 0.0), (item.ExecutionTime.Mean, scenario.Policy.Latency.Mean, scenario.Policy.IssueDelay.Mean));
        Assert.Equal((0.0, 0.0, 0.0), (item.Wrong, scenario.Review.FalseRejection, scenario.Review.CopyProbability));
        Assert.Equal(Duration.MaxValue, scenario.Gates.Single[0].RequestTtl);
        Assert.Null(item.Patience);
        Assert.Null(item.Session);
        Assert.Equal(Outcome.Single, Decide(scenario, item, 1));
        Assert.Equal((0.0, Discipline.Fifo), (scenario.Pools[0].SpeedSpread, scenario.Pools[0].Discipline));
        Assert.All(scenario.Policy.Table.Rows, row => Assert.Equal(Duration.Zero, row.Obligations.MinimumReview));
    }
}
