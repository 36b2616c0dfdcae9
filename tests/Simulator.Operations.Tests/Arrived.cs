using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations.Tests;

/// <summary>Short ways to arrivals.</summary>
internal static class Arrived
{
    public static KeyedDraws Draws(int replication = 0) => KeyedDraws.FromSeed(1, Nodes.FormatVersion, replication);

    public static Instant At(string text) => Instant.TryParse(text, out var instant) ? instant : throw new FormatException(text);

    /// <summary>A constant rate with a modulation, at the smallest peak unless one is given.</summary>
    public static Arrivals.Poisson Poisson(double rate, RateModulation? modulation, double? peak = null)
    {
        var poisson = new Arrivals.Poisson(new Rate(rate), new Rate(rate), 0, Duration.FromHours(24), Duration.Zero) { Modulation = modulation };
        return poisson with { Peak = peak is { } given ? new Rate(given) : poisson.LargestRate };
    }

    public static ArrivalStream Stream(Arrivals arrivals, Instant start, int replication = 0, int source = 1)
    {
        var stream = new ArrivalStream(arrivals, start, source, Nodes.Request);
        stream.Restart(Draws(replication));
        return stream;
    }

    /// <summary>The arrivals before an instant.</summary>
    public static List<(Instant At, NodeId Node)> Before(Arrivals arrivals, Instant start, Instant end, int replication = 0)
    {
        var stream = Stream(arrivals, start, replication);
        var list = new List<(Instant, NodeId)>();
        while (stream.MoveNext() && stream.At < end)
        {
            list.Add((stream.At, stream.Node));
        }

        return list;
    }

    public static Storm Storm(StormShape shape, double height, double hours, double? maximum = null, params double[] atHours) => new()
    {
        Name = "storm",
        Starts = new Arrivals.Scripted([.. atHours.Select(Duration.FromHours)]),
        Height = height,
        Shape = shape,
        Length = Duration.FromHours(hours),
        Maximum = maximum ?? (2 * height) - 1,
        Classes = [],
    };
}
