namespace Simulator.Governance.Tests;

public sealed class TrailVerifierTests
{
    [Fact]
    public void Honest_trail_is_clean_whichever_way_its_requests_went()
    {
        var desk = Story.Play();
        var report = Forgery.Verify(Story.Write(desk));
        Assert.Empty(report.Findings);
        Assert.True(report.IsClean);
        Assert.Equal(
            Enum.GetValues<Fact>().Where(fact => fact <= Fact.Escalated), // later ones need a host with duties, or are of no honest trail
            desk.Facts.Select(fact => fact.Fact).Distinct().Order());
    }

    [Fact]
    public void Report_counts_what_it_read()
    {
        var desk = Story.Play();
        var forgery = new Forgery(Story.Write(desk));
        var report = forgery.Verify();
        Assert.Equal(Story.Header, report.Header);
        Assert.Equal(Story.Policy.Version, report.PolicyVersion);
        Assert.Equal(desk.Facts.Count + 2, report.Lines);
        Assert.Equal(desk.Facts.Count, report.Facts);
        Assert.Equal(14, report.Requests);
        Assert.Equal(1, report.Unclosed);
        Assert.Equal(forgery.Lines[^1][^66..^2], report.LastHash);
        Assert.Equal(Enum.GetValues<TrailRule>(), report.Counts.Select(count => count.Rule));
        Assert.Equal(0, report.CountOf(TrailRule.I25));
    }

    [Fact]
    public void Parallel_gates_and_gates_in_sequence_verify_too()
    {
        foreach (var gates in new[] { World.Gates, World.TwoGates })
        {
            var desk = new Desk(gates);
            var id = desk.Enter(World.Dual());
            desk.Approve(id, gates == World.Gates ? 1 : 0, gates == World.Gates ? World.Rita : World.Olga);
            desk.Approve(id, gates == World.Gates ? 0 : 1, World.Oda);
            if (gates == World.TwoGates)
            {
                desk.Approve(id, 0, World.Rosa);
            }

            desk.Issued(id);
            desk.Executed(id);
            desk.RevokeAll(id);
            Assert.Empty(Forgery.Verify(Story.Write(desk, gates)).Findings);
        }
    }

    [Fact]
    public void Auto_twin_executes_final_writes_without_people_and_is_told_so()
    {
        var desk = new Desk(World.LadderGates, Story.Policy.AutoTwin());
        foreach (var request in new[] { World.Auto(1), World.Request(Impact.High, reversible: false, node: 2), World.Dual(3) })
        {
            var id = desk.Enter(request);
            desk.Issued(id);
            desk.Executed(id);
            desk.RevokeAll(id);
        }

        var report = Forgery.Verify(Story.Write(desk));
        var finding = Assert.Single(report.Findings);
        Assert.Equal((TrailRule.I09, new NodeId(2)), (finding.Rule, finding.Node));
        Assert.Equal("risk_tiered@test+auto", report.PolicyVersion);
    }

    [Fact]
    public void A_decision_that_the_policy_did_not_take_is_found_by_taking_it_again()
    {
        var desk = new Desk(World.LadderGates, Story.Policy);
        var id = desk.Submit(World.Single());
        var wrong = Story.Policy.Evaluate(World.Auto());
        desk.Pipeline.Resolve(id, wrong, desk.Now); // the engine answered for another request
        Assert.True(desk.Issued(id));
        desk.Executed(id);
        desk.RevokeAll(id);
        Assert.Equal([TrailRule.I15], Forgery.Rules(Forgery.Verify(Story.Write(desk))));
    }

    [Fact]
    public void Writer_of_another_policy_is_found_out()
    {
        var desk = Story.Play();
        using var stream = new MemoryStream();
        var other = new PolicyTable("no_gate", PolicyProfiles.Rows("no_gate", 0.8));
        using var writer = new TrailWriter(stream, Story.Header, other, World.LadderGates, World.Credentials, new Names(), World.PoolOfPerson);
        var fact = desk.Facts.First(each => each.Fact == Fact.PolicyEvaluated);
        Assert.Throws<InvalidOperationException>(() => writer.Write(fact, desk.Requests[fact.Request]));
    }

