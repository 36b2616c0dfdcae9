using FsCheck;
using FsCheck.Fluent;

namespace Simulator.Governance.Tests;

/// <summary>A table remembers decisions; nobody may see that but by the clock.</summary>
public sealed class KnownDecisionsTests
{
    [Fact]
    public void A_table_that_has_decided_before_decides_as_its_rows_read() => RandomPolicies.Holds(
        from table in RandomPolicies.Tables
        from requests in Gen.ListOf(RandomPolicies.Requests, 60)
        select (Table: table, Requests: requests.ToList()),
        input =>
        {
            var first = input.Requests.Select(request => input.Table.Evaluate(request)).ToList();
            var again = input.Requests.AsEnumerable().Reverse().Select(request => input.Table.Evaluate(request)).Reverse().ToList();
            Assert.Equal(first, again);
            Assert.All(input.Requests.Zip(first), one => Assert.Equal(
                PlainPolicy.Evaluate(input.Table, one.First), (one.Second.Outcome, one.Second.Levels, one.Second.Obligations)));
        },
        times: 200);

    [Fact]
    public void Threads_that_share_a_table_get_the_same_decisions()
    {
        var table = PolicyProfiles.Table("risk_tiered", 0.8);
        var requests = Gen.Sample(RandomPolicies.Requests, 2_000, 10).ToList();
        var expected = requests.Select(request => PlainPolicy.Evaluate(table, request)).ToList();
        Parallel.For(0, 8, _ => Assert.Equal(expected, requests.Select(request => table.Evaluate(request)).Select(one => (one.Outcome, one.Levels, one.Obligations))));
    }

    [Fact]
    public void Once_all_places_are_taken_nothing_more_is_remembered_and_nothing_is_confused()
    {
        var known = new KnownDecisions();
        for (var matched = 1ul; matched <= 1_000; matched++)
        {
            Assert.Null(known.Find(matched));
            known.Add(matched, new PolicyDecision(Outcome.Single, matched, Obligations.None));
        }

        var found = Enumerable.Range(1, 1_000).Select(matched => known.Find((ulong)matched)).OfType<KnownDecisions.Entry>().ToList();
        Assert.InRange(found.Count, KnownDecisions.Places / 2, KnownDecisions.Places);
        Assert.All(found, entry => Assert.Equal(entry.Matched, entry.Decision.MatchedRows));
    }
}
