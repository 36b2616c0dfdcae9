using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>The arrivals of one source, one after the other. Mutable; start it anew for every replication.</summary>
/// <remarks>
/// Varying rates are thinned (Lewis and Shedler, 1979): candidates arrive at the dominating rate and each keeps its number, kept or not,
/// so that a changed rate keeps the same candidates and the draws that belong to them.
/// </remarks>
public sealed class ArrivalStream
{
    private readonly Arrivals arrivals;
    private readonly Instant start;
    private readonly Func<int, long, NodeId> name;
    private readonly int source;
    private readonly VaryingRate? varying;
    private readonly double meanGap;
    private KeyedDraws draws;
    private Instant last;
    private long ordinal;

    /// <summary>A stream that has not started.</summary>
    /// <param name="arrivals">The process.</param>
    /// <param name="start">Start of simulated time.</param>
    /// <param name="source">Source number, from <see cref="Nodes.SourceNumbers"/>.</param>
    /// <param name="name">Makes the node of a candidate from source and ordinal.</param>
    public ArrivalStream(Arrivals arrivals, Instant start, int source, Func<int, long, NodeId> name)
    {
        this.arrivals = arrivals;
        this.start = start;
        this.source = source;
        this.name = name;
        varying = arrivals is Arrivals.Poisson { Modulation: { } modulation } ? new VaryingRate(modulation, start) : null;
        meanGap = arrivals is Arrivals.Poisson poisson ? 1 / poisson.Peak.PerMicrosecond : 0;
        last = start;
    }

    /// <summary>The instant of the current arrival; meaningful after <see cref="MoveNext"/> returned true.</summary>
    public Instant At => last;

    /// <summary>The node of the current arrival.</summary>
    public NodeId Node { get; private set; }

    /// <summary>Starts again for a replication.</summary>
    public void Restart(KeyedDraws replicationDraws)
    {
        draws = replicationDraws;
        last = start;
        ordinal = 0;
        Node = default;
        varying?.Restart(draws, name(source, 0));
    }

    /// <summary>Goes to the next arrival.</summary>
    /// <returns>False when there is none any more (scripted arrivals only).</returns>
    public bool MoveNext() => arrivals switch
    {
        Arrivals.Poisson poisson => NextPoisson(poisson),
        Arrivals.Renewal renewal => NextRenewal(renewal),
        Arrivals.Scripted scripted => NextScripted(scripted),
        _ => throw new InvalidOperationException("Unknown arrival process."),
    };

    /// <summary>The rate of a Poisson process at an instant by its mean and its sine, per hour.</summary>
    public static double RateAt(Arrivals.Poisson poisson, Instant start, Instant at)
    {
        ArgumentNullException.ThrowIfNull(poisson);
        var phase = (at - start - poisson.Phase).Microseconds / (double)poisson.Period.Microseconds;
        return poisson.Rate.PerHour * (1 + (poisson.Amplitude * Math.Sin(2 * Math.PI * phase)));
    }

    private bool NextPoisson(Arrivals.Poisson poisson)
    {
        while (true)
        {
            Node = name(source, ordinal++);
            last += Duration.FromMicroseconds(meanGap * draws.StandardExponential(Node.Value, DrawPurpose.ArrivalGap));
            var isConstant = poisson.Amplitude == 0;
            if (isConstant && varying is null && poisson.Peak == poisson.Rate)
            {
                return true;
            }

            var rate = isConstant ? poisson.Rate.PerHour : RateAt(poisson, start, last);
            rate *= varying?.At(last) ?? 1;
            if (draws.Uniform(Node.Value, DrawPurpose.Thinning) * poisson.Peak.PerHour < rate)
            {
                return true;
            }
        }
    }

    private bool NextRenewal(Arrivals.Renewal renewal)
    {
        Node = name(source, ordinal++);
        last += Duration.FromMicroseconds(renewal.Interval.Quantile(draws.Uniform(Node.Value, DrawPurpose.ArrivalGap)));
        return true;
    }

    private bool NextScripted(Arrivals.Scripted scripted)
    {
        if (ordinal >= scripted.At.Count)
        {
            return false;
        }

        last = start + scripted.At[(int)ordinal];
        Node = name(source, ordinal++);
        return true;
    }
}
