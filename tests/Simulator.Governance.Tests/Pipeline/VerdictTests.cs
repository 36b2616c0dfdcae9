namespace Simulator.Governance.Tests;

/// <summary>Approvals that grow old in a gate, gates that want several rejections, and reviews that decide nothing.</summary>
public sealed class VerdictTests
{
    /// <summary>An approval in a dual gate counts for an hour.</summary>
    private static readonly PolicyTable Hourly = new(
        "hourly", Story.Policy.Rows.Select(row => row with { Obligations = row.Obligations with { FactorTtl = World.Minutes(60) } }), Story.Policy.Settings);

    private static readonly GatePlan Stubborn = World.Gates with { Single = [World.Gates.Single[0] with { DenyThreshold = 2 }] };

    [Theory]
    [InlineData(58, 0)] // decided two minutes later: exactly an hour old, and that still counts
    [InlineData(58.1, 1)]
    public void A_factor_that_grew_too_old_when_the_last_one_decides_is_asked_again(double minutes, int lapsed)
    {
        using var desk = new DutyDesk(Endless(World.SerialGates), Hourly, rechecks: false);
        var id = desk.Enter(World.Dual());
        desk.Decide(id, 0, World.Olga);
        desk.Now += World.Minutes(minutes);
        desk.Decide(id, 1, World.Rita);
        Assert.Equal((lapsed, 1 - lapsed), (desk.Count(Fact.FactorLapsed), desk.Count(Fact.Authorised)));
        if (lapsed > 0)
        {
            Assert.False(desk.Pipeline.MayDecide(id, 0, World.Rita));
            desk.Decide(id, 0, World.Olga); // the same person may answer again
            Assert.Equal(1, desk.Count(Fact.Authorised));
        }

        desk.Execute(id);
        Assert.Empty(desk.Trail().Verify().Findings);
    }

    [Fact]
    public void An_authorisation_on_an_old_factor_is_found()
    {
        using var desk = new DutyDesk(Endless(World.SerialGates), Hourly, rechecks: false);
        var id = desk.Enter(World.Dual());
        desk.Decide(id, 0, World.Olga);
        desk.Now += World.Minutes(58);
        desk.Decide(id, 1, World.Rita);
        var forgery = desk.Trail();
        forgery.Change(1, "approved", "\"at\":\"2026-03-02T08:02:00.000000Z\"", "\"at\":\"2026-03-02T08:01:59.000000Z\"");
        Assert.Equal([TrailRule.I02], forgery.RulesAfterRepair());
    }

    [Fact]
    public void Below_the_threshold_a_rejection_asks_somebody_else()
    {
        using var desk = new DutyDesk(Stubborn, rechecks: false);
        var id = desk.Enter(World.Single());
        desk.Decide(id, 0, World.Olga, Verdict.Reject);
        Assert.Equal((1, 0), (desk.Count(Fact.Objected), desk.Count(Fact.Rejected)));
        Assert.False(desk.Pipeline.MayDecide(id, 0, World.Olga));
        desk.Decide(id, 0, World.Otto);
        desk.Execute(id);
        Assert.Empty(desk.Trail().Verify().Findings);
    }

    [Fact]
    public void At_the_threshold_the_request_is_rejected()
    {
        using var desk = new DutyDesk(Stubborn, rechecks: false);
        var id = desk.Enter(World.Single());
        desk.Decide(id, 0, World.Olga, Verdict.Reject);
        desk.Decide(id, 0, World.Otto, Verdict.Reject);
        Assert.Equal((1, 1, 0), (desk.Count(Fact.Objected), desk.Count(Fact.Rejected), desk.Count(Fact.Authorised)));
        Assert.Empty(desk.Trail().Verify().Findings);
    }

    [Fact]
    public void Whoever_objected_and_approves_later_is_found()
    {
        using var desk = new DutyDesk(Stubborn, rechecks: false);
        var id = desk.Enter(World.Single());
        desk.Decide(id, 0, World.Olga, Verdict.Reject);
        desk.Decide(id, 0, World.Otto);
        var forgery = desk.Trail();
        forgery.Change(1, "review_started", "\"actor\":{\"id\":2,", "\"actor\":{\"id\":1,", 1);
        forgery.Change(1, "approved", "\"actor\":{\"id\":2,", "\"actor\":{\"id\":1,");
        Assert.Equal([TrailRule.I04], forgery.RulesAfterRepair());
    }

