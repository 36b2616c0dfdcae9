using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes the inventory of standing access.</summary>
internal static class GrantBuilder
{
    public static StandingGrants? Build(Resolved node, CompiledDistributions tables) => node.IsNone ? null : new StandingGrants
    {
        Arrivals = ArrivalMaker.Of(node["arrivals"], tables)!,
        Units = node["units"].As<double>(),
        Initial = (int)node["initial"].As<ulong>(),
        Needed = tables.Of(node["needed"]),
        Recertification = node["recertification"].As<Duration>() is var interval && interval == Duration.MaxValue ? null : interval,
        Removal = node["removal"].As<Share>().Value,
        UsesPerDay = node["usesPerDay"].As<double>(),
    };
}
