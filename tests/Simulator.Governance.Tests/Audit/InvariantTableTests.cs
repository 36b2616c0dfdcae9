namespace Simulator.Governance.Tests;

/// <summary>Every rule of a trail holds in an honest one, and in a bad one is broken by a record that the verifier names.</summary>
public sealed class InvariantTableTests
{
    private const string Olga = "\"actor\":{\"id\":1,";
    private const string Oda = "\"actor\":{\"id\":3,";
    private const string Rita = "\"actor\":{\"id\":4,";
    private const string Otto = "\"actor\":{\"id\":2,";
    private const string Berta = "\"actor\":{\"id\":7,";
    private const ulong Taken = 1;

    /// <summary>What a forger, or a bad policy, does to an honest trail; numbers and chain are repaired afterwards.</summary>
    private static readonly Dictionary<TrailRule, (Func<Forgery> Honest, Func<Forgery, Forgery> Bad)> Table = new()
    {
        [TrailRule.I01] = (Told, trail => trail.Drop(Story.Dual, "authorised")),
        [TrailRule.I02] = (Told, trail => trail.Change(Story.Dual, "authorised", "\"level\":\"dual\"", "\"level\":\"single\"")),
        [TrailRule.I03] = (Told, trail => trail.Drop(Story.Dual, "approved", 1)),
        [TrailRule.I04] = (Told, trail => trail.Change(Story.Dual, "review_started", Rita, Otto, 1).Change(Story.Dual, "approved", Rita, Otto, 1)),
        [TrailRule.I05] = (Told, trail => trail.Change(Story.Dual, "approved", "\"digest\":\"0123", "\"digest\":\"1123")),
        [TrailRule.I06] = (Told, trail => trail.Copy(Story.Dual, "executed", Story.Dual, "executed")),
        [TrailRule.I07] = (Told, trail => trail.Change(Story.FinalSingle, "review_started", Olga, Berta).Change(Story.FinalSingle, "approved", Olga, Berta)),
        [TrailRule.I08] = (Told, trail => trail.Change(Story.AutoWithSession, "submitted", "\"signs\":[]", "\"signs\":[\"owner_missing\"]")),
        [TrailRule.I09] = (Told, trail => trail.Drop(Story.FinalSingle, "approved")),
        [TrailRule.I10] = (() => Overridden(Recorded), trail => trail.Drop(Taken, "overridden")),
        [TrailRule.I11] = (() => Overridden(Recorded), _ => Overridden(OverrideRecord.None)),
        [TrailRule.I12] = (() => Overridden(Recorded), _ => Overridden(OverrideRecord.Recorded)),
        [TrailRule.I13] = (Told, trail => trail.Change(Story.Rejected, "rejected", ",\"reason_code\":\"judged_wrong\"", string.Empty)),
        [TrailRule.I14] = (Told, trail => trail.Change(Story.AutoWithSession, "policy_evaluated", "\"policy\":\"risk_tiered@test\"", "\"policy\":\"another\"")),
        [TrailRule.I15] = (Told, trail => trail.Change(Story.AutoWithSession, "policy_evaluated", "\"id\":\"R3\"", "\"id\":\"R4\"")),
        [TrailRule.I16] = (Told, trail => trail.Change(Story.AutoWithSession, "submitted", "\"prompt\":\"prompt/0000000000000001\",", string.Empty)),
        [TrailRule.I17] = (Told, trail => trail.Change(Story.FinalSingle, "approved", Olga, Oda)),
        [TrailRule.I18] = (Told, trail => trail.Drop(Story.Passed, "handed_back")),
        [TrailRule.I19] = (Told, trail => trail.Change(Story.AutoWithSession, "credential_issued", "class-1/executor", "class-1/orchestrator", 1)),
        [TrailRule.I20] = (Told, trail => trail.Change(Story.Renewed, "credential_issued", "\"ttl_us\":900000000", "\"ttl_us\":900000001")),
        [TrailRule.I21] = (() => Overridden(Recorded), trail => trail.Change(Taken, "overridden", "\"expires\":\"2026-03-02T09:00:00.000000Z\"", "\"expires\":\"2026-03-02T07:59:59.000000Z\"")),
        [TrailRule.I22] = (Told, trail => trail.Change(Story.AutoWithSession, "executed", "\"scope\":1", "\"scope\":1.5")),
        [TrailRule.I29] = (() => WithOutage("07:00", "08:00"), _ => WithOutage("07:00", "08:01")),
        [TrailRule.I31] = (() => new Forgery(StageTrailTests.Play(Story.Policy)), _ => new Forgery(StageTrailTests.Play(Story.Policy.AutoTwin()))),
        [TrailRule.I32] = (Told, trail => trail.Copy(Story.Expired, "expired", Story.Rejected, "rejected")),
    };

