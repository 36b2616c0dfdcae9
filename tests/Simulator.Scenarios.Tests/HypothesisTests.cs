namespace Simulator.Scenarios.Tests;

public sealed class HypothesisTests
{
    [Fact]
    public void Defaults_without_a_source_are_listed_by_path()
    {
        Assert.Equal(
            [
                "attack.neverAttacked",
                "classes.item.blastRadius",
                "classes.item.confidence.right",
                "classes.item.confidence.wrong",
                "classes.item.credential.revokeDelay",
                "classes.item.detectionTime",
                "classes.item.discovery",
                "classes.item.execution",
                "classes.item.patience",
                "classes.item.review",
                "classes.item.rollback",
                "classes.item.session.revokeDelay",
                "classes.item.severity",
                "classes.item.wrong",
                "policy.issueDelay",
                "policy.latency",
                "policy.threshold",
                "review.copyProbability",
                "review.detectionMaximum",
                "review.falseRejection",
                "roles.risk.timeFactor",
                "run.accrualCap",
            ],
            Hypotheses(""));
    }

    [Fact]
    public void A_value_of_the_scenario_s_own_is_not_listed() =>
        Assert.DoesNotContain("classes.item.severity", Hypotheses("\"severity\": 4"));

    [Fact]
    public void A_hypothetical_default_is_listed_even_when_it_is_written_out() =>
        Assert.Contains("classes.item.severity", Hypotheses("\"severity\": 3"));

    [Fact]
    public void A_default_that_is_changed_in_part_is_still_listed() =>
        Assert.Contains("classes.item.execution", Hypotheses("\"execution\": { \"median\": \"10s\" }"));

    [Fact]
    public void A_default_that_is_changed_throughout_is_not() =>
        Assert.DoesNotContain("classes.item.execution", Hypotheses("\"execution\": { \"kind\": \"exponential\", \"mean\": \"10s\" }"));

    [Fact]
    public void A_default_with_a_source_is_not_listed() =>
        Assert.DoesNotContain("classes.item.review", Hypotheses("\"impact\": \"high\""));

    private static IReadOnlyList<string> Hypotheses(string members) => Texts.Valid(Texts.Over($$"""
        "classes": { "item": { {{members}} } }
        """)).Hypotheses;
}
