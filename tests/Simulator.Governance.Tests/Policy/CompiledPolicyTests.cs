using FsCheck;
using FsCheck.Fluent;

namespace Simulator.Governance.Tests;

/// <summary>Tables match by masks; here they are held against the plain reading of their rows.</summary>
public sealed class CompiledPolicyTests
{
    private static readonly Gen<(PolicyTable Table, ActionRequest Request)> Cases =
        from table in RandomPolicies.Tables
        from request in RandomPolicies.Requests
        select (table, request);

    [Fact]
    public void A_table_decides_as_its_rows_read()
    {
        var ways = new HashSet<(bool, bool, bool, bool)>();
        RandomPolicies.Holds(
            Cases,
            input =>
            {
                var decision = input.Table.Evaluate(input.Request);
                Assert.Equal(PlainPolicy.Evaluate(input.Table, input.Request), (decision.Outcome, decision.Levels, decision.Obligations));
                ways.Add((decision.Outcome == Outcome.Deny, decision.Levels.Chain > decision.Levels.Level,
                    decision.Levels.Modifier > decision.Levels.Chain, decision.Levels.Emergency < decision.Levels.Modifier));
            },
            times: 10_000);
        Assert.True(ways.Count >= 7, $"the random tables reach only {ways.Count} ways to a decision");
    }

    [Fact]
    public void The_rows_named_are_those_that_match_and_the_deciding_ones_are_among_them() =>
        RandomPolicies.Holds(
            Cases,
            input =>
            {
                var (table, request) = input;
                var decision = table.Evaluate(request);
                Assert.All(table.RowsOf(decision.MatchedRows), row => Assert.True(row.Matches(request), row.Id));
                var deciding = table.DecidingRows(decision);
                Assert.Equal(deciding, deciding & (decision.MatchedRows | decision.ChainRows));
                Assert.True(deciding != 0 || decision.IsDefaultDeny || decision.Levels.Chain > decision.Levels.Level, "somebody must have decided");
                Assert.Equal(decision.Outcome == Outcome.Deny && !decision.IsDefaultDeny, table.RowsOf(deciding).Any(row => row.Stage == PolicyStage.Stop));
                Assert.Equal(table.Digest, decision.PolicyDigest);
            },
            times: 3_000);

    [Fact]
    public void A_decision_follows_from_the_rows_it_names() =>
        RandomPolicies.Holds(
            Cases,
            input =>
            {
                var decision = input.Table.Evaluate(input.Request);
                Assert.Equal(decision, RecordedDecision.Of(input.Table, decision.MatchedRows, input.Request));
            },
            times: 3_000);

    [Fact]
    public void The_auto_twin_keeps_stops_rows_and_obligations_and_opens_every_gate() =>
        RandomPolicies.Holds(
            Cases,
            input =>
            {
                var (here, there) = (input.Table.Evaluate(input.Request), input.Table.AutoTwin().Evaluate(input.Request));
                Assert.Equal(here.Outcome == Outcome.Deny ? Outcome.Deny : Outcome.Auto, there.Outcome);
                Assert.Equal(here with { Outcome = there.Outcome, PolicyDigest = there.PolicyDigest }, there);
            },
            times: 3_000);
}
