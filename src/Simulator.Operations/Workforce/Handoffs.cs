using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>What a transfer of work in hand keeps.</summary>
/// <param name="Retention">The share of the progress that the next person can use, 0 to 1; less than 1 also lowers the context by the same factor.</param>
/// <param name="DroppedFor">How long nobody notices that it was dropped; zero when it was not.</param>
public readonly record struct Transfer(double Retention, Duration DroppedFor);

/// <summary>Draws what happens to work that changes hands.</summary>
public static class Handoffs
{
    /// <summary>Draws one transfer.</summary>
    /// <param name="plan">The pool's plan.</param>
    /// <param name="request">The request.</param>
    /// <param name="role">A number of the role that depends on its name only.</param>
    /// <param name="occurrence">Which change of hands of this slot it is, from 0.</param>
    /// <param name="draws">The draws of the replication.</param>
    public static Transfer Draw(HandoffPlan plan, NodeId request, ulong role, int occurrence, in KeyedDraws draws)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var node = Nodes.Slot(request, role).Value;
        var isComplete = draws.Uniform(node, DrawPurpose.HandoffComplete, occurrence) < plan.CompleteProbability;
        var retention = isComplete ? 1 : plan.IncompleteRetention.Quantile(draws.Uniform(node, DrawPurpose.HandoffRetention, occurrence));
        var isDropped = plan.DropProbability > 0 && draws.Uniform(node, DrawPurpose.HandoffDrop, occurrence) < plan.DropProbability;
        var unnoticed = isDropped
            ? Duration.FromMicroseconds(plan.RediscoveryDelay.Quantile(draws.Uniform(node, DrawPurpose.Rediscovery, occurrence)))
            : Duration.Zero;
        return new Transfer(retention, unnoticed);
    }
}
