using Simulator.Governance;

namespace Simulator.Simulation;

/// <summary>Writes the trail as the sink kept it, from facts whose fates are known.</summary>
/// <param name="writer">The writer of the trail; the caller completes it.</param>
/// <param name="fates">The fate of the record of every fact, by ordinal.</param>
/// <param name="declaresGaps">Whether the trail says which numbers are missing.</param>
public sealed class SinkWriter(TrailWriter writer, IReadOnlyList<RecordFate> fates, bool declaresGaps)
{
    private ulong next;
    private ulong lost;

    /// <summary>Takes a fact in order: a <see cref="TrailSink"/>.</summary>
    public void Take(in AuditEvent fact, in ActionRequest request)
    {
        var fate = fates[(int)fact.Ordinal];
        if (fate.End != RecordEnd.Kept)
        {
            writer.Skip(fact, request, fate.End == RecordEnd.Lost);
            lost += fate.End == RecordEnd.Lost ? 1u : 0u;
            return;
        }

        Finish();
        writer.Write(fact, request, next++, fact.At + fate.Skew);
    }

    /// <summary>Nothing comes any more: what was lost last is declared too.</summary>
    public void Finish()
    {
        if (lost > 0 && declaresGaps)
        {
            writer.DeclareGap(next, next + lost - 1);
        }

        next += lost;
        lost = 0;
    }
}
