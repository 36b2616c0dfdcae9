namespace Simulator.Governance.Tests;

/// <summary>Trails of decisions in which every stage spoke: honest ones are clean, changed ones are found.</summary>
public sealed class StageTrailTests
{
    private const ulong Stopped = 1;
    private const ulong Raised = 2;
    private const ulong Chained = 3;
    private const ulong Contained = 4;
    private const ulong OnCall = 5;

    private static readonly byte[] Trail = Play(Story.Policy);

    [Fact]
    public void Decisions_of_every_stage_are_told_and_can_be_taken_again()
    {
        Assert.Empty(Forgery.Verify(Trail).Findings);
        var forgery = new Forgery(Trail);
        string Decision(ulong node) => forgery.Lines[forgery.Find(node, "policy_evaluated")];
        Assert.Contains("\"rows\":[{\"id\":\"S4\",", Decision(Stopped), StringComparison.Ordinal);
        Assert.Contains("\"levels\":{\"level\":\"auto\",\"chain\":\"auto\",\"modifier\":\"single\",\"emergency\":\"single\"}", Decision(Raised), StringComparison.Ordinal);
        Assert.Contains("\"deciding\":[\"M1\"]", Decision(Raised), StringComparison.Ordinal);
        Assert.Contains("\"chain_rows\":[{\"id\":\"R6-flag\",", Decision(Chained), StringComparison.Ordinal);
        Assert.Contains("\"new_ceiling\":8.5,", Decision(Chained), StringComparison.Ordinal);
        Assert.Contains("\"chain\":{\"of\":\"0000000000000000\",\"step\":0,\"points\":1,\"ceiling\":0,\"highest_impact\":\"low\",\"flags\":[\"customer\"],\"has_write\":true,\"has_final_write\":false}", Decision(Chained), StringComparison.Ordinal);
        Assert.Contains("\"emergency\":\"auto\"},", Decision(Contained), StringComparison.Ordinal);
        Assert.Contains("\"post_hoc_reviewers\":2,\"post_hoc_within_us\":86400000000", Decision(Contained), StringComparison.Ordinal);
        Assert.Contains("\"side\":\"emergency\"", Decision(OnCall), StringComparison.Ordinal);
    }

    [Fact]
    public void Under_the_auto_twin_the_same_rows_are_told_and_every_level_is_opened()
    {
        var trail = Play(Story.Policy.AutoTwin());
        Assert.Equal([TrailRule.I09, TrailRule.I31], Forgery.Rules(Forgery.Verify(trail))); // E2's containment and a whole chain ran without anybody
        Assert.Contains("\"cap\":\"auto\"", new Forgery(trail).Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Stopped, "\"id\":\"S4\"", "\"id\":\"S1\"")]
    [InlineData(Raised, "\"modifier\":\"single\"", "\"modifier\":\"auto\"")]
    [InlineData(Raised, "\"deciding\":[\"M1\"]", "\"deciding\":[\"R3\"]")]
    [InlineData(Chained, "\"new_ceiling\":8.5", "\"new_ceiling\":30")]
    [InlineData(Chained, "\"id\":\"R7\"", "\"id\":\"R5\"")]
    [InlineData(Chained, "\"chain\":\"dual\"", "\"chain\":\"single\"")]
    [InlineData(Contained, "\"post_hoc_reviewers\":2", "\"post_hoc_reviewers\":0")]
    [InlineData(Contained, "\"post_hoc_within_us\":86400000000", "\"post_hoc_within_us\":null")]
    [InlineData(OnCall, "\"side\":\"emergency\"", "\"side\":\"default\"")]
    [InlineData(OnCall, "\"deciding\":[\"E2\"]", "\"deciding\":[\"E1\"]")]
    public void A_decision_told_otherwise_breaks_I15(ulong node, string told, string forged)
    {
        var forgery = new Forgery(Trail).Change(node, "policy_evaluated", told, forged);
        Assert.Equal([TrailRule.I15], forgery.RulesAfterRepair());
    }

    [Fact]
    public void A_step_beyond_the_ceiling_that_people_granted_breaks_I31()
    {
        // The step has 3 × 2.5 points; who approved 7 did not approve it.
        var forgery = new Forgery(Trail).Change(Chained, "policy_evaluated", "\"new_ceiling\":8.5", "\"new_ceiling\":7");
        Assert.Equal([TrailRule.I15, TrailRule.I31], forgery.RulesAfterRepair());
    }

    [Theory]
    [InlineData(Stopped, "\"signs\":[\"injection_signature\"]", "\"signs\":[]")]
    [InlineData(Raised, "\"identity\":\"shared_broad\"", "\"identity\":\"jit\"")]
    [InlineData(Raised, "\"environment\":\"staging\"", "\"environment\":\"sandbox\"")]
    [InlineData(Chained, "\"blast_radius\":2.5", "\"blast_radius\":1")]
    [InlineData(Chained, "\"points\":1,", "\"points\":0.5,")]
    [InlineData(Chained, "\"flags\":[\"customer\"]", "\"flags\":[]")]
    [InlineData(OnCall, "\"signs\":[\"second_identity\"]", "\"signs\":[\"pre_approved_playbook\",\"second_identity\"]")]
    public void An_input_told_otherwise_in_the_decision_breaks_I14(ulong node, string told, string forged)
    {
        var forgery = new Forgery(Trail).Change(node, "policy_evaluated", told, forged);
        Assert.Contains(TrailRule.I14, forgery.RulesAfterRepair());
    }

