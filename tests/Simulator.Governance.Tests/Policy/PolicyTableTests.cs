using Simulator.Time;

namespace Simulator.Governance.Tests;

public sealed class PolicyTableTests
{
    private static readonly Condition Always = new();
    private static readonly Condition Writes = new() { Access = Access.Write };

    [Fact]
    public void What_no_row_allows_is_denied()
    {
        var table = new PolicyTable("1", [Level("reads", new Condition { Access = Access.Read }, Outcome.Auto)]);
        var decision = table.Evaluate(World.Request());
        Assert.Equal(Outcome.Deny, decision.Outcome);
        Assert.True(decision.IsDefaultDeny);
        Assert.Equal(Obligations.None, decision.Obligations);
        Assert.Empty(table.NamesOf(decision.MatchedRows));
    }

    [Fact]
    public void A_table_without_rows_denies_everything()
    {
        var table = new PolicyTable("1", []);
        Assert.All(Combinations.All, request => Assert.True(table.Evaluate(request).IsDefaultDeny));
    }

    [Fact]
    public void A_stop_beats_every_level_and_only_stops_are_named()
    {
        var table = new PolicyTable("1", [Level("all", Always, Outcome.Auto, 5), Stop("s1", Writes, 1), Stop("s2", Always, 9)]);
        var decision = table.Evaluate(World.Request());
        Assert.Equal(Outcome.Deny, decision.Outcome);
        Assert.False(decision.IsDefaultDeny);
        Assert.Equal(["s1", "s2"], table.NamesOf(decision.MatchedRows));
        Assert.Equal(Obligations.None, decision.Obligations);
        Assert.Equal(["s2"], table.NamesOf(table.Evaluate(World.Request(access: Access.Read)).MatchedRows));
    }

    [Theory]
    [InlineData(Outcome.Auto, Outcome.Single)]
    [InlineData(Outcome.Single, Outcome.Auto)]
    [InlineData(Outcome.Dual, Outcome.Auto)]
    [InlineData(Outcome.Single, Outcome.Dual)]
    [InlineData(Outcome.Dual, Outcome.Dual)]
    public void The_highest_level_of_all_matching_rows_holds_whatever_their_order(Outcome first, Outcome second)
    {
        var table = new PolicyTable("1", [Level("a", Always, first, 1), Level("b", Writes, second, 2)]);
        var decision = table.Evaluate(World.Request());
        Assert.Equal(first > second ? first : second, decision.Outcome);
        Assert.Equal(["a", "b"], table.NamesOf(decision.MatchedRows));
    }

    [Fact]
    public void Obligations_are_the_union_over_the_matching_rows_only()
    {
        var table = new PolicyTable("1",
        [
            Level("a", Always, Outcome.Auto, 1, new Obligations(World.Minutes(15), Duration.Zero, World.Minutes(90))),
            Level("b", Writes, Outcome.Single, 2, new Obligations(World.Minutes(30), World.Seconds(60), World.Minutes(60))),
            Level("c", new Condition { Access = Access.Read }, Outcome.Dual, 3, new Obligations(World.Minutes(1), World.Seconds(90), World.Minutes(1))),
        ]);
        Assert.Equal(
            new Obligations(World.Minutes(15), World.Seconds(60), World.Minutes(60)),
            table.Evaluate(World.Request()).Obligations);
    }

    [Fact]
    public void Union_of_obligations_does_not_depend_on_order_and_nothing_is_its_neutral_element()
    {
        var a = new Obligations(World.Minutes(5), World.Seconds(60), Duration.MaxValue);
        var b = new Obligations(World.Minutes(15), World.Seconds(30), World.Minutes(60));
        Assert.Equal(new Obligations(World.Minutes(5), World.Seconds(60), World.Minutes(60)), a.With(b));
        Assert.Equal(a.With(b), b.With(a));
        Assert.Equal(a, a.With(Obligations.None));
        Assert.Equal(a, Obligations.None.With(a));
        Assert.Equal(a, a.With(a));
    }

    [Fact]
    public void Rows_are_numbered_by_order_and_then_by_id()
    {
        var table = new PolicyTable("1", [Level("z", Always, Outcome.Auto, 1), Level("b", Always, Outcome.Auto, 7), Level("a", Always, Outcome.Auto, 7)]);
        Assert.Equal(["z", "a", "b"], table.Rows.Select(row => row.Id));
        Assert.Equal(0b111ul, table.Evaluate(World.Request()).MatchedRows);
        Assert.Equal(["z", "b"], table.NamesOf(0b101));
    }

    [Fact]
    public void All_sixty_four_rows_can_match()
    {
        var table = new PolicyTable("1", Enumerable.Range(0, 64).Select(index => Level($"r{index:00}", Always, Outcome.Auto, index)));
        Assert.Equal(ulong.MaxValue, table.Evaluate(World.Request()).MatchedRows);
        Assert.Equal(64, table.NamesOf(ulong.MaxValue).Count());
    }

    [Fact]
    public void Unusable_tables_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new PolicyTable("1", Enumerable.Range(0, 65).Select(index => Level($"{index}", Always, Outcome.Auto))));
        Assert.Throws<ArgumentException>(() => new PolicyTable("1", [Level("a", Always, Outcome.Auto), Level("a", Writes, Outcome.Auto)]));
        Assert.Throws<ArgumentException>(() => new PolicyTable("1", [Level("a", Always, Outcome.Deny)]));
        Assert.Throws<ArgumentException>(() => new PolicyTable("1", [Stop("a", Always, 1) with { Then = Outcome.Auto }]));
    }

    [Fact]
    public void A_row_that_leaves_a_credential_no_life_is_refused()
    {
        var without = Obligations.None with { CredentialTtl = Duration.Zero };
        Assert.Throws<ArgumentException>(() => new PolicyTable("1", [Level("a", Always, Outcome.Auto, 1, without)]));
    }

    [Fact]
    public void Auto_twin_keeps_stops_and_obligations_and_replaces_every_gate_level()
    {
        var obligations = new Obligations(World.Minutes(5), World.Seconds(60), World.Minutes(60));
        var table = new PolicyTable("1",
        [
            Stop("stop", new Condition { AnyFlag = RiskFlags.Safety }, 1), Level("dual", Writes, Outcome.Dual, 2, obligations),
            Level("auto", Always, Outcome.Auto, 3),
        ]);
        var twin = table.AutoTwin();
        Assert.NotEqual(table.Version, twin.Version);
        Assert.Equal(Outcome.Deny, twin.Evaluate(World.Request(flags: RiskFlags.Safety)).Outcome);
        foreach (var request in Combinations.All.Where((_, index) => index % 7 == 0))
        {
            var (here, there) = (table.Evaluate(request), twin.Evaluate(request));
            Assert.Equal(here.MatchedRows, there.MatchedRows);
            Assert.Equal(here.Obligations, there.Obligations);
            Assert.Equal(here.Outcome == Outcome.Deny ? Outcome.Deny : Outcome.Auto, there.Outcome);
        }
    }

    private static PolicyRow Level(string id, Condition when, Outcome then, int order = 1, Obligations? obligations = null) =>
        new(id, order, PolicyStage.Level, when, then, obligations ?? Obligations.None, "because");

    private static PolicyRow Stop(string id, Condition when, int order) =>
        new(id, order, PolicyStage.Stop, when, Outcome.Deny, Obligations.None, "because");
}
