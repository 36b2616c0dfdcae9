using Simulator.Governance;
using Simulator.Operations;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>What is owed after an execution: reviews by so many people within a deadline, or of a sample.</content>
public sealed partial class Replication
{
    private static ActionRequest Seen(in ActionRequest request, Signs signs) =>
        request with { Context = request.Context with { Signs = request.Context.Signs | signs } };

    /// <summary>The reviews are drawn when the action is executed; they take nobody's time away, and their deadline counts from the execution.</summary>
    private void LookBack(in Work work)
    {
        if (!work.IsCounted)
        {
            return;
        }

        var request = work.Recommendation.Request;
        var owed = policy.Evaluate(request).Obligations;
        var node = request.Node.Value;
        var reviewers = owed.SampleShare > 0 && draws.Uniform(node, DrawPurpose.PostHocSample) < owed.SampleShare
            ? Math.Max(1, owed.PostHocReviewers)
            : owed.PostHocReviewers;
        for (var reviewer = 0; reviewer < reviewers; reviewer++)
        {
            var delay = Duration.FromMicroseconds(scenario.PostHocDelay!.Quantile(draws.Uniform(node, DrawPurpose.PostHocDelay, reviewer)));
            score.LookedBack(isOnTime: delay <= owed.PostHocWithin);
        }
    }
}
