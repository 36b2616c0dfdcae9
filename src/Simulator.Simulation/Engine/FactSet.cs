using Simulator.Governance;

namespace Simulator.Simulation;

/// <summary>Some kinds of facts. Most facts concern few of those who listen, and asking a set is cheaper than a call that does nothing.</summary>
internal readonly struct FactSet
{
    private readonly ulong bits;

    public FactSet(params ReadOnlySpan<Fact> facts)
    {
        foreach (var fact in facts)
        {
            bits |= 1UL << (int)fact;
        }
    }

    private FactSet(ulong bits) => this.bits = bits;

    public static FactSet All => new(ulong.MaxValue);

    public FactSet With(FactSet other) => new(bits | other.bits);

    public bool Has(Fact fact) => ((bits >> (int)fact) & 1) != 0;
}
