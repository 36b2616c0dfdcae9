using Simulator.Governance;

namespace Simulator.Simulation;

/// <content>The policy engine answers, but by an older version of the policy, or with rows in error.</content>
public sealed partial class Replication
{
    private bool isBundleOld;
    private bool areRowsInError;
    private PolicyLapse lapse;
    private int versionInForce;

    private void ResetLapses()
    {
        isBundleOld = areRowsInError = false;
        lapse = PolicyLapse.None;
        versionInForce = 0;
    }

    /// <summary>Something begins or ends to be wrong with the policy; what stands in for an engine that is down has nothing to do with it.</summary>
    private void ChangeLapse(ref bool isWrong, bool becomes)
    {
        isWrong = becomes;
        if (!isOnFallback)
        {
            PutPolicyInForce();
        }
    }

    /// <summary>Holds a decision of a wrong version against what the right one would have said.</summary>
    private void HoldAgainstTheRightPolicy(ref Work work, in ActionRequest request, Outcome found)
    {
        var right = setup.PolicyOf(Arm).Evaluate(request).Outcome;
        work.IsTooWeak = IsWeaker(found, right);
        score.DecidedByWrongPolicy(work, lapse, isStricter: IsWeaker(right, found));
    }

    /// <summary>Before the execution the policy was asked again: the right one finds what a wrong one had let pass; a wrong one, and what stands in for an engine that is down, may miss it.</summary>
    private void RecheckAgainstTheRightPolicy(ref Work work, in ActionRequest request, Outcome before, Outcome found)
    {
        var strictest = IsWeaker(before, found) ? found : before;
        var isRightOne = lapse == PolicyLapse.None && !isOnFallback;
        work.IsTooWeak = !isRightOne && IsWeaker(strictest, setup.PolicyOf(Arm).Evaluate(request).Outcome);
        work.Lapse = lapse == PolicyLapse.None ? work.Lapse : lapse;
    }

    /// <summary>A refusal is the strictest of all.</summary>
    private static bool IsWeaker(Outcome one, Outcome other) => StrictnessOf(one) < StrictnessOf(other);

    private static int StrictnessOf(Outcome outcome) => outcome == Outcome.Deny ? int.MaxValue : (int)outcome;
}
