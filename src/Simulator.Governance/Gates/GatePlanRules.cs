namespace Simulator.Governance;

/// <summary>What every plan of gates must fulfil so that the pipeline can hold its places.</summary>
internal static class GatePlanRules
{
    /// <exception cref="ArgumentException">A level without gates, a gate without factors, or too many approvals.</exception>
    public static void Check(IReadOnlyList<Gate> plan)
    {
        if (plan.Count == 0)
        {
            throw new ArgumentException("Each level that needs people passes at least one gate.", nameof(plan));
        }

        foreach (var gate in plan)
        {
            var approvals = gate.Factors.Sum(factor => factor.Approvals);
            if (gate.Factors.Any(factor => factor.Approvals < 1) || approvals is < 1 or > Gate.MaximumApprovals)
            {
                throw new ArgumentException(
                    $"Gate '{gate.Name}' asks for {approvals} approvals; 1 to {Gate.MaximumApprovals} are possible, at least one a factor.", nameof(plan));
            }
        }

        if (plan.FirstOrDefault(gate => gate.DenyThreshold is < 1 or > Gate.MaximumApprovals) is { } strange)
        {
            throw new ArgumentException($"Gate '{strange.Name}' wants {strange.DenyThreshold} rejections; 1 to {Gate.MaximumApprovals} are possible.", nameof(plan));
        }

        if (plan.Sum(gate => gate.Factors.Sum(factor => factor.Approvals) + gate.DenyThreshold - 1) > GovernancePipeline.MaximumApprovers)
        {
            throw new ArgumentException(
                $"All gates of a level together ask for at most {GovernancePipeline.MaximumApprovers} approvals, and rejections beyond the first of a gate.", nameof(plan));
        }
    }
}