    [Fact]
    public void Approval_at_the_end_of_its_life_is_in_order()
    {
        var desk = new Desk(World.LadderGates, Story.Policy);
        var id = desk.Enter(World.Dual());
        desk.Approve(id, 0, World.Olga);
        desk.Approve(id, 1, World.Rita);
        desk.Wait(World.Minutes(60));
        desk.Issued(id);
        desk.Executed(id);
        desk.RevokeAll(id);
        Assert.Equal(1, desk.Count(Fact.Executed));
        Assert.Empty(Forgery.Verify(Story.Write(desk)).Findings);
    }

    [Fact]
    public void Level_is_the_highest_of_the_rows_whatever_their_order()
    {
        var table = new PolicyTable("upside down",
        [
            new PolicyRow("high", 1, PolicyStage.Level, new Condition(), Outcome.Dual, Obligations.None, "first"),
            new PolicyRow("low", 2, PolicyStage.Level, new Condition(), Outcome.Auto, Obligations.None, "second"),
        ]);
        var desk = new Desk(World.LadderGates, table);
        desk.Enter(World.Auto());
        var trail = Story.Write(desk);
        Assert.Contains("\"outcome\":\"dual\",\"default_deny\":false", System.Text.Encoding.UTF8.GetString(trail), StringComparison.Ordinal);
        Assert.Empty(Forgery.Verify(trail).Findings);
    }

    [Fact]
    public void A_missing_approval_at_a_later_gate_is_not_made_up_for_by_an_earlier_one()
    {
        var desk = new Desk(World.TwoGates, Story.Policy);
        var id = desk.Enter(World.Dual());
        desk.Approve(id, 0, World.Olga);
        desk.Approve(id, 1, World.Oda);
        desk.Approve(id, 0, World.Rita);
        var forgery = new Forgery(Story.Write(desk, World.TwoGates));
        forgery.Drop(1, "approved", 2);
        Assert.Equal([TrailRule.I03], forgery.RulesAfterRepair());
    }

    [Fact]
    public void Without_members_in_the_header_approvers_are_held_to_no_pool()
    {
        var desk = Story.Play();
        using var stream = new MemoryStream();
        using var writer = new TrailWriter(stream, Story.Header, Story.Policy, World.LadderGates, World.Credentials, new Names());
        foreach (var fact in desk.Facts)
        {
            writer.Write(fact, desk.Requests[fact.Request]);
        }

        writer.Complete();
        var forgery = new Forgery(stream.ToArray());
        Assert.Empty(forgery.Verify().Findings);
        Assert.DoesNotContain("\"members\"", forgery.Lines[0], StringComparison.Ordinal);
        forgery.Change(Story.FinalSingle, "review_started", "\"actor\":{\"id\":1,", "\"actor\":{\"id\":4,");
        forgery.Change(Story.FinalSingle, "approved", "\"actor\":{\"id\":1,", "\"actor\":{\"id\":4,");
        Assert.Empty(forgery.RulesAfterRepair());
    }

    [Fact]
    public void Silence_that_counts_as_consent_is_told_and_found()
    {
        var desk = new Desk(World.SilentGates, Story.Policy);
        var id = desk.Enter(World.Request(Impact.Low, reversible: false));
        desk.Now = desk.LastWish(Wish.ArmExpiry).Due;
        Assert.True(desk.Expire(id));
        desk.Issued(id);
        desk.Executed(id);
        desk.RevokeAll(id);
        var forgery = new Forgery(Story.Write(desk, World.SilentGates));
        Assert.Contains("\"level\":\"single\",\"by\":\"silence\"", forgery.Lines[forgery.Find(1, "authorised")], StringComparison.Ordinal);
        Assert.Equal([TrailRule.I03, TrailRule.I09], Forgery.Rules(forgery.Verify()));
        forgery.Change(0, "\"on_expiry\":\"auto_approve\"", "\"on_expiry\":\"deny\"");
        Assert.Equal([TrailRule.I03, TrailRule.I09, TrailRule.I18], forgery.RulesAfterRepair());
    }

    [Fact]
    public void Verification_can_be_cancelled()
    {
        using var stream = new MemoryStream(Story.Write(Story.Play()));
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => TrailVerifier.Verify(stream, source.Token));
    }

    [Fact]
    public void Trail_without_facts_is_clean()
    {
        var report = Forgery.Verify(Story.Write(new Desk()));
        Assert.True(report.IsClean);
        Assert.Equal(2, report.Lines);
    }
}
