namespace Simulator.Validation.Tests.Theory;

/// <summary>Mean times from arrival to the end of service under preemptive-resume priorities, the most urgent class first.</summary>
internal static class Preemption
{
    /// <summary>One server, any service: T(k) = E[S(k)] / (1 - σ(k-1)) + Σ(i ≤ k) λ(i) E[S(i)²] / 2 / ((1 - σ(k-1)) (1 - σ(k))) (White and Christie, 1958).</summary>
    public static double[] MeanTimes(params (double Rate, double Mean, double SecondMoment)[] classes)
    {
        var times = new double[classes.Length];
        double before = 0, residual = 0;
        for (var index = 0; index < classes.Length; index++)
        {
            var (rate, mean, second) = classes[index];
            var upTo = before + (rate * mean);
            residual += rate * second / 2;
            times[index] = (mean / (1 - before)) + (residual / ((1 - before) * (1 - upTo)));
            before = upTo;
        }

        return times;
    }

    /// <summary>Several servers, one exponential service: the classes up to k see M/M/c with their arrivals alone, so that Λ(k) T(1..k) are differences of it.</summary>
    public static double[] MeanTimes(int servers, double serviceRate, params double[] arrivalRates)
    {
        var times = new double[arrivalRates.Length];
        double all = 0, before = 0;
        for (var index = 0; index < arrivalRates.Length; index++)
        {
            all += arrivalRates[index];
            var inSystem = new Erlang(servers, all, serviceRate).MeanInSystem;
            times[index] = (inSystem - before) / arrivalRates[index];
            before = inSystem;
        }

        return times;
    }
}
