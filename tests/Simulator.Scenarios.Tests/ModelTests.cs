using Simulator.Governance;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios.Tests;

/// <summary>What files say arrives in the model.</summary>
public sealed class ModelTests
{
    [Theory]
    [InlineData("low", 3, 1.0, 5, 2, "2m", 1.5)]
    [InlineData("medium", 2, 3.0, 15, 5, "6m", 1.2)]
    [InlineData("critical", 0, 30.0, 240, 15, "25m", 1.0)]
    public void Defaults_follow_the_impact(string impact, int priority, double severity, double rollback, double detection, string median, double cv)
    {
        var item = Texts.Item($$"""
            "impact": "{{impact}}"
            """);

        Assert.Equal(priority, item.Priority);
        Assert.Equal(severity, item.Severity);
        Assert.Equal(Duration.FromMinutes(rollback), item.RollbackTime);
        Assert.Equal(Duration.FromMinutes(detection), item.DetectionTime);
        Assert.True(DurationText.TryParse(median, out var middle));
        Assert.Equal(middle.Microseconds, item.ReviewTime.Quantile(0.5), 1e-6 * middle.Microseconds);
        Assert.Equal(cv, item.ReviewTime.StandardDeviation / item.ReviewTime.Mean, 1e-9);
    }

    [Fact]
    public void A_high_impact_review_follows_the_fitted_weibull_distribution()
    {
        var item = Texts.Item("""
            "impact": "high"
            """);

        Assert.StartsWith("Weibull(shape ", item.ReviewTime.ToString(), StringComparison.Ordinal); // compiled, it keeps its name
        Assert.Equal(16.51, Duration.FromMicroseconds(item.ReviewTime.Mean).TotalMinutes, 0.01);
        Assert.Equal((1, 10.0, 60.0, 10.0), (item.Priority, item.Severity, item.RollbackTime.TotalMinutes, item.DetectionTime.TotalMinutes));
    }

    [Theory]
    [InlineData("read", "critical", 0.02)]
    [InlineData("write", "low", 0.05)]
    [InlineData("write", "medium", 0.05)]
    [InlineData("write", "high", 0.10)]
    [InlineData("write", "critical", 0.10)]
    public void The_share_of_wrong_recommendations_follows_access_and_impact(string access, string impact, double wrong)
    {
        Assert.Equal(wrong, Texts.Item($$"""
            "access": "{{access}}", "impact": "{{impact}}"
            """).Wrong);
    }

    [Fact]
    public void Credentials_have_the_documented_defaults()
    {
        var item = Texts.Item("");

        Assert.Equal(new CredentialPlan(Duration.FromMinutes(15), 1, true, Duration.FromSeconds(5)), item.Executor);
        Assert.Equal(new CredentialPlan(Duration.FromMinutes(60), 1, true, Duration.FromSeconds(5)), item.Session);
    }

    [Fact]
    public void A_person_has_no_agent_session_by_default()
    {
        Assert.Null(Texts.Item("\"origin\": \"human\"").Session);
        Assert.NotNull(Texts.Item("\"origin\": \"human\", \"session\": {}").Session);
    }

    [Fact]
    public void Credentials_can_be_standing()
    {
        var item = Texts.Item("""
            "credential": { "ttl": "never", "scope": 2.5, "revokeOnCompletion": false, "revokeDelay": "0s" }, "session": "none"
            """);

        Assert.Equal(new CredentialPlan(Duration.MaxValue, 2.5, false, Duration.Zero), item.Executor);
        Assert.Null(item.Session);
    }

    [Fact]
    public void The_run_has_what_the_file_says()
    {
        var run = Texts.Valid(Texts.Over("""
            "run": { "start": "2026-05-04T09:00:00+02:00", "horizon": "1d12h", "warmUp": "90m", "replications": 10, "seed": 18446744073709551615,
                     "afterHorizon": "drain", "runOnLimit": "3d", "accrualCap": "14d" }
            """)).Run;

        Assert.Equal("2026-05-04T07:00:00Z", run.Start.ToString());
        Assert.Equal((36.0, 1.5), (run.Horizon.TotalHours, run.WarmUp.TotalHours));
        Assert.Equal((10, ulong.MaxValue, AfterHorizon.Drain), (run.Replications, run.Seed, run.AfterHorizon));
        Assert.Equal((3.0, 14.0), (run.RunOnLimit.TotalDays, run.AccrualCap.TotalDays));
    }

    [Fact]
    public void The_run_has_the_documented_defaults()
    {
        var run = Texts.Valid(Texts.Load(Texts.Minimal)).Run;

        Assert.Equal("2026-03-02T00:00:00Z", run.Start.ToString());
        Assert.Equal((Duration.Zero, 64, 1UL, AfterHorizon.RunOn), (run.WarmUp, run.Replications, run.Seed, run.AfterHorizon));
        Assert.Equal((7.0, 30.0), (run.RunOnLimit.TotalDays, run.AccrualCap.TotalDays));
    }

    [Fact]
    public void Pools_have_what_the_file_says()
    {
        var pools = Texts.Valid(Texts.Over("""
            "policy": { "profile": "gate_everywhere" },
            "pools": { "b": { "reviewers": 2, "waitingRoom": 0, "speedSpread": 0.2, "discipline": "priority" }, "a": { "reviewers": 1 } }
            """)).Pools;

        Assert.Equal(
            [new Pool("a", 1, Discipline.Fifo, null, 0), new Pool("b", 2, Discipline.Priority, 0, 0.2), new Pool("desk", 3, Discipline.Fifo, null, 0)], pools);
    }