    [Theory]
    [InlineData(Stopped, "\"signs\":[\"injection_signature\"]", "\"signs\":[]")]
    [InlineData(Raised, "\"identity\":\"shared_broad\"", "\"identity\":\"jit\"")]
    [InlineData(Chained, "\"blast_radius\":2.5", "\"blast_radius\":0.5")]
    [InlineData(Chained, "\"ceiling\":0,", "\"ceiling\":100,")]
    [InlineData(Chained, "\"has_final_write\":false", "\"has_final_write\":true")]
    [InlineData(OnCall, "\"signs\":[\"second_identity\"]", "\"signs\":[\"pre_approved_playbook\",\"second_identity\"]")]
    public void An_input_told_otherwise_throughout_breaks_I15(ulong node, string told, string forged)
    {
        // The forger changes submission and decision alike: the decision no longer follows.
        var forgery = new Forgery(Trail).Change(node, "submitted", told, forged).Change(node, "policy_evaluated", told, forged);
        Assert.Contains(TrailRule.I15, forgery.RulesAfterRepair());
    }

    [Theory]
    [InlineData("\"initial_ceiling\":3", "\"initial_ceiling\":50", Chained)]
    [InlineData("\"medium\":3,", "\"medium\":2,", Chained)]
    [InlineData("\"any_sign\":[\"broad_identity\"]", "\"any_sign\":[\"sandbox\"]", Raised)]
    [InlineData("\"all_signs\":[\"pre_approved_playbook\",\"second_identity\"]", "\"all_signs\":[\"sandbox\"]", Contained)]
    public void Rules_softened_afterwards_break_I15(string told, string forged, ulong node)
    {
        var report = new Forgery(Trail).Change(0, told, forged).Rechain().Verify();
        Assert.Equal([TrailRule.I15], Forgery.Rules(report));
        Assert.Equal(new NodeId(node), Assert.Single(report.Findings).Node);
    }

    [Theory]
    [InlineData("\"identity\":\"shared_broad\"", "\"identity\":\"borrowed\"")]
    [InlineData("\"signs\":[]", "\"signs\":[\"luck\"]")]
    [InlineData("\"blast_radius\":1", "\"blast_radius\":-1")]
    [InlineData("\"chain\":null", "\"chain\":{\"points\":0.0001}")]
    [InlineData("\"chain\":null", "\"chain\":7")]
    public void An_input_that_cannot_be_read_breaks_I14(string told, string forged) =>
        Assert.Contains(TrailRule.I14, new Forgery(Trail).Change(Raised, "policy_evaluated", told, forged).RulesAfterRepair());

    [Fact]
    public void A_playbook_that_was_never_approved_covers_no_final_write()
    {
        // Without the sign the emergency would not have been one: told of both records, the write has neither approval nor playbook.
        const string Both = "\"signs\":[\"pre_approved_playbook\",\"second_identity\"]";
        var forgery = new Forgery(Trail)
            .Change(Contained, "submitted", Both, "\"signs\":[]").Change(Contained, "policy_evaluated", Both, "\"signs\":[]");
        Assert.Equal([TrailRule.I09, TrailRule.I15], forgery.RulesAfterRepair());
    }

    [Fact]
    public void A_trail_of_an_older_format_is_not_misread()
    {
        var report = new Forgery(Trail).Change(0, "\"format\":5", "\"format\":2").Rechain().Verify();
        Assert.Contains(report.Findings, finding => finding.Rule == TrailRule.Format && finding.Message.Contains("format 2", StringComparison.Ordinal));
    }

    internal static byte[] Play(PolicyTable policy)
    {
        var chain = ChainState.Start.After(World.Request(Impact.Low, RiskFlags.Customer), RiskPoints.Of(1));
        var contained = World.Request(Impact.High, RiskFlags.Customer, reversible: false, containment: true);
        var desk = new Desk(World.LadderGates, policy);
        ActionRequest[] requests =
        [
            Named(World.Auto(), Stopped).With(Signs.InjectionSignature),
            Named(World.Auto(), Raised).With(IdentityMode.SharedBroad).With(RunEnvironment.Staging),
            Named(World.Request(confidence: 1), Chained).Reaching(2.5).With(chain),
            Named(contained, Contained).With(Signs.SecondIdentity | Signs.PreApprovedPlaybook),
            Named(contained, OnCall).With(Signs.SecondIdentity),
        ];
        foreach (var request in requests)
        {
            var id = desk.Enter(request);
            PersonId[] people = [World.Olga, World.Rita];
            for (var place = 0; desk.Pipeline.PhaseOf(id) == RequestPhase.Pending; place++)
            {
                desk.Approve(id, place, people[place]);
            }

            if (desk.Issued(id))
            {
                desk.Executed(id);
                desk.RevokeAll(id);
            }
        }

        return Story.Write(desk);
    }

    private static ActionRequest Named(in ActionRequest request, ulong node) => request with { Node = new NodeId(node) };
}
