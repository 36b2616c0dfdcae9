using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>Races of the credentials that requests hold, and of attackers who may fail, against their closed forms.</summary>
public class LeakTheoryTests
{
    private const double Fastest = 9;
    private const double Mean = 8;

    [Theory]
    [InlineData(15, 0.527633, 1.77893)]
    [InlineData(60, 0.998296, 43.01363)]
    public void A_leak_at_issue_loses_as_often_as_the_closed_form_says(int ttl, double attackerFirst, double compromisedMinutes)
    {
        var run = Run(Lab.Over(Text("60/h"), $"classes.item.credential.ttl={ttl}m", "leaks.log.perUse=100%", "leaks.log.perCredentialHour=0"));
        Meets(attackerFirst, Find(run, "race_outcome", "share", "governed", "endogenous", "attacker_first"));
        Assert.Equal(attackerFirst, Find(run, "attacker_first_conditional", "share", "governed", "endogenous").Value, 1e-5);
        Meets(1000 * compromisedMinutes, Find(run, "leak_compromised_minutes", "per_1000_roots", "governed"));
    }

    [Theory]
    [InlineData(15, 1.0, 0.06)]
    [InlineData(30, 1.0, 0.02)]
    [InlineData(60, 1.0, 0.02)]
    [InlineData(60, 0.05, 0.04)] // a rate so low that a leak is as good as uniform over the life: g(L)/L = 0.7169
    public void A_leak_in_the_course_of_a_life_loses_as_often_as_the_closed_form_says(int ttl, double perHour, double sharpness)
    {
        var run = Run(Lab.Over(Text("100/h"), $"classes.item.credential.ttl={ttl}m", FormattableString.Invariant($"leaks.log.perCredentialHour={perHour}")));
        var theory = AttackerFirst(ttl, perHour / 60);
        var raw = Find(run, "race_outcome", "share", "governed", "endogenous", "attacker_first");
        var conditional = Find(run, "attacker_first_conditional", "share", "governed", "endogenous");
        Meets(theory, raw, sharpness);
        Meets(theory, conditional, sharpness);
        Assert.True(conditional.HalfWidth < raw.HalfWidth, $"{conditional} is no sharper than {raw}");
        Meets(1000 * (1 - Math.Exp(-perHour * ttl / 60)), Find(run, "endogenous_leaks", "per_1000_roots", "governed"), 0.05);
    }

    [Theory]
    [InlineData(15, 0.1186)]
    [InlineData(30, 0.4527)]
    [InlineData(60, 0.7169)]
    public void The_closed_form_tends_to_a_leak_that_is_uniform_over_the_life(int ttl, double uniform) =>
        Assert.Equal(uniform, AttackerFirst(ttl, 1e-9), 1e-4);

    [Theory]
    [InlineData("30%", "20m", 0.69319)]
    [InlineData("10%", "60m", 0.17883)]
    public void An_attacker_who_fails_and_tries_again_succeeds_as_often_as_the_geometric_law_says(string succeeds, string gap, double attackerFirst)
    {
        // The first attempt after 5 of 60 minutes, later ones Poisson: 1 − E[(1 − p)^(1 + N)] = 1 − (1 − p) exp(−p 55/gap).
        var run = Run(Lab.Shipped(
            "race-ttl", "incidents.leak.remainingLife=60m", "attack.firstAttempt=5m", "attack.attemptSucceeds=" + succeeds, "attack.attemptGap=" + gap));
        Meets(attackerFirst, Find(run, "attacker_first", "share", "governed"), 0.03);
        Assert.DoesNotContain(run.Metrics, metric => metric.Metric == "attacker_first_conditional");
    }

    [Fact]
    public void The_integrated_estimate_of_incidents_from_outside_has_no_noise_when_their_lives_have_none()
    {
        var run = Run(Lab.Shipped("race-ttl", "run.horizon=4h"));
        var conditional = Find(run, "attacker_first_conditional", "share", "governed", "exogenous");
        Assert.Equal(0.52763, conditional.Value, 1e-5);
        Assert.True(conditional.HalfWidth < 1e-9);
    }

    /// <summary>The share of races lost when leaks come at a rate a minute over a life, at most one each: the integral of the leak's density times the chance of an attempt before the end.</summary>
    private static double AttackerFirst(double life, double rate)
    {
        const int steps = 200_000;
        var width = (life - Fastest) / steps;
        double sum = 0;
        for (var step = 0; step < steps; step++)
        {
            var age = (step + 0.5) * width;
            sum += rate * Math.Exp(-rate * age) * (1 - Math.Exp(-(life - age - Fastest) / Mean)) * width;
        }

        return sum / (1 - Math.Exp(-rate * life));
    }

    private static RunResult Run(Scenario scenario) => RunAssembler.Assemble(
        scenario, Replicator.Run(new ReplicationSetup(scenario), Environment.ProcessorCount), "test", string.Empty);

    private static Estimate Find(RunResult run, string metric, string aggregate, params string[] where) => run.Metrics
        .Single(result => result.Metric == metric && result.Aggregate == aggregate && result.Where.Select(dimension => dimension.Value).SequenceEqual(where))
        .Estimate;

    /// <summary>Within 3.5 standard errors (the half-width of 64 replications is two of them), and sharp enough for that to mean something.</summary>
    private static void Meets(double theory, Estimate estimate, double sharpness = 0.02)
    {
        Assert.True(Math.Abs(estimate.Value - theory) <= 1.75 * estimate.HalfWidth, $"theory {theory:G6}, simulated {estimate}");
        Assert.True(estimate.HalfWidth <= sharpness * theory, $"theory {theory:G6}: the interval of {estimate} is too wide to prove anything");
    }

    private static string Text(string rate) => $$"""
        { "run": { "horizon": "40h", "replications": 64 },
          "policy": { "profile": "no_gate", "rows": { "everything": { "credentialTtl": "never" } } },
          "classes": {
            "item": { "arrivals": { "kind": "poisson", "rate": "{{rate}}" }, "credential": { "revokeOnCompletion": false } },
            "containment": { "access": "write", "impact": "low" } },
          "leaks": { "log": { "of": "credential", "containment": "containment", "perUse": "0%", "detectionProbability": "0%" } } }
        """;
}
