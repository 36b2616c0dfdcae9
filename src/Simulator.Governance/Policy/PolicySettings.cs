namespace Simulator.Governance;

/// <summary>What a policy does beside its rows.</summary>
public sealed record PolicySettings
{
    /// <summary>The rule about chains; null (the default) when steps are judged one by one only.</summary>
    public ChainRule? Chain { get; init; }

    /// <summary>The highest level that is carried out: dual (the default), or auto for the auto twin, which opens every gate.</summary>
    public Outcome Cap { get; init; } = Outcome.Dual;

    /// <summary>
    /// Whether the policy is asked again when the action is about to be executed, and not only when it is drafted. Default: it is. Kept
    /// here for the host; evaluating does not depend on it.
    /// </summary>
    public bool Rechecks { get; init; } = true;
}

/// <summary>Weighs the steps of a chain together: many small steps can do what no single one may.</summary>
/// <param name="Low">Points of a step of low impact, 0 or more.</param>
/// <param name="Medium">Points of a step of medium impact.</param>
/// <param name="High">Points of a step of high impact.</param>
/// <param name="Critical">Points of a step of critical impact.</param>
/// <param name="InitialCeiling">The sum of points a chain may reach before anybody approved one.</param>
public sealed record ChainRule(RiskPoints Low, RiskPoints Medium, RiskPoints High, RiskPoints Critical, RiskPoints InitialCeiling)
{
    /// <summary>1, 3, 10 and 30 points, about half an order of magnitude a step, and a ceiling of one step of medium impact.</summary>
    public static ChainRule Standard { get; } =
        new(RiskPoints.Of(1), RiskPoints.Of(3), RiskPoints.Of(10), RiskPoints.Of(30), RiskPoints.Of(3));

    /// <summary>The points of a step: those of its impact times its blast radius.</summary>
    public RiskPoints PointsOf(in ActionRequest step)
    {
        var points = step.Context.Impact switch
        {
            Impact.Low => Low,
            Impact.Medium => Medium,
            Impact.High => High,
            _ => Critical,
        };
        return step.Resource.BlastRadius == 1 ? points : RiskPoints.Of((double)points.Value * step.Resource.BlastRadius);
    }

    /// <summary>The ceiling of a chain: what was approved, otherwise the initial one.</summary>
    public RiskPoints CeilingOf(in ChainState chain) => chain.Ceiling > InitialCeiling ? chain.Ceiling : InitialCeiling;
}
