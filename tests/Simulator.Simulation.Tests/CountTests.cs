using Simulator.Governance;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>Arrays of counts are as long as the enumeration by which they are counted: a member too many would be counted nowhere.</summary>
public sealed class CountTests
{
    [Fact]
    public void Every_member_has_its_place()
    {
        Assert.Equal(RecordKinds.Count, Enum.GetValues<RecordKind>().Length);
        Assert.Equal(LatencyParts.Count, Enum.GetValues<LatencyPart>().Length);
        Assert.Equal(Stages.Count, Enum.GetValues<Stage>().Length);
        Assert.Equal(PivotCounts.Count, Enum.GetValues<PivotCount>().Length);
        Assert.Equal(Trespasses.Count, Enum.GetValues<Trespass>().Length * Enum.GetValues<TrespassEnd>().Length);
        Assert.Equal(Enum.GetValues<GateEnd>().Length, Lab.Run(Lab.With()).All.ByGateEnd.Count);
    }

    /// <summary>What is evidence of nothing else is evidence of the gates: a new fact has to be put in its place by somebody.</summary>
    [Fact]
    public void Only_what_happens_at_gates_and_on_the_way_to_them_is_evidence_of_them() => Assert.Equal(
        [
            Fact.GateEntered, Fact.TaskOpened, Fact.Expired, Fact.Withdrawn, Fact.TurnedAway, Fact.ApprovalLapsed, Fact.Escalated, Fact.ApprovedBySilence,
            Fact.FactorLapsed, Fact.TicketOpened, Fact.TicketPassed, Fact.TicketLost,
        ],
        Enum.GetValues<Fact>().Where(fact => RecordKinds.Of(fact) == RecordKind.Gate));
}
