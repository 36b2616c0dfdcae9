using Simulator.Results;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>What went through unseen, what should not have been asked for, and what leaked credentials were worth, reckoned by hand.</summary>
public sealed class ExposureMetricTests
{
    /// <summary>
    /// Detection grows as 0.8 (1 − exp(−t / 10 min)). An action of severity 2 and blast radius 3 is looked at for 10 minutes, one of weight 1 for 5. The
    /// auto twin looks at nothing.
    /// </summary>
    [Fact]
    public void Oversight_is_the_chance_that_the_approvals_would_have_stopped_it()
    {
        var (grave, light) = (0.8 * (1 - Math.Exp(-1)), 0.8 * (1 - Math.Exp(-0.5)));
        var run = Measured.Of(Lab.Over("""
            { "review": { "detectionMaximum": "80%" },
              "classes": {
                "item": { "review": "10m", "detectionTime": "10m", "severity": 2, "blastRadius": 3 },
                "light": {
                  "arrivals": { "kind": "scripted", "at": ["1h"] }, "access": "write", "impact": "low", "wrong": "0%", "review": "5m", "detectionTime": "10m",
                  "severity": 1, "blastRadius": 1, "execution": "0s", "session": "none" } } }
            """));
        Assert.Equal((grave + light) / 2, run.Value("effective_oversight", "governed", "all"), 12);
        Assert.Equal(((6 * grave) + light) / 7, run.Value("effective_oversight", "governed", "weighted"), 12);
        var unseen = 1000 * ((6 * (1 - grave)) + 1 - light) / 2;
        Assert.Equal(unseen, run.Value("unsupervised_authority", "governed"), 9);
        Assert.Equal(3500, run.Value("unsupervised_authority", "auto_twin"), 9);
        Assert.Equal(unseen - 3500, run.Value("unsupervised_authority", "effect"), 9);
    }

    /// <summary>Four requests: one beyond what its AI may do, which is refused; one outside its playbook and one that is not what was declared, which nobody sees.</summary>
    [Theory]
    [InlineData("boundary_violations", 250, 250, 0)]
    [InlineData("deviations", 250, 0, 250)]
    [InlineData("intent_mismatches", 250, 0, 250)]
    public void What_should_not_be_asked_for_is_told_by_how_far_it_came(string metric, double attempted, double blocked, double executed)
    {
        const string plain = "\"access\": \"write\", \"impact\": \"low\", \"wrong\": \"0%\", \"review\": \"12m\", \"execution\": \"0s\", \"session\": \"none\"";
        var run = Measured.Of(Lab.Over(
            $$"""
            { "classes": {
                "beyond": { "arrivals": { "kind": "scripted", "at": ["1h"] }, {{plain}}, "content": { "mayExecute": false, "overreach": "100%" } },
                "aside": { "arrivals": { "kind": "scripted", "at": ["2h"] }, {{plain}}, "content": { "deviation": "100%" } },
                "other": { "arrivals": { "kind": "scripted", "at": ["3h"] }, {{plain}}, "content": { "intentMismatch": "100%", "mismatchSeen": "0%" } } } }
            """));
        Assert.Equal(
            [attempted, blocked, executed], new[] { "attempted", "blocked", "executed" }.Select(end => run.Value(metric, "governed", end)));
    }

    /// <summary>A credential leaks when it is issued and is dead after 10 minutes; the attacker comes after 4, or never.</summary>
    [Theory]
    [InlineData("0%", double.NaN, 6)]
    [InlineData("100%", 1, 0)]
    public void A_leak_is_worth_what_is_left_of_the_credential_unless_nobody_ever_comes(string never, double neverAttacked, double minutes)
    {
        var run = Measured.Of(Lab.Over(
            $$"""
            {
              "policy": { "profile": "no_gate" },
              "attack": { "firstAttempt": "4m", "neverAttacked": "{{never}}" },
              "leaks": { "log": { "of": "credential", "containment": "item", "perUse": "100%", "perCredentialHour": 0, "detectionProbability": "0%" } },
              "classes": { "item": { "execution": "10m" } }
            }
            """));
        Assert.Equal(minutes, run.Value("compromised_minutes_conditional", "governed", "endogenous"), 9);
        Assert.Equal(minutes > 0 ? 1 : 0, run.Value("attacker_first_conditional", "governed", "endogenous"), 9);
        Assert.Equal(neverAttacked, run.Series.Any(series => series.Metric == "never_attacked") ? run.Value("never_attacked", "governed", "endogenous") : double.NaN);
    }

    /// <summary>A session lives 5 minutes and is used again when the work is done after 12: what leaks then is dead already. Of 4,000, half leak before; of the rest half leak then.</summary>
    [Fact]
    public void What_leaks_when_it_is_dead_is_harmless()
    {
        var run = Measured.Of(Lab.Over("""
            { "run": { "horizon": "400h" }, "pools": { "desk": { "reviewers": 30 } },
              "classes": {
                "item": { "arrivals": { "kind": "poisson", "rate": "10/h" }, "session": { "ttl": "5m" } },
                "containment": { "access": "write", "impact": "low" } },
              "leaks": { "log": { "of": "session", "containment": "containment", "perCredentialHour": 0, "perUse": "50%", "detectionProbability": "0%" } } }
            """));
        Assert.InRange(run.Value("harmless_leaks", "governed"), 250 - 28, 250 + 28); // four standard deviations of a share of 4,000
        Assert.Equal(0, run.Value("harmless_leaks", "auto_twin")); // used at once
    }
}
