using Simulator.Governance;

namespace Simulator.Scenarios;

/// <summary>
/// Whose work an identity does. A workload has one of its own; one broad account serves all classes that share it, and the account of a
/// person serves every class that borrows it, and the person. Who answers for work is its workflow, or the class where it belongs to none.
/// </summary>
public sealed class IdentitySharing
{
    private readonly int[] owners;
    private readonly IdentityMode[] modes;

    /// <summary>The identities of a scenario.</summary>
    public IdentitySharing(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        owners = [.. scenario.Classes.Select((kind, index) => kind.Workflow >= 0 ? kind.Workflow : scenario.Workflows.Count + index)];
        modes = [.. scenario.Classes.Select(kind => kind.Content.Identity)];
    }

    /// <summary>Whether any class works under an account that is not its own.</summary>
    public bool IsAnyShared => modes.Any(IsForeign);

    /// <summary>How many workflows (and classes without one) work under the identity of a class, 1 or more.</summary>
    public int WorkflowsOf(int kind) => IsForeign(modes[kind]) ? Classes.Where(other => modes[other] == modes[kind]).Select(other => owners[other]).Distinct().Count() : 1;

    /// <summary>Whether the identity of a class tells whose action it was: one workflow alone has it, and no person.</summary>
    public bool IsTelling(int kind) => modes[kind] != IdentityMode.InheritedUser && WorkflowsOf(kind) == 1;

    /// <summary>
    /// What remains unknown of whose actions these were when only their identities are known: over all actions, the sum of the binary
    /// logarithm of one over the share that the action's workflow has in the actions of its identity (Shannon, 1948: the conditional entropy of
    /// the workflow given the identity, times the number of actions).
    /// </summary>
    /// <param name="actions">The number of actions of each class, none negative.</param>
    /// <returns>Bits, 0 or more.</returns>
    public double UnknownBits(IReadOnlyList<long> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        var bits = 0.0;
        foreach (var mode in modes.Where(IsForeign).Distinct().Order())
        {
            long[] each = [.. Classes.Where(kind => modes[kind] == mode).GroupBy(kind => owners[kind]).OrderBy(group => group.Key).Select(group => group.Sum(kind => actions[kind]))];
            var all = (double)each.Sum();
            bits += each.Where(count => count > 0).Sum(count => count * Math.Log2(all / count));
        }

        return bits;
    }

    private IEnumerable<int> Classes => Enumerable.Range(0, modes.Length);

    private static bool IsForeign(IdentityMode mode) => mode is IdentityMode.SharedBroad or IdentityMode.InheritedUser;
}
