using Simulator.Time;

namespace Simulator.Governance.Tests;

/// <summary>Break-glass: an action goes ahead without the end of its gate, on record or dark.</summary>
public sealed class OverrideTests : IDisposable
{
    private const OverrideRecord Full = OverrideRecord.Recorded | OverrideRecord.Reasoned;

    private readonly DutyDesk desk = new(rechecks: false, special: new SpecialRules { Overrides = new OverrideTerms(World.Minutes(60), World.Minutes(24 * 60)) });

    public void Dispose() => desk.Dispose();

    [Fact]
    public void An_override_takes_the_task_away_executes_and_is_closed_only_when_somebody_has_reviewed_it()
    {
        var id = desk.Enter(World.Single());
        Assert.True(desk.Pipeline.Begin(id, 0, World.Olga, desk.Now));
        Assert.True(Override(id));
        Assert.Contains(desk.Wishes, wish => wish.Wish == Wish.CloseTask);
        Assert.False(desk.Pipeline.Expire(id, desk.Now + World.Minutes(600))); // the gate has ended
        desk.Execute(id);
        Assert.Equal((0, 0, 1), (desk.Count(Fact.Authorised), desk.Count(Fact.Expired), desk.Count(Fact.Executed)));
        Assert.True(desk.Pipeline.IsCurrent(id));
        Assert.True(Review(id, World.Rita));
        Assert.False(Review(id, World.Rita));
        Assert.False(desk.Pipeline.IsCurrent(id));
        Assert.Empty(desk.Trail().Verify().Findings);
    }

    [Fact]
    public void An_override_that_is_not_used_within_its_life_lapses()
    {
        var id = desk.Enter(World.Single());
        Override(id);
        desk.Now += World.Minutes(60);
        var other = desk.Enter(World.Single(2));
        Override(other);
        desk.Execute(id); // exactly at its end
        desk.Now += World.Minutes(60);
        Assert.True(desk.Do(desk.Pipeline.Issued(other, desk.Now)));
        Assert.Equal((1, 1), (desk.Count(Fact.ApprovalLapsed), desk.Count(Fact.Executed)));
        Assert.False(Review(other, World.Rita)); // nothing was done
        Review(id, World.Rita);
        Assert.Empty(desk.Trail().Verify().Findings);
    }

    [Fact]
    public void Nobody_overrides_what_waits_in_no_gate_or_where_it_is_impossible()
    {
        var id = desk.Enter(World.Auto());
        Assert.False(Override(id));
        using var strict = new DutyDesk(rechecks: false);
        Assert.False(strict.Pipeline.Override(strict.Enter(World.Single()), World.Berta, Full, strict.Now));
    }

    [Fact]
    public void One_that_goes_dark_breaks_I10_and_I11_and_owes_no_review()
    {
        var id = desk.Enter(World.Single());
        Override(id, OverrideRecord.None);
        desk.Execute(id);
        Assert.False(desk.Pipeline.IsCurrent(id));
        Assert.Equal([TrailRule.I10, TrailRule.I11], desk.Trail().RulesAfterRepair());
    }

    [Fact]
    public void What_the_trail_does_not_tell_of_a_dark_override_is_an_execution_in_spite_of_its_gate()
    {
        var id = desk.Enter(World.Single());
        Override(id, OverrideRecord.None);
        desk.Execute(id);
        Assert.Equal([TrailRule.I01, TrailRule.I02, TrailRule.I10], desk.Trail().Drop(1, "overridden").RulesAfterRepair());
    }

    [Fact]
    public void An_irreversible_write_may_rest_on_a_recorded_override_and_on_no_other()
    {
        var request = World.Request(Impact.High, reversible: false);
        var id = desk.Enter(request);
        Override(id);
        desk.Execute(id);
        Review(id, World.Rita);
        var dark = desk.Enter(World.Request(Impact.High, reversible: false, node: 2));
        Override(dark, OverrideRecord.None);
        desk.Execute(dark);
        var report = desk.Trail().Verify();
        Assert.All(report.Findings, finding => Assert.Equal(2ul, finding.Node!.Value.Value));
        Assert.Equal([TrailRule.I09, TrailRule.I10, TrailRule.I11], Forgery.Rules(report));
    }

    [Fact]
    public void A_record_without_a_reason_breaks_I12() => AssertI12(id => Override(id, OverrideRecord.Recorded), trail => trail);

    [Fact]
    public void A_record_that_names_nobody_breaks_I12() =>
        AssertI12(id => Override(id), trail => trail.Change(1, "overridden", "\"actor\":{\"id\":7,\"name\":\"Berta {prev}\"}", "\"actor\":null"));

    [Theory]
    [InlineData("expires")]
    [InlineData("review_by")]
    public void A_record_without_an_end_or_a_limit_breaks_I12(string field) =>
        AssertI12(id => Override(id), trail => trail.Change(1, "overridden", TimeAfter(trail, field), $"\"{field}\":null"));

    [Fact]
    public void A_review_by_who_made_it_breaks_I12()
    {
        var id = Overridden();
        Review(id, World.Berta);
        Assert.Equal([TrailRule.I12], desk.Trail().RulesAfterRepair());
    }

    [Theory]
    [InlineData(24 * 60, false)]
    [InlineData((24 * 60) + 1, true)]
    public void A_review_after_the_limit_breaks_I12(int minutes, bool breaks)
    {
        var made = desk.Now;
        var id = Overridden();
        desk.Now = made + World.Minutes(minutes);
        Review(id, World.Rita);
        Assert.Equal(breaks ? [TrailRule.I12] : [], desk.Trail().RulesAfterRepair());
    }

    [Fact]
    public void One_that_nobody_reviewed_by_the_end_of_the_trail_breaks_I12()
    {
        Overridden();
        desk.Now += World.Minutes(25 * 60);
        desk.Enter(World.Auto(2));
        Assert.Equal([TrailRule.I12], desk.Trail().RulesAfterRepair());
    }

    private static string TimeAfter(Forgery trail, string field)
    {
        var line = trail.Lines[trail.Find(1, "overridden")];
        var start = line.IndexOf($"\"{field}\":", StringComparison.Ordinal);
        return line[start..(line.IndexOf('Z', start) + 2)];
    }

    private void AssertI12(Action<RequestId> make, Func<Forgery, Forgery> forge)
    {
        var id = desk.Enter(World.Single());
        make(id);
        desk.Execute(id);
        Review(id, World.Rita);
        Assert.Equal([TrailRule.I12], forge(desk.Trail()).RulesAfterRepair());
    }

    private RequestId Overridden()
    {
        var id = desk.Enter(World.Single());
        Override(id);
        desk.Execute(id);
        return id;
    }

    private bool Override(RequestId id, OverrideRecord record = Full) => desk.Do(desk.Pipeline.Override(id, World.Berta, record, desk.Now));

    private bool Review(RequestId id, PersonId by) => desk.Do(desk.Pipeline.ReviewOverride(id, by, desk.Now));
}
