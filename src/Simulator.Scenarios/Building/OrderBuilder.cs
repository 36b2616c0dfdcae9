using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes the order in which a pool serves its queue.</summary>
internal static class OrderBuilder
{
    public static AdvisoryOrder? Advisory(Resolved node) => node.IsNone
        ? null
        : new AdvisoryOrder(node["noise"].As<double>(), node["departure"].As<Share>().Value, node.ValueOf<Duration>("starvationAge"))
        {
            Model = node["model"].As<string>(),
            Retained = node["retain"].Items<AdviceFields>().Aggregate(AdviceFields.None, (all, field) => all | field),
        };

    public static int? PreemptsAtMost(Resolved node) => node.IsNone ? null : (int)node["priorityAtMost"].As<ulong>();
}
