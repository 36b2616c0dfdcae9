namespace Simulator.Governance.Tests;

/// <summary>Trails changed by somebody who can rewrite everything, hashes and numbers included: the rules about requests must speak.</summary>
public sealed class ForgedTrailTests
{
    private const string Olga = "\"actor\":{\"id\":1,";
    private const string Otto = "\"actor\":{\"id\":2,";
    private const string Oda = "\"actor\":{\"id\":3,";
    private const string Rita = "\"actor\":{\"id\":4,";
    private const string Berta = "\"actor\":{\"id\":7,";

    private readonly Forgery forgery = new();

    [Fact]
    public void Repairing_an_honest_trail_changes_nothing()
    {
        var before = forgery.Bytes;
        Assert.Empty(forgery.RulesAfterRepair());
        Assert.Equal(before, forgery.Bytes);
    }

    [Fact]
    public void Execution_without_authorisation_breaks_I01()
    {
        forgery.Drop(Story.Dual, "authorised");
        var report = forgery.Renumber().Rechain().Verify();
        Assert.Equal([TrailRule.I01, TrailRule.I02], Forgery.Rules(report)); // I02: and so is the credential
        Assert.Equal(2, report.CountOf(TrailRule.I01)); // began and ended
    }

    [Fact]
    public void Execution_on_a_lapsed_approval_breaks_I01()
    {
        forgery.Drop(Story.Lapsed, "authorised", 1);
        Assert.Equal([TrailRule.I01, TrailRule.I02], forgery.RulesAfterRepair());
    }

    [Fact]
    public void Authorisation_without_a_permitting_decision_breaks_I02()
    {
        forgery.Copy(Story.AutoWithSession, "authorised", Story.Denied, "policy_evaluated");
        Assert.Contains(TrailRule.I02, forgery.RulesAfterRepair());
    }

    [Fact]
    public void Authorisation_below_the_level_that_was_decided_breaks_I02()
    {
        forgery.Change(Story.Dual, "authorised", "\"level\":\"dual\"", "\"level\":\"single\"");
        Assert.Equal([TrailRule.I02], forgery.RulesAfterRepair());
    }

    [Fact]
    public void Review_shorter_than_the_minimum_breaks_I02()
    {
        // The rule holds for exactly the minimum: 60 s of the 120 that were taken.
        var started = forgery.Find(Story.FinalSingle, "review_started");
        forgery.Change(started, "08:02:03.000000Z", "08:03:03.000000Z");
        Assert.DoesNotContain(TrailRule.I02, new Forgery(forgery.Bytes).RulesAfterRepair());
        forgery.Change(started, "08:03:03.000000Z", "08:03:03.000001Z");
        Assert.Contains(TrailRule.I02, forgery.RulesAfterRepair());
    }

    [Fact]
    public void Credential_on_an_approval_that_is_too_old_breaks_I02()
    {
        foreach (var fact in new[] { "approval_lapsed", "policy_evaluated", "gate_entered", "task_opened", "review_started", "approved", "task_opened", "review_started", "approved", "authorised" })
        {
            forgery.Drop(Story.Lapsed, fact, forgery.Lines.Count(line => line.Contains($"\"fact\":\"{fact}\",\"node\":\"{new NodeId(Story.Lapsed)}\"", StringComparison.Ordinal)) - 1);
        }

        Assert.Equal([TrailRule.I02], forgery.RulesAfterRepair());
    }

    [Fact]
    public void A_missing_approval_breaks_I03()
    {
        forgery.Drop(Story.Dual, "approved", 1);
        Assert.Equal([TrailRule.I03], forgery.RulesAfterRepair());
    }

    [Theory]
    [InlineData("\"role\":\"risk\"", "\"role\":\"owner\"")]
    [InlineData("\"pool\":\"risk\"", "\"pool\":\"owners\"")]
    [InlineData("\"gate\":\"both\"", "\"gate\":\"owner\"")]
    public void An_approval_in_another_role_pool_or_gate_than_the_plan_names_breaks_I03(string told, string forged)
    {
        forgery.Change(Story.Dual, "approved", told, forged, 1);
        Assert.Equal([TrailRule.I03], forgery.RulesAfterRepair());
    }

    [Fact]
    public void Approval_by_somebody_outside_the_pool_breaks_I03()
    {
        forgery.Change(Story.FinalSingle, "review_started", Olga, Rita).Change(Story.FinalSingle, "approved", Olga, Rita);
        Assert.Equal([TrailRule.I03], forgery.RulesAfterRepair());
    }

    [Fact]
    public void The_same_person_in_two_places_breaks_I04()
    {
        forgery.Change(Story.Dual, "review_started", Rita, Otto, 1).Change(Story.Dual, "approved", Rita, Otto, 1);
        Assert.Equal([TrailRule.I03, TrailRule.I04], forgery.RulesAfterRepair()); // and Otto is no risk officer
    }

