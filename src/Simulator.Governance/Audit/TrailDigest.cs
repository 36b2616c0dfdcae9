namespace Simulator.Governance;

/// <summary>A running 64-bit digest of an audit trail: equal trails give equal digests, cheaply enough for every replication.</summary>
/// <remarks>It detects differences between runs; it is no protection against a forger: for that a kept trail carries a SHA-256 chain.</remarks>
public sealed class TrailDigest
{
    private ulong state = Start;

    private const ulong Start = 0x9E3779B97F4A7C15;

    /// <summary>The digest of everything added so far.</summary>
    public ulong Value => state;

    /// <summary>Adds one fact: time, kind, node, actor, reason and detail, but not the handle, which has no meaning outside the process.</summary>
    public void Add(in AuditEvent fact)
    {
        unchecked
        {
            var hash = state;
            hash = Step(hash, (ulong)fact.At.Microseconds);
            hash = Step(hash, fact.Node.Value);
            hash = Step(hash, ((ulong)fact.Reason << 40) | ((ulong)(uint)fact.Actor.Value << 8) | (byte)fact.Fact); // no bits shared with node or detail: two changes cannot cancel out
            hash = Step(hash, fact.Detail);
            state = hash;
        }
    }

    /// <summary>Adds the digest of another trail, for a digest over many in a fixed order.</summary>
    public void Add(ulong digest) => state = Step(state, digest);

    /// <summary>Starts again with an empty trail.</summary>
    public void Clear() => state = Start;

    // A multiply-rotate step as in the xxHash family: each bit of the value reaches the whole state within two steps.
    private static ulong Step(ulong hash, ulong value) => unchecked(
        System.Numerics.BitOperations.RotateLeft(hash ^ (value * 0xC2B2AE3D27D4EB4F), 31) * 0x9E3779B185EBCA87);
}
