using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Properties.Tests;

/// <summary>A fact with the request it is about.</summary>
internal readonly record struct Entry(AuditEvent Fact, ActionRequest Request);

/// <summary>One replication with all its facts.</summary>
internal sealed class RecordedRun
{
    private RecordedRun(Scenario scenario, IReadOnlyList<Entry> entries, ReplicationResult result)
    {
        Scenario = scenario;
        Entries = entries;
        Result = result;
        From = scenario.Run.Start + scenario.Run.WarmUp;
        To = scenario.Run.Start + scenario.Run.Horizon;
    }

    public Scenario Scenario { get; }

    public IReadOnlyList<Entry> Entries { get; }

    public ReplicationResult Result { get; }

    /// <summary>Start of the counted time.</summary>
    public Instant From { get; }

    /// <summary>End of the counted time.</summary>
    public Instant To { get; }

    public static RecordedRun Of(Scenario scenario, Arm arm = Arm.Governed, int replication = 0)
    {
        var entries = new List<Entry>();
        var result = new Replication(new ReplicationSetup(scenario), arm).Run(
            replication, (in AuditEvent fact, in ActionRequest request) => entries.Add(new Entry(fact, request)));
        return new RecordedRun(scenario, entries, result);
    }

    /// <summary>The same run as a bad simulator would have told it.</summary>
    public RecordedRun With(IReadOnlyList<Entry>? entries = null, ReplicationResult? result = null) => new(Scenario, entries ?? Entries, result ?? Result);

    /// <summary>The part of an interval that lies in the counted time, µs.</summary>
    public long Counted(Instant from, Instant to) =>
        Math.Max(0, (Instant.Min(to, To) - Instant.Max(from, From)).Microseconds);

    /// <summary>Facts by request, in order; a request is told by its handle, which is never used twice.</summary>
    public IReadOnlyList<IGrouping<RequestId, Entry>> Requests => [.. Entries.GroupBy(entry => entry.Fact.Request)];

    /// <summary>Whether a request is a root that arrived in the counted time.</summary>
    public bool IsCountedRoot(Entry submitted) => !submitted.Request.Context.Containment && submitted.Fact.At >= From && submitted.Fact.At < To;
}
