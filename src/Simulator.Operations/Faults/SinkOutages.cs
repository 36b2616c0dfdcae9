using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>The times at which the audit sink is down, one after the other; outages that overlap are one. Mutable; start it anew for every replication.</summary>
public sealed class SinkOutages
{
    private readonly AuditSinkModel model;
    private readonly ArrivalStream starts;
    private readonly Instant limit;
    private KeyedDraws draws;
    private bool hasNext;

    /// <summary>The outages of a run.</summary>
    /// <param name="model">The sink.</param>
    /// <param name="start">Start of simulated time.</param>
    /// <param name="limit">No outage begins from here on.</param>
    public SinkOutages(AuditSinkModel model, Instant start, Instant limit)
    {
        ArgumentNullException.ThrowIfNull(model);
        this.model = model;
        this.limit = limit;
        starts = new ArrivalStream(model.Outages, start, 0, (_, ordinal) => Nodes.SinkOutage(ordinal));
    }

    /// <summary>When the current outage begins; <see cref="Instant.MaxValue"/> when there is none any more.</summary>
    public Instant Begin { get; private set; } = Instant.MaxValue;

    /// <summary>When the sink is up again: at that instant it is.</summary>
    public Instant End { get; private set; } = Instant.MaxValue;

    /// <summary>Whether what waits is lost when the current outage ends.</summary>
    public bool IsCrash { get; private set; }

    /// <summary>How far the clock of the sink is off after the current outage, to either side.</summary>
    public Duration Skew { get; private set; }

    /// <summary>Starts again for a replication, at the first outage.</summary>
    public void Restart(KeyedDraws replicationDraws)
    {
        draws = replicationDraws;
        starts.Restart(draws);
        hasNext = starts.MoveNext() && starts.At < limit;
        MoveNext();
    }

    /// <summary>Until when the sink is down; <paramref name="at"/> itself when it is up. The instants asked for never decrease.</summary>
    public Instant DownUntil(Instant at)
    {
        while (End <= at && End != Instant.MaxValue)
        {
            MoveNext();
        }

        return Begin <= at ? End : at;
    }

    /// <summary>Goes to the next outage.</summary>
    public void MoveNext()
    {
        if (!hasNext)
        {
            Begin = End = Instant.MaxValue;
            return;
        }

        Begin = starts.At;
        End = Begin;
        IsCrash = false;
        while (hasNext && starts.At <= End)
        {
            var node = starts.Node.Value;
            End = Instant.Max(End, starts.At.AddSaturating(Duration.FromMicroseconds(model.Length.Quantile(draws.Uniform(node, DrawPurpose.SinkOutageLength)))));
            IsCrash |= draws.Uniform(node, DrawPurpose.SinkCrash) < model.Crash;
            Skew = model.ClockSkew == Duration.Zero
                ? Duration.Zero
                : Duration.FromMicroseconds(model.ClockSkew.Microseconds * ((2 * draws.Uniform(node, DrawPurpose.SinkClockSkew)) - 1));
            hasNext = starts.MoveNext() && starts.At < limit;
        }
    }
}