    [Fact]
    public void Arrivals_of_every_kind_arrive()
    {
        Assert.Equal(
            new Arrivals.Poisson(new Rate(12), new Rate(20), 0.5, Duration.FromDays(7), Duration.FromHours(8)),
            Texts.Item("""
                "arrivals": { "kind": "poisson", "rate": "0.2/m", "peak": "20/h", "amplitude": 0.5, "period": "7d", "phase": "8h" }
                """).Arrivals);
        Assert.Equal(
            Duration.FromMinutes(3).Microseconds,
            Assert.IsType<Arrivals.Renewal>(Texts.Item("""
                "arrivals": { "kind": "renewal", "interval": "3m" }
                """).Arrivals).Interval.Mean);
        Assert.Equal(
            [Duration.Zero, Duration.FromMinutes(1), Duration.FromMinutes(1)],
            Assert.IsType<Arrivals.Scripted>(Texts.Item("""
                "arrivals": { "kind": "scripted", "at": ["0s", "1m", "60s"] }
                """).Arrivals).At);
    }

    [Fact]
    public void The_candidate_rate_is_the_largest_rate_by_default()
    {
        var poisson = Assert.IsType<Arrivals.Poisson>(Texts.Item("""
            "arrivals": { "kind": "poisson", "rate": "20/h", "amplitude": 0.25 }
            """).Arrivals);

        Assert.Equal(25, poisson.Peak.PerHour);
    }

    [Fact]
    public void Incidents_have_what_the_file_says()
    {
        var scenario = Texts.Valid(Texts.Over("""
            "classes": { "aaa": { "access": "write", "impact": "high" } },
            "incidents": {
              "standing": { "arrivals": { "kind": "poisson", "rate": "4/d" }, "containment": "item" },
              "short": { "arrivals": { "kind": "scripted", "at": ["1h"] }, "containment": "aaa", "remainingLife": "15m", "scope": 3,
                         "detectionProbability": "100%", "detectionDelay": "0s", "propagation": "1m" }
            }
            """));

        var (shortLived, standing) = (scenario.Incidents[0], scenario.Incidents[1]);
        Assert.Equal((new ClassId(0), 3.0, 1.0), (shortLived.Containment, shortLived.Scope, shortLived.DetectionProbability));
        Assert.Equal((15e6 * 60, 0.0, 60e6), (shortLived.RemainingLife!.Mean, shortLived.DetectionDelay.Mean, shortLived.Propagation.Mean));
        Assert.Equal((new ClassId(1), 1.0, 0.8), (standing.Containment, standing.Scope, standing.DetectionProbability));
        Assert.Null(standing.RemainingLife);
        Assert.Equal(5, Duration.FromMicroseconds(standing.DetectionDelay.Quantile(0.5)).TotalMinutes, 1e-4);
        Assert.Equal(60, Duration.FromMicroseconds(standing.DetectionDelay.Quantile(0.95)).TotalMinutes, 1e-4);
        Assert.Equal((1e6, 60e6), (standing.Propagation.Minimum, standing.Propagation.Maximum));
    }

    [Fact]
    public void The_attacker_comes_after_nine_minutes_and_seventeen_on_average()
    {
        var attack = Texts.Valid(Texts.Load(Texts.Minimal)).Attack;

        Assert.Equal(9, Duration.FromMicroseconds(attack.FirstAttempt.Minimum).TotalMinutes, 1e-9);
        Assert.Equal(17, Duration.FromMicroseconds(attack.FirstAttempt.Mean).TotalMinutes, 1e-9);
        Assert.Equal(0, attack.NeverAttacked);
    }

    [Fact]
    public void Review_and_catalogue_have_the_documented_defaults()
    {
        var scenario = Texts.Valid(Texts.Load(Texts.Minimal));

        Assert.Equal(new ReviewModel(0.9, 0.03, 0.2), scenario.Review);
        Assert.Equal(new CatalogueSpec(1, 40, 200), scenario.Catalogue);
    }

    [Fact]
    public void Patience_is_none_or_a_distribution()
    {
        Assert.Null(Texts.Item("").Patience);
        Assert.Equal(3600e6, Texts.Item("\"patience\": { \"kind\": \"exponential\", \"mean\": \"1h\" }").Patience?.Mean);
    }

    [Fact]
    public void Equal_distributions_share_one_table()
    {
        var scenario = Texts.Valid(Texts.Over("""
            "classes": { "other": { "access": "read", "impact": "low" } }
            """));

        Assert.Same(scenario.Classes[0].ConfidenceWhenRight, scenario.Classes[1].ConfidenceWhenRight);
    }

    [Fact]
    public void Classes_are_ordered_by_name()
    {
        var scenario = Texts.Valid(Texts.Over("""
            "classes": { "zeta": { "access": "read", "impact": "low" }, "Alpha": { "access": "read", "impact": "low" }, "a10": { "access": "read", "impact": "low" }, "a9": { "access": "read", "impact": "low" } }
            """));

        Assert.Equal(["Alpha", "a10", "a9", "item", "zeta"], scenario.Classes.Select(one => one.Name));
    }
}
