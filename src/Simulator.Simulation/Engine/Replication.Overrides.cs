using Simulator.Governance;
using Simulator.Operations;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>Break-glass: who waits too long goes around the gate, on record or not.</content>
public sealed partial class Replication
{
    /// <summary>
    /// Sets the time at which a request is overridden unless its gates end before. It belongs to the request and its class: entering another
    /// gate, or the same one anew, changes nothing about it.
    /// </summary>
    private void AwaitOverride(RequestId id, ref Work work)
    {
        if (scenario.BreakGlass is not { } glass || KindOf(work).ServiceLevel is not { } serviceLevel)
        {
            return;
        }

        var threshold = draws.StandardExponential(work.Recommendation.Request.Node.Value, DrawPurpose.OverrideThreshold);
        var due = work.EnteredGates.AddSaturating(glass.AgeAt(serviceLevel, threshold));
        calendar.Cancel(work.OverrideDue);
        work.OverrideDue = calendar.Schedule(
            Instant.Max(due, now), EventOrder.Timer, new SimEvent(SimEventKind.OverrideDue, 0, id.Slot, id.Generation));
    }

    private void Override(RequestId id)
    {
        if (pipeline.PhaseOf(id) != RequestPhase.Pending)
        {
            return;
        }

        var glass = scenario.BreakGlass!;
        var request = works[id.Slot].Recommendation.Request;
        var node = request.Node.Value;
        var record = draws.Uniform(node, DrawPurpose.OverrideUnlogged) < glass.Unlogged ? OverrideRecord.None
            : draws.Uniform(node, DrawPurpose.OverrideReason) < glass.WithoutReason ? OverrideRecord.Recorded
            : OverrideRecord.Recorded | OverrideRecord.Reasoned;
        pipeline.Override(id, request.Subject.RunOwner, record, now);
        if (record != OverrideRecord.None)
        {
            var delay = glass.ReviewDelay.Quantile(draws.Uniform(node, DrawPurpose.OverrideReviewDelay));
            Schedule(now.AddSaturating(Duration.FromMicroseconds(delay)), EventOrder.Completion, SimEventKind.OverrideReviewed, id);
        }
    }

    private void ReviewOverride(RequestId id)
    {
        if (!pipeline.IsCurrent(id))
        {
            return;
        }

        var pool = scenario.BreakGlass!.ReviewPool;
        var uniform = draws.Uniform(works[id.Slot].Recommendation.Request.Node.Value, DrawPurpose.OverrideReviewer);
        var person = Staff.FirstReviewer(scenario, pool).Value + (int)(uniform * scenario.Pools[pool].Reviewers);
        pipeline.ReviewOverride(id, new PersonId(person), now);
    }
}
