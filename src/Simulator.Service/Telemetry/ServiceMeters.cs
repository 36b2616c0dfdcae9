using System.Diagnostics;
using System.Diagnostics.Metrics;
using Simulator.Governance;

namespace Simulator.Service;

/// <summary>The service's own measurements. Labels are few and never come from clients.</summary>
internal sealed class ServiceMeters : IDisposable
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "Simulator.Service";

    private readonly Meter meter = new(Name);
    private readonly Counter<long> commands;
    private readonly Counter<long> facts;
    private readonly Counter<long> refusals;
    private readonly Counter<long> failures;
    private readonly Histogram<double> batches;
    private readonly Histogram<double> appends;

    public ServiceMeters()
    {
        commands = meter.CreateCounter<long>("simulator.commands", "{command}", "Commands applied, by kind and outcome");
        facts = meter.CreateCounter<long>("simulator.facts", "{fact}", "Facts of the audit trail, by kind");
        refusals = meter.CreateCounter<long>("simulator.refusals", "{request}", "Requests that were refused, by reason");
        failures = meter.CreateCounter<long>("simulator.storage.failures", "{batch}", "Batches that the storage did not take");
        batches = meter.CreateHistogram<double>("simulator.storage.batch", "{command}", "Commands that share one flush");
        appends = meter.CreateHistogram<double>("simulator.storage.append", "s", "Time until a batch is durable");
    }

    /// <summary>Spans of commands.</summary>
    public ActivitySource Traces { get; } = new(Name);

    public void Watch(Func<IEnumerable<Measurement<int>>> waiting, Func<int> inFlight)
    {
        meter.CreateObservableGauge("simulator.tasks.waiting", waiting, "{task}", "Tasks that wait, by pool");
        meter.CreateObservableGauge("simulator.requests.in_flight", inFlight, "{request}", "Requests that are not over");
    }

    public void Appended(int count, TimeSpan duration)
    {
        batches.Record(count);
        appends.Record(duration.TotalSeconds);
    }

    public void Applied(CommandKind kind, OutcomeCode outcome) => commands.Add(
        1, new KeyValuePair<string, object?>("kind", Words<CommandKind>.Of(kind)), new KeyValuePair<string, object?>("outcome", Words<OutcomeCode>.Of(outcome)));

    public void Observed(Fact fact) => facts.Add(1, new KeyValuePair<string, object?>("fact", Words<Fact>.Of(fact)));

    public void Refused(string reason) => refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Unavailable() => failures.Add(1);

    public void Dispose()
    {
        meter.Dispose();
        Traces.Dispose();
    }
}
