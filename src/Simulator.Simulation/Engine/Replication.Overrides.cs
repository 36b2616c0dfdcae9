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
        if (scenario.BreakGlass is not { } glass)
        {
            return;
        }

        if (IsWavedThrough(ref work))
        {
            work.OverrideDue = Schedule(now, EventOrder.Timer, new SimEvent(SimEventKind.OverrideDue, 0, id.Slot, id.Generation));
            return;
        }

        if (KindOf(work).ServiceLevel is not { } serviceLevel)
        {
            return;
        }

        var threshold = draws.StandardExponential(work.Recommendation.Request.Node.Value, DrawPurpose.OverrideThreshold);
        var due = work.EnteredGates.AddSaturating(glass.AgeAt(serviceLevel, threshold));
        calendar.Cancel(work.OverrideDue);
        work.OverrideDue = Schedule(
            Instant.Max(due, now), EventOrder.Timer, new SimEvent(SimEventKind.OverrideDue, 0, id.Slot, id.Generation));
    }

    /// <summary>
    /// Whether the request goes around its gate from the start. That is settled at its first gate, before anybody can look at it; one whose
    /// override lapsed unused, and which stands in a gate again, has to wait like others.
    /// </summary>
    private bool IsWavedThrough(ref Work work)
    {
        work.IsException = work.Overridden == default && KindOf(work).Content.Exception is { Probability: > 0 } special &&
            draws.Uniform(work.Recommendation.Request.Node.Value, DrawPurpose.SpecialCase) < special.Probability;
        return work.IsException;
    }

    private bool GoesDark(in Work work, double unlogged)
    {
        var node = work.Recommendation.Request.Node.Value;
        return work.IsException
            ? draws.Uniform(node, DrawPurpose.SpecialCase, 1) < KindOf(work).Content.Exception!.Unlogged
            : draws.Uniform(node, DrawPurpose.OverrideUnlogged) < unlogged;
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
        var record = GoesDark(works[id.Slot], glass.Unlogged) ? OverrideRecord.None
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
