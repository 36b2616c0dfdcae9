namespace Simulator.Governance;

/// <summary>The credentials of one class of actions.</summary>
/// <param name="Executor">Issued when the action is authorised.</param>
/// <param name="Session">The agent's own, issued at submission and alive while the request waits; null when there is none.</param>
public sealed record ClassCredentials(CredentialPlan Executor, CredentialPlan? Session);
