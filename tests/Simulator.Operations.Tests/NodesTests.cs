using Simulator.Governance;
using Simulator.Operations;

namespace Simulator.Operations.Tests;

public class NodesTests
{
    [Fact]
    public void A_root_holds_kind_source_and_ordinal()
    {
        Assert.Equal(0x1ABC_0000_0000_0007UL, Nodes.Request(0xABC, 7).Value);
        Assert.Equal(0x2ABC_0000_0000_0007UL, Nodes.Incident(0xABC, 7).Value);
        Assert.Equal(0x3000_0000_0000_0007UL, Nodes.Person(new PersonId(7)).Value);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(4096, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 1L << 48)]
    public void A_field_that_overflows_throws(int source, long ordinal) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Nodes.Request(source, ordinal));

    [Fact]
    public void Children_differ_by_parent_cause_and_number()
    {
        var parent = Nodes.Incident(1, 1);
        var children = new[]
        {
            Nodes.Containment(parent, 0), Nodes.Containment(parent, 1), Nodes.Containment(Nodes.Incident(1, 2), 0),
            Nodes.Slot(parent, 0), Nodes.Slot(parent, 1),
        };
        Assert.Equal(children.Length, children.Distinct().Count());
    }

    [Fact]
    public void A_source_keeps_its_number_when_another_one_is_added()
    {
        var two = Nodes.SourceNumbers(["refund", "summary"]);
        var three = Nodes.SourceNumbers(["another", "refund", "summary"]);
        Assert.Equal(two, three[1..]);
    }

    [Fact]
    public void Sources_have_distinct_numbers_however_many_there_are()
    {
        var numbers = Nodes.SourceNumbers([.. Enumerable.Range(0, 4096).Select(index => $"class-{index}")]);
        Assert.Equal(4096, numbers.Distinct().Count());
        Assert.Throws<ArgumentException>(() => Nodes.SourceNumbers([.. Enumerable.Range(0, 4097).Select(index => $"class-{index}")]));
    }
}
