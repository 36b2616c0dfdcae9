using Simulator.Governance;

namespace Simulator.Simulation;

/// <content>Other ways that refused agents try, and requests that one agent makes another raise.</content>
internal sealed partial class Scorekeeper
{
    private readonly long[] pivots = new long[PivotCounts.Count];
    private long triggered;
    private long cascades;
    private long triggeredExecuted;
    private long triggeredTraceable;

    /// <summary>A refused agent asks for something else.</summary>
    public void Pivoted(bool hasNewToken)
    {
        pivots[(int)PivotCount.Attempted]++;
        pivots[(int)PivotCount.NewToken] += hasNewToken ? 1 : 0;
    }

    /// <summary>An executed request makes another agent act.</summary>
    public void Triggered(in Work work, bool isFirst)
    {
        triggered += work.IsCounted ? 1 : 0;
        cascades += work.IsCounted && isFirst ? 1 : 0;
    }

    /// <summary>What becomes of another way that was tried, and of what was triggered.</summary>
    public void FollowUpEnded(in AuditEvent fact, in Work work)
    {
        if (!work.IsCounted || work.IsContinued)
        {
            return;
        }

        var isExecuted = fact.Fact == Fact.Executed;
        if (work.Lineage.Pivots > 0)
        {
            pivots[(int)(isExecuted ? PivotCount.Succeeded : PivotCount.Blocked)]++;
        }

        if (work.Lineage.Depth > 0 && isExecuted)
        {
            triggeredExecuted++;
            triggeredTraceable += work.Recommendation.Request.Subject.RunOwner == PersonId.None ? 0 : 1;
        }
    }

    private void ClearCascades()
    {
        Array.Clear(pivots);
        triggered = cascades = triggeredExecuted = triggeredTraceable = 0;
    }

    private CascadeResult Cascades() => new()
    {
        Pivots = [.. pivots],
        Triggered = triggered,
        Cascades = cascades,
        Executed = triggeredExecuted,
        Traceable = triggeredTraceable,
    };
}
