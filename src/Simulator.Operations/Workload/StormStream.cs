using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>What one storm adds to the factor on a rate, from the start of the run on. Mutable; start it anew for every replication.</summary>
internal sealed class StormStream
{
    private readonly Storm storm;
    private readonly ArrivalStream starts;
    private readonly ArrivalStream? ends;
    private readonly Instant begin;
    private bool hasStart;
    private bool hasEnd;
    private Instant since;
    private double level;
    private int active;

    /// <summary>A storm from the start of simulated time on.</summary>
    public StormStream(Storm storm, Instant start)
    {
        this.storm = storm;
        begin = start;
        var name = Nodes.NameHash(storm.Name);
        starts = Occurrences();
        ends = storm.Shape == StormShape.Fixed ? Occurrences() : null; // the same occurrences, read a length later

        ArrivalStream Occurrences() => new(storm.Starts, start, 0, (_, ordinal) => Nodes.StormStart(name, ordinal));
    }

    /// <summary>Starts again for a replication.</summary>
    public void Restart(KeyedDraws draws)
    {
        starts.Restart(draws);
        hasStart = starts.MoveNext();
        ends?.Restart(draws);
        hasEnd = ends?.MoveNext() ?? false;
        since = begin;
        level = 0;
        active = 0;
    }

    /// <summary>The excess over a factor of 1 at an instant, from 0 to the maximum less 1; the instants asked for never decrease.</summary>
    public double ExcessAt(Instant at)
    {
        var jump = storm.Height - 1;
        return Math.Min(storm.Maximum - 1, ends is null ? Decayed(at, jump) : jump * Active(at, ends));
    }

    /// <summary>The level just after the latest outbreak is kept, so that what is asked in between leaves no trace in the bits.</summary>
    private double Decayed(Instant at, double jump)
    {
        while (hasStart && starts.At <= at)
        {
            level = (level * Decay(starts.At)) + jump;
            since = starts.At;
            hasStart = starts.MoveNext();
        }

        return level * Decay(at);
    }

    private double Decay(Instant at) => Math.Exp(-(at - since).Microseconds / (double)storm.Length.Microseconds);

    private int Active(Instant at, ArrivalStream leaving)
    {
        while (hasStart && starts.At <= at)
        {
            active++;
            hasStart = starts.MoveNext();
        }

        while (hasEnd && leaving.At.AddSaturating(storm.Length) <= at)
        {
            active--;
            hasEnd = leaving.MoveNext();
        }

        return active;
    }
}