    [Fact]
    public void Approval_of_other_arguments_breaks_I05()
    {
        forgery.Change(Story.Dual, "approved", "\"digest\":\"0123", "\"digest\":\"1123");
        Assert.Equal([TrailRule.I05], forgery.RulesAfterRepair());
    }

    [Fact]
    public void Execution_of_other_arguments_breaks_I05()
    {
        forgery.Change(Story.AutoWithSession, "executed", "\"digest\":\"0123", "\"digest\":\"1123");
        Assert.Equal([TrailRule.I05], forgery.RulesAfterRepair());
    }

    [Fact]
    public void A_second_execution_on_one_approval_breaks_I06()
    {
        forgery.Copy(Story.Dual, "executed", Story.Dual, "executed");
        forgery.Copy(Story.Dual, "execution_started", Story.Dual, "executed");
        Assert.Equal([TrailRule.I06, TrailRule.I32], forgery.RulesAfterRepair());
    }

    [Fact]
    public void Approval_by_the_run_owner_breaks_I07()
    {
        forgery.Change(Story.FinalSingle, "review_started", Olga, Berta).Change(Story.FinalSingle, "approved", Olga, Berta);
        Assert.Equal([TrailRule.I03, TrailRule.I07], forgery.RulesAfterRepair()); // who is no owner either
    }

    [Fact]
    public void Approval_by_no_person_breaks_I07()
    {
        var line = forgery.Find(Story.FinalSingle, "approved");
        forgery.Change(line, "\"actor\":{\"id\":1,\"name\":\"Olga \\\"O\\\" Müller\"}", "\"actor\":null");
        Assert.Contains(TrailRule.I07, forgery.RulesAfterRepair());
    }

    [Fact]
    public void A_final_write_without_any_approval_breaks_I09()
    {
        forgery.Drop(Story.FinalSingle, "approved");
        Assert.Equal([TrailRule.I03, TrailRule.I09], forgery.RulesAfterRepair());
    }

    [Theory]
    [InlineData(Story.Denied, "denied")]
    [InlineData(Story.Rejected, "rejected")]
    [InlineData(Story.Expired, "expired")]
    [InlineData(Story.Withdrawn, "withdrawn")]
    [InlineData(Story.TurnedAway, "turned_away")]
    [InlineData(Story.Mismatched, "digest_mismatch")]
    public void Execution_of_what_had_ended_otherwise_breaks_I10(ulong node, string end)
    {
        forgery.Copy(Story.AutoWithSession, "executed", node, end);
        forgery.Copy(Story.AutoWithSession, "execution_started", node, end);
        var rules = forgery.RulesAfterRepair();
        Assert.Contains(TrailRule.I10, rules);
        Assert.Contains(TrailRule.I32, rules);
    }

