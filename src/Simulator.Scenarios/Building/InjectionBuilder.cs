using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes the sources of planted instructions.</summary>
internal static class InjectionBuilder
{
    /// <summary>A source of a valid file.</summary>
    public static InjectionSource Injection(Resolved node, Resolved classes, CompiledDistributions tables)
    {
        var names = classes.Members.Select(kind => kind.Name).ToList();
        return new InjectionSource
        {
            Name = node.Name,
            Starts = ArrivalMaker.Of(node["starts"], tables)!,
            Length = node["length"].As<Duration>(),
            Share = node["share"].As<Share>().Value,
            Confidence = tables.Of(node["confidence"]),
            Seen = node["seen"].As<Share>().Value,
            Classes = [.. node["classes"].Items<string>().Select(name => names.IndexOf(name)).Order()],
        };
    }
}
