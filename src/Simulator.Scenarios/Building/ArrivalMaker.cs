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
        "trace" => value["times"].Value, // becomes arrivals when the start of the run is known
        _ => throw new InvalidOperationException($"No rule for the kind {value.Kind}."),
    };

    /// <summary>The arrivals a resolved value was made into, ready to draw from; null when it says there are none.</summary>
    public static Arrivals? Of(Resolved value, CompiledDistributions tables) => value.Made is Arrivals.Renewal
        ? new Arrivals.Renewal(tables.Of(value["interval"]))
        : (Arrivals?)value.Made;

    /// <summary>The expected number of arrivals in a time.</summary>
    public static double Expected(Arrivals arrivals, Duration time) => arrivals switch
    {
        Arrivals.Poisson poisson => Weighed(poisson) * time.Microseconds,
        Arrivals.Renewal renewal => time.Microseconds / renewal.Interval.Mean,
        Arrivals.Scripted scripted => scripted.At.Count,
        _ => 0,
    };

    /// <summary>The largest factor of the week and the day on a rate; what makes none counts as 1 here and is reported when the arrivals are made.</summary>
    /// <param name="profile">A profile, each value of it valid.</param>
    /// <param name="day">A day factor, each value of it valid.</param>
    public static double ModulationMaximum(Resolved profile, Resolved day) =>
        (ProfileOf(profile)?.Maximum ?? 1) * (IsDay(day) ? DayOf(day)?.Maximum ?? 1 : 1);

    /// <summary>Arrivals per microsecond, where a thinned candidate, a step without an event, counts as a twelfth.</summary>
    private static double Weighed(Arrivals.Poisson poisson) =>
        poisson.Rate.PerMicrosecond + ((poisson.Peak.PerMicrosecond - poisson.Rate.PerMicrosecond) / 12);

    /// <summary>Storms, the time zone and the check of the peak come later: they need the whole file.</summary>
    private static Arrivals.Poisson? Poisson(Resolved value, Complaint complain)
    {
        if (ProfileOf(value["profile"]) is not { } profile)
        {
            complain("the profile is 0 in every hour", "give one hour a weight");
            return null;
        }

        if (!IsDay(value["dayFactor"]))
        {
            complain("a day factor with a coefficient of variation below 0.01 does nothing", "write 0 for none, or 0.01 and more");
            return null;
        }

        var modulation = new RateModulation { Profile = profile, DayFactor = DayOf(value["dayFactor"]) };
        return new Arrivals.Poisson(
            value["rate"].As<Rate>(), value["peak"].As<Rate>(), value["amplitude"].As<double>(),
            value["period"].As<Duration>(), value["phase"].As<Duration>())
        {
            Modulation = profile == WeekProfile.Flat && modulation.DayFactor is null ? null : modulation,
        };
    }

    /// <summary>The profile; null when all its weights are zero.</summary>
    private static WeekProfile? ProfileOf(Resolved profile)
    {
        if (profile.Value is Word word)
        {
            return ArrivalShapes.Profiles[word.Text];
        }

        double[] weights = [.. profile.Items<double>()];
        return weights.Any(weight => weight > 0) ? WeekProfile.FromWeights(weights) : null;
    }

    private static bool IsDay(Resolved day) => day.IsNone || day["cv"].As<double>() is 0 or >= DayFactor.SmallestCv;

    private static DayFactor? DayOf(Resolved day) => day.IsNone || day["cv"].As<double>() == 0
        ? null
        : new DayFactor(day["cv"].As<double>(), day["autocorrelation"].As<double>());

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
