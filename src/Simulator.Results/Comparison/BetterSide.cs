namespace Simulator.Results;

/// <summary>Which way a metric is better.</summary>
internal static class BetterSide
{
    public static bool IsHigher(string metric) => metric is "sla_attainment" or "decided_within" or "waited_within" or "detection" or "safety_margin";

    public static bool IsKnown(string metric) => IsHigher(metric) || metric is not ("latency_share" or "executed_share" or "utilisation" or "handoffs" or "route_share" or "outcome_share" or "root_requests" or "never_attacked" or "race_outcome" or "endogenous_leaks" or "harmless_leaks");
}
