using Simulator.Time;

namespace Simulator.Governance.Tests;

public sealed class TrailDigestTests
{
    private static readonly AuditEvent Sample = new(
        World.Start, 7, Fact.Approved, new RequestId(3, 2), new NodeId(0x1001_0000_0000_0005), World.Olga, 1);

    [Fact]
    public void Equal_trails_give_equal_digests_whatever_the_handles()
    {
        Assert.Equal(Of(Sample, Sample with { Fact = Fact.Closed }), Of(Sample with { Request = new RequestId(9, 9) }, Sample with { Fact = Fact.Closed }));
        Assert.NotEqual(Of(), Of(Sample));
    }

    [Fact]
    public void Each_part_of_a_fact_changes_the_digest()
    {
        AuditEvent[] changed =
        [
            Sample with { At = Sample.At + new Duration(1) }, Sample with { Fact = Fact.Rejected }, Sample with { Actor = World.Otto },
            Sample with { Actor = PersonId.None }, Sample with { Reason = DecisionReason.Other }, Sample with { Detail = 0 }, Sample with { Detail = 1ul << 63 },
            Sample with { Node = new NodeId(Sample.Node.Value ^ 1) }, Sample with { Node = new NodeId(Sample.Node.Value ^ (1ul << 63)) },
        ];
        Assert.Equal(changed.Length + 1, changed.Append(Sample).Select(fact => Of(fact)).Distinct().Count());
    }

    [Fact]
    public void A_fact_with_its_reason_is_no_larger_than_without() => Assert.Equal(64, System.Runtime.CompilerServices.Unsafe.SizeOf<AuditEvent>());

    [Fact]
    public void Every_single_bit_of_time_node_and_detail_counts()
    {
        var digests = new HashSet<ulong> { Of(Sample) };
        for (var bit = 0; bit < 64; bit++)
        {
            Assert.True(digests.Add(Of(Sample with { At = new Instant(Sample.At.Microseconds ^ (1L << bit)) })));
            Assert.True(digests.Add(Of(Sample with { Node = new NodeId(Sample.Node.Value ^ (1ul << bit)) })));
            Assert.True(digests.Add(Of(Sample with { Detail = Sample.Detail ^ (1ul << bit) })));
        }
    }

    [Fact]
    public void Two_changes_do_not_cancel_out()
    {
        // The kind of a node and the fact, or the actor and the detail, must not share bits.
        var other = (ulong)(Fact.Approved ^ Fact.Rejected) << 56;
        Assert.NotEqual(Of(Sample), Of(Sample with { Fact = Fact.Rejected, Node = new NodeId(Sample.Node.Value ^ other) }));
        Assert.NotEqual(Of(Sample), Of(Sample with { Actor = World.Otto, Detail = Sample.Detail ^ (3ul << 32) }));
    }

    [Fact]
    public void Order_counts()
    {
        var second = Sample with { Fact = Fact.Closed };
        Assert.NotEqual(Of(Sample, second), Of(second, Sample));
        var digest = new TrailDigest();
        digest.Add(1);
        digest.Add(2);
        var swapped = new TrailDigest();
        swapped.Add(2);
        swapped.Add(1);
        Assert.NotEqual(digest.Value, swapped.Value);
    }

    [Fact]
    public void Clearing_starts_again()
    {
        var digest = new TrailDigest();
        var empty = digest.Value;
        digest.Add(Sample);
        Assert.NotEqual(empty, digest.Value);
        digest.Clear();
        Assert.Equal(empty, digest.Value);
    }

    private static ulong Of(params AuditEvent[] facts)
    {
        var digest = new TrailDigest();
        foreach (var fact in facts)
        {
            digest.Add(fact);
        }

        return digest.Value;
    }
}
