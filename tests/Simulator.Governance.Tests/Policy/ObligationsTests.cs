using FsCheck;
using FsCheck.Fluent;
using Simulator.Time;

namespace Simulator.Governance.Tests;

public sealed class ObligationsTests
{
    private static readonly Gen<(Obligations A, Obligations B, Obligations C)> Three =
        from a in RandomPolicies.Obligations
        from b in RandomPolicies.Obligations
        from c in RandomPolicies.Obligations
        select (a, b, c);

    [Fact]
    public void Their_union_does_not_depend_on_order_grouping_or_repetition() =>
        RandomPolicies.Holds(Three, input =>
        {
            var (a, b, c) = input;
            Assert.Equal(a.With(b), b.With(a));
            Assert.Equal(a.With(b).With(c), a.With(b.With(c)));
            Assert.Equal(a, a.With(a));
            Assert.Equal(a, a.With(Obligations.None));
        }, times: 1_000);

    [Fact]
    public void Each_key_unites_to_the_stricter_of_both()
    {
        var one = new Obligations(World.Minutes(5), World.Seconds(60), World.Minutes(90))
        {
            FactorTtl = World.Minutes(60), SampleShare = 0.05, PostHocReviewers = 1, PostHocWithin = World.Minutes(1440), Side = Side.Emergency,
        };
        var other = new Obligations(World.Minutes(15), World.Seconds(90), World.Minutes(60))
        {
            FactorTtl = World.Minutes(30), SampleShare = 0.2, PostHocReviewers = 2, PostHocWithin = World.Minutes(60), Side = Side.Owner,
        };
        Assert.Equal(
            new Obligations(World.Minutes(5), World.Seconds(90), World.Minutes(60))
            {
                FactorTtl = World.Minutes(30), SampleShare = 0.2, PostHocReviewers = 2, PostHocWithin = World.Minutes(60), Side = Side.Emergency,
            },
            one.With(other));
    }

    [Fact]
    public void Only_what_is_done_after_the_execution_has_a_deadline() =>
        Assert.Equal(
            [ObligationKey.SampleShare, ObligationKey.PostHocReviewers, ObligationKey.PostHocWithin],
            Enum.GetValues<ObligationKey>().Where(key => Obligations.TimingOf(key) == ObligationTiming.Post));

    [Fact]
    public void Nothing_remains_to_be_done_where_nobody_asked()
    {
        Assert.False(Obligations.None.HasPostDuties);
        Assert.False((Obligations.None with { PostHocWithin = Duration.Zero }).HasPostDuties);
        Assert.True((Obligations.None with { SampleShare = 0.01 }).HasPostDuties);
        Assert.True((Obligations.None with { PostHocReviewers = 1 }).HasPostDuties);
    }
}
