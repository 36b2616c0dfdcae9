using Simulator.Governance;

namespace Simulator.Experiments;

/// <summary>Something that may be among the worst.</summary>
/// <param name="Badness">Larger is worse.</param>
/// <param name="Replication">Where it happened.</param>
/// <param name="Node">The request, or the leak.</param>
/// <param name="Holder">The request that held a leaked credential; null otherwise.</param>
internal readonly record struct Candidate(double Badness, int Replication, NodeId Node, NodeId? Holder) : IComparable<Candidate>
{
    /// <summary>The worst first; equal ones by replication and node, so that the order in which they were found never shows.</summary>
    public int CompareTo(Candidate other) =>
        Badness != other.Badness ? other.Badness.CompareTo(Badness)
        : Replication != other.Replication ? Replication.CompareTo(other.Replication)
        : Node.Value.CompareTo(other.Node.Value);
}

/// <summary>Keeps the worst of any number of candidates; memory holds no more than are wanted.</summary>
internal sealed class WorstList(int wanted)
{
    private readonly SortedSet<Candidate> kept = [];

    /// <summary>The worst so far, in order.</summary>
    public IEnumerable<Candidate> InOrder => kept;

    public void Offer(in Candidate candidate)
    {
        if (kept.Count < wanted)
        {
            kept.Add(candidate);
        }
        else if (wanted > 0 && candidate.CompareTo(kept.Max) < 0)
        {
            kept.Remove(kept.Max);
            kept.Add(candidate);
        }
    }

    public void Offer(WorstList other)
    {
        foreach (var candidate in other.kept)
        {
            Offer(candidate);
        }
    }
}
