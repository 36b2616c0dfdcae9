using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios.Tests;

/// <summary>Stages, signs, obligations and chains as a scenario writes them.</summary>
public sealed class PolicyKeysTests
{
    [Fact]
    public void Rows_of_every_stage_can_be_written()
    {
        var table = Table("""
            "rows": {
              "freeze": { "stage": "stop", "when": { "allSigns": ["contextChanged", "stepOutOfScope"], "noSign": ["sandbox"] }, "then": "deny" },
              "doubt": { "stage": "modifier", "when": { "anySign": ["sandbox"] }, "then": "raise" },
              "night": { "stage": "emergency", "when": { "access": "write" }, "then": "single", "side": "emergency", "postHocReviewers": 3, "postHocWithin": "4h" }
            }, "checks": "warn"
            """);
        var (stop, modifier, emergency) = (Row(table, "freeze"), Row(table, "doubt"), Row(table, "night"));
        Assert.Equal((PolicyStage.Stop, Outcome.Deny), (stop.Stage, stop.Then));
        Assert.Equal(new Condition { AllSigns = Signs.ContextChanged | Signs.StepOutOfScope, NoSign = Signs.Sandbox }, stop.When);
        Assert.Equal((PolicyStage.Modifier, Outcome.Dual, Signs.Sandbox), (modifier.Stage, modifier.Then, modifier.When.AnySign));
        Assert.Equal((PolicyStage.Emergency, Outcome.Single), (emergency.Stage, emergency.Then));
        Assert.Equal(
            Obligations.None with { Side = Side.Emergency, PostHocReviewers = 3, PostHocWithin = Duration.FromHours(4) }, emergency.Obligations);
    }

    [Fact]
    public void Obligations_of_a_row_can_be_written()
    {
        var row = Row(Table("""
            "rows": { "R7": { "factorTtl": "8h", "sampleShare": "12.5%", "side": "default" } }
            """), "R7");
        Assert.Equal((Duration.FromHours(8), 0.125, Side.Default), (row.Obligations.FactorTtl, row.Obligations.SampleShare, row.Obligations.Side));
        Assert.Equal(Duration.FromMinutes(60), row.Obligations.ApprovalTtl); // what was not written stays
    }

    [Fact]
    public void The_chain_rule_comes_with_the_profile_and_can_be_changed()
    {
        Assert.Equal(ChainRule.Standard, Table(string.Empty).Settings.Chain);
        Assert.Null(Table("\"profile\": \"gate_everywhere\"").Settings.Chain);
        Assert.Null(Table("\"chain\": { \"enabled\": false }").Settings.Chain);
        Assert.Equal(
            ChainRule.Standard with { High = RiskPoints.Of(12.5), InitialCeiling = RiskPoints.Of(7) },
            Table("\"profile\": \"gate_everywhere\", \"chain\": { \"enabled\": true, \"high\": 12.5, \"initialCeiling\": 7 }").Settings.Chain);
        Assert.Null(Table("\"profile\": \"no_gate\", \"chain\": { \"low\": 2 }").Settings.Chain); // points alone switch nothing on
    }

    [Fact]
    public void Rechecks_come_with_the_profile_and_can_be_changed()
    {
        Assert.True(Table(string.Empty).Settings.Rechecks);
        Assert.False(Table("\"profile\": \"template_only\"").Settings.Rechecks);
        Assert.True(Table("\"profile\": \"template_only\", \"recheck\": true").Settings.Rechecks);
    }

    [Fact]
    public void Identities_are_compared_alone_without_their_modifier()
    {
        var without = Table("\"identityRaises\": false");
        Assert.DoesNotContain(without.Rows, row => row.Stage == PolicyStage.Modifier);
        Assert.Equal(Table(string.Empty).Rows.Count - 1, without.Rows.Count);
        var other = Table("""
            "identityRaises": false, "rows": { "doubt": { "stage": "modifier", "when": { "anySign": ["sandbox"] }, "then": "raise" } }
            """);
        Assert.Equal(["doubt"], other.Rows.Where(row => row.Stage == PolicyStage.Modifier).Select(row => row.Id));
    }

    [Fact]
    public void A_policy_that_means_it_is_warned_or_left_alone()
    {
        const string Bad = "\"rows\": { \"R6-final\": { \"enabled\": false } }";
        var refused = Texts.Over(Policy(Bad));
        var warned = Texts.Over(Policy($"\"checks\": \"warn\", {Bad}"));
        var left = Texts.Over(Policy($"\"checks\": \"off\", {Bad}"));
        Assert.NotEmpty(refused.Errors);
        Assert.Equal(
            refused.Errors.Select(error => (error.JsonPath, error.Problem, error.Remedy)), warned.Warnings.Select(error => (error.JsonPath, error.Problem, error.Remedy)));
        Assert.True(warned.IsValid && left.IsValid);
        Assert.Empty(left.Warnings);
        Assert.Empty(Texts.Over(Policy("\"profile\": \"no_gate\"")).Warnings);
        Assert.NotEmpty(Texts.Over(Policy("\"profile\": \"no_gate\", \"checks\": \"error\"")).Errors);
    }

    [Fact]
    public void Warnings_of_the_policy_do_not_need_unsatisfiable_gates_to_be_allowed()
    {
        var text = Policy("\"checks\": \"warn\", \"rows\": { \"R3\": { \"enabled\": false } }");
        var warning = Assert.Single(Texts.Over(text).Warnings);
        Assert.Equal("policy.rows", warning.JsonPath);
        Assert.StartsWith("no row speaks of a reversible write of low impact", warning.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_modifier_reaches_the_level_above_and_needs_its_people()
    {
        const string OneReviewer = "\"pools\": { \"desk\": { \"reviewers\": 1 } }, ";
        const string Raise = "\"rows\": { \"doubt\": { \"stage\": \"modifier\", \"when\": { \"anySign\": [\"contextChanged\"] }, \"then\": \"raise\" } }";
        Assert.True(Texts.Over(OneReviewer + Policy("\"profile\": \"gate_everywhere\"")).IsValid);
        var refused = Texts.Over(OneReviewer + Policy($"\"profile\": \"gate_everywhere\", {Raise}"));
        Assert.Contains(refused.Errors, error => error.Problem.Contains("2 distinct people", StringComparison.Ordinal));
    }

    [Fact]
    public void Points_of_chains_are_a_hypothesis_only_where_there_are_chains() =>
        Assert.DoesNotContain(Texts.Valid(Texts.Load(Texts.Minimal)).Hypotheses, path => path.StartsWith("policy.chain", StringComparison.Ordinal));

    private static string Policy(string members) => $"\"policy\": {{ {members} }}";

    private static PolicyTable Table(string members) => Texts.Valid(Texts.Over(Policy(members))).Policy.Table;

    private static PolicyRow Row(PolicyTable table, string id) => table.Rows.Single(row => row.Id == id);
}
