namespace Simulator.Governance;

/// <summary>What a kept trail is about: enough to simulate the same replication again.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="ScenarioDigest">A digest of the resolved scenario, in the host's spelling.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Replication">The number of the replication, from 0.</param>
public sealed record TrailHeader(string Scenario, string ScenarioDigest, ulong Seed, int Replication);
