using Simulator.Governance;
using Simulator.Operations;

namespace Simulator.Simulation;

/// <content>The audit sink: what it keeps, and what waits for it.</content>
public sealed partial class Replication
{
    private readonly ModelledSink? evidence;
    private readonly SinkOutages? blocking;

    /// <summary>
    /// The fate of the record of every fact of the last replication, by ordinal, when <see cref="KeepFates"/> asked for it; empty where nothing
    /// can be lost.
    /// </summary>
    public IReadOnlyList<RecordFate> Fates => evidence?.Fates ?? (IReadOnlyList<RecordFate>)[];

    /// <summary>From the next replication on, notes the fate of every record in <see cref="Fates"/>.</summary>
    public void KeepFates()
    {
        if (evidence is not null)
        {
            evidence.Fates ??= [];
        }
    }

    private SinkOutages? Outages(bool isNeeded) => isNeeded ? new SinkOutages(scenario.AuditSink!, start, limit) : null;

    /// <summary>The broker issues the credential, unless the execution could not be recorded: then it waits for the sink.</summary>
    private void Issue(RequestId id)
    {
        if (blocking is not null && blocking.DownUntil(now) is var up && up > now)
        {
            Schedule(up, EventOrder.Completion, SimEventKind.CredentialIssued, id);
            return;
        }

        if (isBrokerDown)
        {
            IssueWithoutBroker(id);
            return;
        }

        pipeline.Issued(id, now);
    }
}
