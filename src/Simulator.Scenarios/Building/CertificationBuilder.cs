using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes the certificates of a pool's people.</summary>
internal static class CertificationBuilder
{
    public static Certification? Certification(Resolved node, CompiledDistributions tables) => node.IsNone
        ? null
        : new Certification(
            node["validity"].As<Duration>(), tables.OrNull(node["first"]), tables.Of(node["renewal"]), node["onLapse"].As<OnLapse>(), node["lapsedTraining"].As<Share>().Value);
}
