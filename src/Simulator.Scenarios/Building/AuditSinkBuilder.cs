using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes the audit sink.</summary>
internal static class AuditSinkBuilder
{
    public static AuditSinkModel? Build(Resolved node, CompiledDistributions tables) => node.IsNone ? null : new AuditSinkModel
    {
        Outages = ArrivalMaker.Of(node["outages"], tables)!,
        Length = tables.Of(node["length"]),
        Mode = node["whileDown"].As<SinkMode>(),
        BufferSize = (int)node["bufferSize"].As<ulong>(),
        WhenFull = node["whenFull"].As<FullBuffer>(),
        Crash = node["crash"].As<Share>().Value,
        DeclareGaps = node["declareGaps"].As<bool>(),
        ClockSkew = node["clockSkew"].As<Duration>(),
        ClockSet = node["clockSet"].As<Duration>(),
    };
}