    [Fact]
    public void Rejection_that_names_nobody_breaks_I13()
    {
        forgery.Change(Story.Rejected, "rejected", "\"actor\":{\"id\":2,\"name\":\"Person 2\"}", "\"actor\":null");
        Assert.Contains(TrailRule.I13, forgery.RulesAfterRepair());
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"reason_code\":\"none\"")]
    public void Rejection_without_a_reason_breaks_I13_and_nothing_else(string told)
    {
        forgery.Change(Story.Rejected, "rejected", ",\"reason_code\":\"judged_wrong\"", told);
        Assert.Equal([TrailRule.I13], forgery.RulesAfterRepair());
    }

    [Theory]
    [InlineData("\"confidence\":0.9", "\"confidence\":0.95")]
    [InlineData("\"flags\":[]", "\"flags\":[\"rbac\"]")]
    [InlineData("\"reversible\":true", "\"reversible\":false")]
    public void Decision_about_other_inputs_than_those_submitted_breaks_I14(string told, string forged)
    {
        forgery.Change(Story.AutoWithSession, "policy_evaluated", told, forged);
        Assert.Contains(TrailRule.I14, forgery.RulesAfterRepair());
    }

    [Theory]
    [InlineData("\"policy\":\"risk_tiered@test\"", "\"policy\":\"another\"")]
    [InlineData("\"policy\":\"risk_tiered@test\",", "")]
    [InlineData(",\"containment\":false,\"identity\"", ",\"identity\"")]
    [InlineData(",\"signs\":[]", "")]
    [InlineData(",\"chain\":null", "")]
    [InlineData("\"confidence\":0.9", "\"confidence\":\"high\"")]
    public void Decision_record_that_lacks_its_policy_or_an_input_breaks_I14(string told, string forged)
    {
        forgery.Change(Story.AutoWithSession, "policy_evaluated", told, forged);
        Assert.Equal([TrailRule.I14], forgery.RulesAfterRepair());
    }

    [Theory]
    [InlineData("\"id\":\"R3\"", "\"id\":\"R4\"")]
    [InlineData("\"credential_ttl_us\":900000000", "\"credential_ttl_us\":960000000")]
    [InlineData("\"minimum_review_us\":0", "\"minimum_review_us\":1")]
    public void Decision_that_the_recorded_policy_does_not_repeat_breaks_I15(string told, string forged)
    {
        forgery.Change(Story.AutoWithSession, "policy_evaluated", told, forged);
        Assert.Equal([TrailRule.I15], forgery.RulesAfterRepair());
    }

    [Fact]
    public void A_policy_rewritten_afterwards_breaks_I15()
    {
        // The rule that stopped the denied request is softened in the header only.
        forgery.Change(0, "\"impact_at_least\":\"critical\",\"impact_at_most\":\"critical\",\"any_flag\":[\"safety\"]", "\"impact_at_least\":\"critical\",\"impact_at_most\":\"critical\",\"any_flag\":[\"rbac\"]");
        var report = forgery.Rechain().Verify();
        Assert.Equal([TrailRule.I15], Forgery.Rules(report));
        Assert.Equal(new NodeId(Story.Denied), Assert.Single(report.Findings).Node);
    }

    [Fact]
    public void Approval_in_the_name_of_somebody_who_never_took_the_task_breaks_I17()
    {
        forgery.Change(Story.FinalSingle, "approved", Olga, Oda);
        Assert.Equal([TrailRule.I17], forgery.RulesAfterRepair());
    }

    [Theory]
    [InlineData("handed_back")]
    [InlineData("review_parked")]
    [InlineData("review_resumed")]
    public void A_change_of_hands_by_somebody_else_breaks_I17(string fact)
    {
        var line = forgery.Find(Story.Passed, fact);
        forgery.Lines[line] = forgery.Lines[line].Replace(Olga, Oda, StringComparison.Ordinal).Replace(Otto, Oda, StringComparison.Ordinal);
        Assert.Contains(TrailRule.I17, forgery.RulesAfterRepair());
    }

    [Fact]
    public void An_escalation_that_is_not_told_breaks_I03()
    {
        forgery.Drop(Story.Escalated, "escalated");
        Assert.Equal([TrailRule.I03], forgery.RulesAfterRepair()); // risk was asked for an owner's approval
    }

    [Fact]
    public void An_escalation_beyond_its_ladder_breaks_I18()
    {
        forgery.Change(0, "\"escalation\":[{\"after_us\":1800000000,\"pool\":\"risk\"},{\"after_us\":600000000,\"pool\":\"owners\"}]", "\"escalation\":[]");
        Assert.Equal([TrailRule.I03, TrailRule.I18], forgery.RulesAfterRepair());
    }

    [Fact]
    public void An_escalation_to_another_step_or_pool_is_found()
    {
        Assert.Equal([TrailRule.I18], new Forgery().Change(Story.Escalated, "escalated", "\"step\":1", "\"step\":2").RulesAfterRepair());
        Assert.Equal([TrailRule.I03], new Forgery().Change(Story.Escalated, "escalated", "\"pool\":\"risk\"", "\"pool\":\"owners\"").RulesAfterRepair());
    }

    [Fact]
    public void A_hand_back_that_is_not_told_breaks_I18()
    {
        forgery.Drop(Story.Passed, "handed_back");
        Assert.Equal([TrailRule.I18], forgery.RulesAfterRepair());
    }

    [Fact]
    public void Approval_of_a_parked_task_breaks_I18()
    {
        forgery.Drop(Story.Passed, "review_resumed");
        Assert.Contains(TrailRule.I18, forgery.RulesAfterRepair());
    }

    [Fact]
    public void Time_in_which_a_task_was_parked_is_no_review()
    {
        // A minute in three parts is just enough; without the last part it is not.
        var resumed = forgery.Find(Story.Passed, "review_resumed");
        forgery.Change(resumed, forgery.Lines[resumed].Split('"')[5], forgery.Lines[resumed + 1].Split('"')[5]);
        Assert.Equal([TrailRule.I02], forgery.RulesAfterRepair());
    }

    [Fact]
    public void A_gate_that_the_policy_did_not_ask_for_breaks_I18()
    {
        forgery.Copy(Story.FinalSingle, "gate_entered", Story.AutoWithSession, "policy_evaluated");
        Assert.Contains(TrailRule.I18, forgery.RulesAfterRepair());
    }

    [Fact]
    public void A_gate_that_is_entered_twice_breaks_I18()
    {
        forgery.Copy(Story.Withdrawn, "gate_entered", Story.Withdrawn, "gate_entered");
        Assert.Equal([TrailRule.I18], forgery.RulesAfterRepair());
    }

    [Fact]
    public void Withdrawal_of_what_somebody_reviews_breaks_I18()
    {
        forgery.Copy(Story.FinalSingle, "review_started", Story.Withdrawn, "task_opened");
        Assert.Equal([TrailRule.I18], forgery.RulesAfterRepair());
    }

    [Fact]
    public void Facts_about_a_request_that_was_never_submitted_break_I18()
    {
        forgery.Drop(Story.Dual, "submitted");
        var rules = forgery.RulesAfterRepair();
        Assert.Contains(TrailRule.I18, rules);
        Assert.Contains(TrailRule.I01, rules); // it was executed all the same
    }
}
