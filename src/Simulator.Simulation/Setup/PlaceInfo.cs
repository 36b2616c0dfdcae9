using Simulator.Governance;
using Simulator.Scenarios;

namespace Simulator.Simulation;

/// <summary>What one place of a gate means for the people who fill it.</summary>
/// <param name="Role">Position of the role in the scenario.</param>
/// <param name="Occurrence">Which approval of this role it is over all gates of the level: the same in every level and arm, so that draws are too.</param>
internal readonly record struct PlaceInfo(int Role, int Occurrence)
{
    /// <summary>The places of people who look back at executions; none when that takes nobody's time.</summary>
    public static PlaceInfo[] Afterwards(Scenario scenario) => scenario.PostHocPool is null
        ? []
        : [.. Enumerable.Range(0, Gate.MaximumApprovals).Select(place => new PlaceInfo(
            scenario.Roles.Index().First(entry => entry.Item.Name == ReviewRole.Afterwards).Index, place))];

    /// <summary>The places of every gate of a plan, in the pipeline's numbering.</summary>
    public static PlaceInfo[][] Of(IReadOnlyList<Gate> plan, IReadOnlyList<ReviewRole> roles)
    {
        var occurrences = new int[roles.Count];
        return [.. plan.Select(gate => gate.Factors.SelectMany(factor => Enumerable.Range(0, factor.Approvals).Select(_ => factor))
            .Select(factor =>
            {
                var role = roles.Index().First(entry => entry.Item.Name == factor.Role).Index;
                return new PlaceInfo(role, occurrences[role]++);
            }).ToArray())];
    }
}
