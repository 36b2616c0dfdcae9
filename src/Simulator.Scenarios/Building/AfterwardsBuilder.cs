using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes who reviews after an execution, and who is asked in an emergency.</summary>
internal static class AfterwardsBuilder
{
    public static int? Pool(Resolved postHoc, Resolved pools) =>
        postHoc.IsNone || postHoc.Find("pool") is not { } pool ? null : PositionOf(pool, pools);

    public static EmergencyRoute? Emergency(Resolved node, Resolved pools) =>
        node.IsNone ? null : new EmergencyRoute(PositionOf(node["pool"], pools), node["escalateAfter"].As<Duration>());

    /// <summary>The roles of the gates, and that of reviews afterwards where they take people's time.</summary>
    public static IReadOnlyList<ReviewRole> Roles(IReadOnlyList<ReviewRole> ofGates, int? pool) => pool is null || ofGates.Any(role => role.Name == ReviewRole.Afterwards)
        ? ofGates
        : [.. ofGates.Append(new ReviewRole(ReviewRole.Afterwards, 1)).OrderBy(role => role.Name, StringComparer.Ordinal)];

    private static int PositionOf(Resolved pool, Resolved pools) => pools.Members.Select(each => each.Name).ToList().IndexOf(pool.As<string>());
}
