namespace Simulator.Governance;

/// <summary>A version of the policy that may come into force while a trail is kept, beside the one it begins with.</summary>
/// <param name="Policy">The version.</param>
/// <param name="Author">Who answers for putting it in force, and for taking it back; never empty.</param>
public sealed record PolicyVariant(PolicyTable Policy, string Author);