    private static OverrideRecord Recorded => OverrideRecord.Recorded | OverrideRecord.Reasoned;

    public static TheoryData<TrailRule> Rules() => [.. Table.Keys.Order()];

    [Fact]
    public void Every_rule_is_in_the_table_or_about_the_file_itself() =>
        Assert.Equal([TrailRule.Format, TrailRule.I24, TrailRule.I25], Enum.GetValues<TrailRule>().Except(Table.Keys));

    [Theory]
    [MemberData(nameof(Rules))]
    public void An_honest_trail_keeps_the_rule_and_all_others(TrailRule rule) => Assert.Empty(Table[rule].Honest().Renumber().Rechain().Verify().Findings);

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_bad_one_breaks_it_and_the_finding_names_record_and_request(TrailRule rule)
    {
        var bad = Table[rule].Bad(Table[rule].Honest()).Renumber().Rechain();
        var findings = bad.Verify().Findings.Where(finding => finding.Rule == rule).ToList();
        Assert.NotEmpty(findings);
        foreach (var finding in findings)
        {
            Assert.InRange(finding.Line, 2, bad.Lines.Count);
            Assert.Contains(finding.Node!.Value.ToString(), bad.Lines[(int)finding.Line - 1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void One_changed_byte_breaks_I25_at_its_record()
    {
        var trail = Told();
        var line = trail.Find(Story.Dual, "approved");
        trail.Change(line, "\"digest\":\"0123", "\"digest\":\"1123");
        Assert.Equal(line + 1, trail.Verify().Findings.First(finding => finding.Rule == TrailRule.I25).Line);
    }

    [Fact]
    public void A_record_taken_out_breaks_I24_at_the_next_one_unless_the_gap_is_declared()
    {
        var trail = Told();
        var line = trail.Find(Story.Dual, "task_opened");
        var sequence = line - 1; // behind the header, from 0
        trail.Lines.RemoveAt(line);
        var report = trail.Rechain().Verify();
        Assert.Equal(line + 1, Assert.Single(report.Findings, finding => finding.Rule == TrailRule.I24).Line);
        Assert.Equal((0ul, 1ul), (report.DeclaredMissing, report.UndeclaredMissing));
        trail.Lines.Insert(line, FormattableString.Invariant($$"""{"record":"gap","first":{{sequence}},"last":{{sequence}},"prev":"{{new string('0', 64)}}","hash":"{{new string('0', 64)}}"}"""));
        var declared = trail.Rechain().Verify();
        Assert.Equal((0L, 1ul, 0ul), (declared.CountOf(TrailRule.I24), declared.DeclaredMissing, declared.UndeclaredMissing));
    }

    [Theory]
    [InlineData(0, 0)] // not the number that was to follow
    [InlineData(4, 3)] // ends before it begins
    [InlineData(4, ulong.MaxValue)]
    public void A_declared_gap_that_cannot_be_is_found_and_harms_nobody(ulong first, ulong last)
    {
        var trail = Told();
        trail.Lines.Insert(5, FormattableString.Invariant($$"""{"record":"gap","first":{{first}},"last":{{last}},"prev":"{{new string('0', 64)}}","hash":"{{new string('0', 64)}}"}"""));
        Assert.Contains(TrailRule.I24, Forgery.Rules(trail.Rechain().Verify()));
    }

    private static Forgery Told() => new();

    /// <summary>A request that somebody took through its gate by an override, used at once and reviewed.</summary>
    private static Forgery Overridden(OverrideRecord record)
    {
        using var desk = new DutyDesk(rechecks: false, special: new SpecialRules { Overrides = new OverrideTerms(World.Minutes(60), World.Minutes(24 * 60)) });
        var id = desk.Enter(World.Single(Taken));
        desk.Do(desk.Pipeline.Override(id, World.Berta, record, desk.Now));
        desk.Execute(id);
        desk.Do(desk.Pipeline.ReviewOverride(id, World.Rita, desk.Now));
        return desk.Trail();
    }

    /// <summary>The story, whose first requests are decided at eight, with an outage of the policy engine.</summary>
    private static Forgery WithOutage(string from, string to)
    {
        var trail = Told();
        var zeros = new string('0', 64);
        trail.Lines.Insert(1, $$"""{"record":"policy_outage","from":"2026-03-02T{{from}}:00.000000Z","to":"2026-03-02T{{to}}:00.000000Z","prev":"{{zeros}}","hash":"{{zeros}}"}""");
        return trail;
    }
}
