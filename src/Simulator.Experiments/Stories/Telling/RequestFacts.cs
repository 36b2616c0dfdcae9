using Simulator.Governance;

namespace Simulator.Experiments;

/// <summary>Everything a trail says about one request.</summary>
/// <param name="Request">The request.</param>
/// <param name="Facts">Its facts, in order; the first is its submission.</param>
internal sealed record RequestFacts(ActionRequest Request, List<AuditEvent> Facts);
