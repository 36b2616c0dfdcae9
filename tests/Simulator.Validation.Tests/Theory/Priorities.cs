namespace Simulator.Validation.Tests.Theory;

/// <summary>Mean waits under non-preemptive priorities (Cobham, 1954), the most urgent class first.</summary>
internal static class Priorities
{
    /// <summary>Several servers, the same exponential service for all classes.</summary>
    public static double[] MeanWaits(int servers, double serviceRate, params double[] arrivalRates)
    {
        var all = new Erlang(servers, arrivalRates.Sum(), serviceRate);
        return MeanWaits(all.ProbabilityOfWaiting / (servers * serviceRate), [.. arrivalRates.Select(rate => rate / (servers * serviceRate))]);
    }

    /// <summary>One server; each class has an arrival rate, a mean service and a second moment of it.</summary>
    public static double[] MeanWaits(params (double Rate, double Mean, double SecondMoment)[] classes) =>
        MeanWaits(classes.Sum(each => each.Rate * each.SecondMoment / 2), [.. classes.Select(each => each.Rate * each.Mean)]);

    /// <summary>W0 / ((1 - σ(k-1)) (1 - σ(k))), σ(k) being the utilisation by class k and all more urgent ones.</summary>
    private static double[] MeanWaits(double residual, double[] utilisations)
    {
        var waits = new double[utilisations.Length];
        var before = 0.0;
        for (var index = 0; index < waits.Length; index++)
        {
            var upTo = before + utilisations[index];
            waits[index] = residual / ((1 - before) * (1 - upTo));
            before = upTo;
        }

        return waits;
    }
}
