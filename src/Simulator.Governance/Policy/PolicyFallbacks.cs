namespace Simulator.Governance;

/// <summary>What an enforcement point does by itself while its policy engine gives no answers, each as a policy that the trail can replay.</summary>
public static class PolicyFallbacks
{
    /// <summary>Everything is refused: fail closed.</summary>
    public static PolicyTable Deny { get; } = PolicyTable.Named(
        "fail_closed_deny", [PolicyRowSets.Nothing("the policy engine is down: nothing is allowed")]);

    /// <summary>Everything runs unasked: fail open.</summary>
    public static PolicyTable Auto { get; } = PolicyTable.Named(
        "fail_open_auto", [PolicyRowSets.Everything(Outcome.Auto, "the policy engine is down: everything is allowed")]);

    /// <summary>Everything asks one person.</summary>
    public static PolicyTable Human { get; } = PolicyTable.Named(
        "fallback_human", [PolicyRowSets.Everything(Outcome.Single, "the policy engine is down: a person decides")]);

    /// <summary>The class of an action decides, as in the profile <c>template_only</c>.</summary>
    public static PolicyTable Template { get; } = PolicyTable.Named("fallback_template", PolicyRowSets.Templates);
}
