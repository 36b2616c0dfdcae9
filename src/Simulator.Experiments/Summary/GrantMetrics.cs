using Simulator.Operations;

namespace Simulator.Experiments;

/// <summary>Standing access that piles up; only where a scenario has it. It depends on no policy and is the same in both arms.</summary>
internal static class GrantMetrics
{
    public static void AddTo(MetricList list, Replications runs)
    {
        GrantResult[] results = [.. runs.Governed.Select(run => run.Grants).OfType<GrantResult>()];
        if (results.Length == 0)
        {
            return;
        }

        list.Mean("unused_privilege_units", "mean", results.Select(result => result.UnusedUnits), Where.GovernedArm);
        list.Ratio("unused_privilege_share", "share", results.Select(result => result.UnusedUnits), results.Select(result => result.HeldUnits), Where.GovernedArm);
        list.Mean("sprawl_slope", "mean", results.Select(result => result.SlopePerWeek), Where.GovernedArm);
        list.Mean("standing_exposure", "mean", results.Select(result => result.UnusedExposure / 60e6), Where.GovernedArm, Where.Part("unused"));
        list.Mean("standing_exposure", "mean", results.Select(result => result.HeldExposure / 60e6), Where.GovernedArm, Where.Part("held"));
        list.Mean("unexpected_uses", "mean", results.Select(result => (double)result.Uses), Where.GovernedArm);
        list.Mean("grants_removed", "mean", results.Select(result => (double)result.Removed), Where.GovernedArm);
    }
}
