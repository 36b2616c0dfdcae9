using Simulator.Governance;
using Simulator.Operations;

namespace Simulator.Experiments;

/// <summary>Everything a trail says about one request, and the truth about it.</summary>
/// <param name="Drafted">The request as it was drafted, with its hidden truth.</param>
/// <param name="Facts">Its facts, in order; the first is its submission.</param>
internal sealed record RequestFacts(Recommendation Drafted, List<AuditEvent> Facts)
{
    /// <summary>The request.</summary>
    public ActionRequest Request => Drafted.Request;
}
