using Simulator.Governance;
using Simulator.Operations;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>What is owed after an execution: reviews by so many people within a deadline, or of a sample.</content>
public sealed partial class Replication
{
    private static ActionRequest Seen(in ActionRequest request, Signs signs) =>
        request with { Context = request.Context with { Signs = request.Context.Signs | signs } };

    /// <summary>
    /// The reviews are drawn when the action is executed, and their deadline counts from the execution. Where a pool does them they are tasks
    /// of its people; otherwise they take nobody's time away.
    /// </summary>
    private void LookBack(RequestId id, ref Work work)
    {
        if (!work.IsCounted && scenario.PostHocPool is null)
        {
            return;
        }

        var request = work.Recommendation.Request;
        var owed = VersionThatDecided(work).Evaluate(request).Obligations;
        work.LookBackBy = now.AddSaturating(owed.PostHocWithin);
        var node = request.Node.Value;
        var reviewers = owed.SampleShare > 0 && draws.Uniform(node, DrawPurpose.PostHocSample) < owed.SampleShare
            ? Math.Max(1, owed.PostHocReviewers)
            : owed.PostHocReviewers;
        if (scenario.PostHocPool is { } pool)
        {
            reviewers = Math.Min(reviewers, Gate.MaximumApprovals);
            pipeline.LookBack(id, reviewers, pool, now);
            score.OwesReviews(work.IsCounted ? reviewers : 0);
            return;
        }

        for (var reviewer = 0; reviewer < reviewers; reviewer++)
        {
            var delay = Duration.FromMicroseconds(scenario.PostHocDelay!.Quantile(draws.Uniform(node, DrawPurpose.PostHocDelay, reviewer)));
            score.OwesReviews(1);
            score.LookedBack(isOnTime: delay <= owed.PostHocWithin);
        }
    }

    private void LookedBack(in AuditEvent fact, in Work work)
    {
        if (work.IsCounted)
        {
            score.LookedBack(isOnTime: fact.At <= work.LookBackBy);
        }
    }

    /// <summary>What is owed follows from the version that decided, whatever is in force by now.</summary>
    private PolicyTable VersionThatDecided(in Work work) =>
        work.IsFallback ? setup.FallbackOf(Arm) ?? setup.PolicyOf(Arm) : work.Lapse != PolicyLapse.None ? setup.WrongPolicyOf(Arm, work.Lapse) : work.IsWidened ? setup.WidenedOf(Arm) : setup.PolicyOf(Arm);
}
