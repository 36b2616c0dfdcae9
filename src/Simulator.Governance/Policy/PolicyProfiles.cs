using Simulator.Time;

namespace Simulator.Governance;

/// <summary>The named policies a scenario starts from; its own rows are laid over them by id.</summary>
/// <remarks>
/// Rows of later stages carry higher orders than those of the levels, so that the bits of a decision keep their meaning when a profile
/// gains stops or modifiers.
/// </remarks>
public static class PolicyProfiles
{
    /// <summary>The profiles by name, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["risk_tiered", "gate_everywhere", "no_gate", "playbook_only", "dual_control", "template_only", "widened"];

    /// <summary>The rows of a profile.</summary>
    /// <param name="name">
    /// One of <see cref="Names"/>: <c>risk_tiered</c> asks people where the risk is; <c>gate_everywhere</c> asks one person about
    /// everything; <c>no_gate</c> allows everything, even what others stop; <c>playbook_only</c> refuses what lies outside a playbook and
    /// asks about what cannot be undone; <c>dual_control</c> asks two people about all harm to customers, money and safety, and knows no
    /// emergency; <c>template_only</c> looks at the class of an action and at nothing seen at run time; <c>widened</c> is
    /// <c>risk_tiered</c> under pressure, <see cref="PolicyRowSets.Widen(IEnumerable{PolicyRow})"/>.
    /// </param>
    /// <param name="threshold">The confidence from which a reversible medium-impact write without flags runs on its own, 0 to 1.</param>
    /// <exception cref="ArgumentException">No profile has that name.</exception>
    public static IReadOnlyList<PolicyRow> Rows(string name, double threshold) => name switch
    {
        "risk_tiered" => RiskTiered(threshold),
        "gate_everywhere" => [PolicyRowSets.Everything(Outcome.Single, "every action needs one approval"), .. PolicyRowSets.Stops],
        "no_gate" => [PolicyRowSets.Everything(Outcome.Auto, "nothing waits for a person")],
        "playbook_only" => [.. PolicyRowSets.Playbook, .. PolicyRowSets.Stops.Where(row => row.Id != "S3")],
        "dual_control" =>
        [
            .. PolicyRowSets.Tiers(threshold).Select(WithoutTier), .. PolicyRowSets.Stops, PolicyRowSets.BroadIdentity,
        ],
        "template_only" => PolicyRowSets.Templates,
        "widened" => PolicyRowSets.Widen(RiskTiered(threshold)),
        _ => throw Unknown(name),
    };

    /// <summary>What a profile does beside its rows: the chain rule where steps are weighed together, no second look for templates.</summary>
    /// <exception cref="ArgumentException">No profile has that name.</exception>
    public static PolicySettings Settings(string name) => name switch
    {
        "risk_tiered" or "dual_control" or "widened" => new PolicySettings { Chain = ChainRule.Standard },
        "gate_everywhere" or "no_gate" or "playbook_only" => new PolicySettings(),
        "template_only" => new PolicySettings { Rechecks = false },
        _ => throw Unknown(name),
    };

    /// <summary>Whether a profile breaks the rules of <see cref="PolicyChecks"/> on purpose.</summary>
    public static bool IsDeliberatelyLax(string name) => name == "no_gate";

    /// <summary>A table of a profile, named after it.</summary>
    /// <inheritdoc cref="Rows"/>
    public static PolicyTable Table(string name, double threshold) => PolicyTable.Named(name, Rows(name, threshold), Settings(name));

    private static IReadOnlyList<PolicyRow> RiskTiered(double threshold) =>
        [.. PolicyRowSets.Tiers(threshold), .. PolicyRowSets.Stops, PolicyRowSets.BroadIdentity, .. PolicyRowSets.Emergencies];

    /// <summary>Under dual control harm needs two people whatever its impact.</summary>
    private static PolicyRow WithoutTier(PolicyRow row) => row.Id == "R7"
        ? row with { When = row.When with { ImpactAtLeast = Impact.Low }, Reason = "customers, money or safety" }
        : row;

    private static ArgumentException Unknown(string name) => new($"No policy profile is called '{name}'.", nameof(name));
}
