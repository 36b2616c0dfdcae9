using System.Runtime.CompilerServices;
using Simulator.Time;

namespace Simulator.Governance;

/// <summary>The life of one credential as the writer saw it.</summary>
internal struct LeaseMemory
{
    public Instant Issued;
    public Duration Ttl;

    public readonly Instant Ends => Issued.AddSaturating(Ttl);
}

/// <summary>What the writer of a trail remembers of a request: by the time a fact is delivered, the pipeline may have forgotten it.</summary>
internal struct RequestMemory
{
    /// <summary>Whose memory this is; 0 when nothing is known.</summary>
    public uint Generation;

    /// <summary>The last decision of the policy.</summary>
    public PolicyDecision Decision;

    /// <summary>The gate in which the request stands, by its position in the plan of its level; -1 in none.</summary>
    public int Gate;

    /// <summary>How far the task of each place of the gate was escalated.</summary>
    public PlaceSteps Steps;

    public LeaseMemory Session;
    public LeaseMemory Executor;
}

/// <summary>The step of the escalation ladder at which each place of a gate stands, from 0.</summary>
[InlineArray(Gate.MaximumApprovals)]
internal struct PlaceSteps
{
    private byte first;
}

/// <summary>The memories of all requests in flight, by slot: a closed request leaves its place to the next tenant.</summary>
internal sealed class RequestMemories
{
    private RequestMemory[] memories = new RequestMemory[64];
    private RequestMemory unknown;

    /// <summary>Requests that were submitted and are not closed.</summary>
    public int Count { get; private set; }

    /// <summary>The memory of the request that a fact is about; empty when its submission was never seen.</summary>
    public ref RequestMemory Of(in AuditEvent fact)
    {
        var (slot, generation) = fact.Request;
        if (slot >= memories.Length)
        {
            Array.Resize(ref memories, Math.Max(slot + 1, memories.Length * 2));
        }

        ref var memory = ref memories[slot];
        if (fact.Fact == Fact.Submitted)
        {
            Count += memory.Generation == 0 ? 1 : 0;
            memory = new RequestMemory { Generation = generation, Gate = -1 };
        }
        else if (memory.Generation != generation)
        {
            unknown = new RequestMemory { Gate = -1 };
            return ref unknown; // the slot may belong to somebody else by now
        }

        return ref memory;
    }

    public void Forget(ref RequestMemory memory)
    {
        Count -= memory.Generation == 0 ? 0 : 1;
        memory = default;
    }
}