    [Fact]
    public void A_question_decides_nothing_and_the_task_waits_for_the_answer()
    {
        using var desk = new DutyDesk(rechecks: false);
        var id = desk.Enter(World.Single());
        desk.Decide(id, 0, World.Olga, Verdict.AskInformation);
        Assert.Equal(Wish.AwaitInformation, desk.Wishes[^1].Wish);
        Assert.False(desk.Pipeline.MayDecide(id, 0, World.Otto));
        Assert.Equal(RequestPhase.Pending, desk.Pipeline.PhaseOf(id));
        Assert.True(desk.Do(desk.Pipeline.InformationArrived(id, 0, desk.Now)));
        Assert.False(desk.Do(desk.Pipeline.InformationArrived(id, 0, desk.Now)));
        desk.Decide(id, 0, World.Otto);
        desk.Execute(id);
        Assert.Empty(desk.Trail().Verify().Findings);
    }

    [Fact]
    public void A_reviewer_passes_a_task_up_as_long_as_there_is_a_step()
    {
        using var desk = new DutyDesk(World.LadderGates, rechecks: false);
        var id = desk.Enter(World.Single());
        Assert.Equal(DecisionReceipt.Accepted, desk.Decide(id, 0, World.Olga, Verdict.Escalate));
        Assert.Equal(World.Olga, desk.Facts[^1].Actor);
        Assert.Equal(World.Risk, desk.Pipeline.PoolOf(id, 0));
        Assert.Equal(DecisionReceipt.Accepted, desk.Decide(id, 0, World.Rita, Verdict.Escalate));
        Assert.Equal(DecisionReceipt.NowhereToEscalate, desk.Decide(id, 0, World.Otto, Verdict.Escalate));
        Assert.Empty(desk.Trail().Verify().Findings);
    }

    [Fact]
    public void Whoever_does_not_approve_says_why_and_a_rejection_that_does_not_is_found()
    {
        using var desk = new DutyDesk(World.LadderGates, rechecks: false);
        var id = desk.Enter(World.Single(1));
        desk.Decide(id, 0, World.Olga, Verdict.AskInformation, DecisionReason.MissingInformation);
        desk.Do(desk.Pipeline.InformationArrived(id, 0, desk.Now));
        desk.Decide(id, 0, World.Otto, Verdict.Escalate, DecisionReason.SecondOpinion);
        desk.Decide(id, 0, World.Rita, Verdict.Reject, DecisionReason.OverReach);
        Assert.Equal(
            [(Fact.InformationRequested, DecisionReason.MissingInformation), (Fact.Escalated, DecisionReason.SecondOpinion), (Fact.Rejected, DecisionReason.OverReach)],
            desk.Facts.Where(fact => fact.Reason != DecisionReason.None).Select(fact => (fact.Fact, fact.Reason)));
        var silent = desk.Enter(World.Single(2));
        desk.Decide(silent, 0, World.Otto, Verdict.Reject, DecisionReason.None);
        var trail = desk.Trail();
        Assert.EndsWith("\"reason_code\":\"over_reach\"", trail.Lines[trail.Find(1, "rejected")].Split(",\"prev\"")[0], StringComparison.Ordinal);
        var finding = Assert.Single(trail.Verify().Findings);
        Assert.Equal((TrailRule.I13, 2ul), (finding.Rule, finding.Node!.Value.Value));
    }

    [Fact]
    public void A_task_that_is_given_back_carries_a_reason_only_where_somebody_says_one()
    {
        using var desk = new DutyDesk(rechecks: false);
        var id = desk.Enter(World.Single());
        Assert.True(desk.Do(desk.Pipeline.Begin(id, 0, World.Olga, desk.Now)));
        Assert.True(desk.Do(desk.Pipeline.HandBack(id, 0, World.Olga, desk.Now, DecisionReason.OutOfTime)));
        Assert.True(desk.Do(desk.Pipeline.Begin(id, 0, World.Otto, desk.Now)));
        Assert.True(desk.Do(desk.Pipeline.HandBack(id, 0, World.Otto, desk.Now)));
        Assert.Equal([DecisionReason.OutOfTime, DecisionReason.None], desk.Facts.Where(fact => fact.Fact == Fact.HandedBack).Select(fact => fact.Reason));
        Assert.Empty(desk.Trail().Verify().Findings);
    }

    [Fact]
    public void A_review_while_information_is_awaited_is_found()
    {
        using var desk = new DutyDesk(rechecks: false);
        var id = desk.Enter(World.Single());
        desk.Decide(id, 0, World.Olga, Verdict.AskInformation);
        desk.Do(desk.Pipeline.InformationArrived(id, 0, desk.Now));
        desk.Decide(id, 0, World.Otto);
        Assert.Equal([TrailRule.I18], desk.Trail().Drop(1, "information_received").RulesAfterRepair());
    }

    private static GatePlan Endless(GatePlan plan) => plan with { Dual = [plan.Dual[0] with { RequestTtl = Time.Duration.MaxValue }] };
}
