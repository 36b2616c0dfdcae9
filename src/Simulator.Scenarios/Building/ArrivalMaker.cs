using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes arrival processes from their resolved parameters.</summary>
internal static class ArrivalMaker
{
    public static object? Make(Resolved value, Complaint complain) => value.Kind switch
    {
        "poisson" => Poisson(value, complain),
        "renewal" => Renewal(value, complain),
        "scripted" => Scripted(value, complain),
        _ => throw new InvalidOperationException($"No rule for the kind {value.Kind}."),
    };

    /// <summary>The arrivals a resolved value was made into, ready to draw from; null when it says there are none.</summary>
    public static Arrivals? Of(Resolved value, CompiledDistributions tables) => value.Made is Arrivals.Renewal
        ? new Arrivals.Renewal(tables.Of(value["interval"]))
        : (Arrivals?)value.Made;

    /// <summary>The expected number of arrivals in a time.</summary>
    public static double Expected(Arrivals arrivals, Duration time) => arrivals switch
    {
        Arrivals.Poisson poisson => poisson.Peak.PerMicrosecond * time.Microseconds, // thinned candidates cost an event as well
        Arrivals.Renewal renewal => time.Microseconds / renewal.Interval.Mean,
        Arrivals.Scripted scripted => scripted.At.Count,
        _ => 0,
    };

    private static Arrivals.Poisson? Poisson(Resolved value, Complaint complain)
    {
        var poisson = new Arrivals.Poisson(
            value["rate"].As<Rate>(), value["peak"].As<Rate>(), value["amplitude"].As<double>(),
            value["period"].As<Duration>(), value["phase"].As<Duration>());
        var largest = new Rate(poisson.Rate.PerHour * (1 + poisson.Amplitude));
        if (poisson.Peak.PerHour >= largest.PerHour)
        {
            return poisson;
        }

        complain($"the peak of {poisson.Peak} is below the largest rate of {largest}", $"write a peak of {largest} or more, or leave it out");
        return null;
    }

    private static Arrivals.Renewal? Renewal(Resolved value, Complaint complain)
    {
        var interval = DistributionMaker.Of(value["interval"]);
        if (interval.Mean >= 1)
        {
            return new Arrivals.Renewal(interval);
        }

        complain("the mean interval is below 1us", "write an interval with a longer mean");
        return null;
    }

    private static Arrivals.Scripted? Scripted(Resolved value, Complaint complain)
    {
        var times = value["at"].Items<Duration>().ToArray();
        for (var index = 1; index < times.Length; index++)
        {
            if (times[index] < times[index - 1])
            {
                complain($"{times[index]} comes after {times[index - 1]} in the list", "list the times in order");
                return null;
            }
        }

        return new Arrivals.Scripted(times);
    }
}
