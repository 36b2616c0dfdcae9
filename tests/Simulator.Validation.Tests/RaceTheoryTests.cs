using Simulator.TestSupport;

namespace Simulator.Validation.Tests;

/// <summary>The race between a credential's death and the attacker's first attempt, 9 minutes + Exp(8 minutes) after the leak.</summary>
public class RaceTheoryTests
{
    [Theory]
    [InlineData("15m", 0.52763, 1.779)]
    [InlineData("30m", 0.92756, 13.580)]
    [InlineData("60m", 0.99830, 43.014)]
    public void A_fixed_lifetime_loses_the_race_as_often_as_the_closed_form_says(string life, double attackerFirst, double compromisedMinutes)
    {
        var run = Oracle.Run(Lab.Shipped("race-ttl", "incidents.leak.remainingLife=" + life));
        Oracle.Meets(attackerFirst, run.Estimate("attacker_first", "share", "governed"));
        Oracle.Meets(compromisedMinutes, run.Estimate("compromised_scope_minutes", "per_incident", "governed"));
    }

    [Fact]
    public void A_lifetime_spread_evenly_loses_as_often_as_the_mean_over_its_life_says()
    {
        var run = Oracle.Run(Lab.Shipped(
            "race-ttl", "incidents.leak.remainingLife.kind=uniform", "incidents.leak.remainingLife.from=0s", "incidents.leak.remainingLife.to=60m"));
        Oracle.Meets(0.7169, run.Estimate("attacker_first", "share", "governed"));
        Oracle.Meets(15.940, run.Estimate("compromised_scope_minutes", "per_incident", "governed"));
    }

    [Theory]
    [InlineData("10m", 0.2259)]
    [InlineData("30m", 0.5849)]
    [InlineData("60m", 0.7594)]
    public void An_exponential_time_to_containment_loses_as_often_as_the_closed_form_says(string mean, double attackerFirst)
    {
        // e^(-9/m) m / (m + 8); the delay of detection is the whole time to containment, for everything else takes none.
        var run = Oracle.Run(Lab.Shipped(
            "race-ttl",
            "incidents.leak.remainingLife=never",
            "incidents.leak.detectionProbability=100%",
            "incidents.leak.detectionDelay.kind=exponential",
            "incidents.leak.detectionDelay.mean=" + mean,
            "incidents.leak.propagation=0s",
            "classes.containment.wrong=0%",
            "classes.containment.execution=0s",
            "classes.containment.review=0s",
            "review.falseRejection=0%",
            "policy.latency=0s",
            "policy.issueDelay=0s",
            "policy.profile=no_gate"));
        Oracle.Meets(attackerFirst, run.Estimate("attacker_first", "share", "governed"));
        Oracle.Meets(attackerFirst, run.Estimate("attacker_first", "share", "auto_twin"));
    }
}
