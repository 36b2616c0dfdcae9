using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes distributions from their resolved parameters: times in microseconds, shares as numbers from 0 to 1.</summary>
internal static class DistributionMaker
{
    private static readonly Duration LargestDraw = Duration.FromDays(3_650_000);

    /// <summary>A distribution of times.</summary>
    public static object? OfTimes(Resolved value, Complaint complain) => Guarded(value, complain, () => value.Kind switch
    {
        "fixed" => Fixed.At(Micros(value, "value")),
        "uniform" => InOrder(value, complain, "from", "to") ? Uniform.Between(Micros(value, "from"), Micros(value, "to")) : null,
        "exponential" => Exponential.FromMean(Micros(value, "mean")),
        "erlang" => Erlang.FromMean((int)value["stages"].As<ulong>(), Micros(value, "mean")),
        "gamma" => value.Has("mean")
            ? Gamma.FromMean(Number(value, "shape"), Micros(value, "mean"))
            : Gamma.FromScale(Number(value, "shape"), Micros(value, "scale")),
        "weibull" => value.Has("mean")
            ? Weibull.FromMean(Number(value, "shape"), Micros(value, "mean"))
            : Weibull.FromScale(Number(value, "shape"), Micros(value, "scale")),
        "lognormal" => OfLognormal(value, complain),
        "hyperexponential" => OfHyperexponential(value, complain),
        "triangular" => InOrder(value, complain, "from", "to") && Between(value, complain)
            ? Triangular.Between(Micros(value, "from"), Micros(value, "mode"), Micros(value, "to")) : null,
        "empirical" => OfTable(value, complain),
        "shifted" => Shifted.By(Micros(value, "by"), Of(value["of"])),
        "truncated" => InOrder(value, complain, "from", "to") ? OfTruncated(value, complain) : null,
        _ => throw new InvalidOperationException($"No rule for the kind {value.Kind}."),
    });

    /// <summary>A distribution on 0 to 1.</summary>
    public static object? OfShares(Resolved value, Complaint complain) => Guarded(value, complain, () => value.Kind switch
    {
        "fixed" => Fixed.At(Part(value, "value")),
        "uniform" => InOrder(value, complain, "from", "to") ? Uniform.Between(Part(value, "from"), Part(value, "to")) : null,
        "beta" => Beta.FromShapes(Number(value, "a"), Number(value, "b")),
        "triangular" => InOrder(value, complain, "from", "to") && Between(value, complain)
            ? Triangular.Between(Part(value, "from"), Part(value, "mode"), Part(value, "to")) : null,
        _ => throw new InvalidOperationException($"No rule for the kind {value.Kind}."),
    });

    /// <summary>The distribution a resolved value was made into.</summary>
    public static Distribution Of(Resolved value) =>
        (Distribution)(value.Made ?? throw new InvalidOperationException($"{value.Path} is no distribution."));

    /// <summary>The checks below name what is wrong; what they leave to the families themselves is reported in general.</summary>
    private static Distribution? Guarded(Resolved value, Complaint complain, Func<Distribution?> make)
    {
        try
        {
            var made = make();
            return made is null || IsBounded(made, complain) ? made : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            complain($"these parameters make no {value.Kind} distribution with a finite variance", "choose less extreme ones");
            return null;
        }
    }

    /// <summary>Whether the largest value that a uniform of 53 bits can draw stays far inside the range of the clock.</summary>
    private static bool IsBounded(Distribution made, Complaint complain)
    {
        var largest = double.IsFinite(made.Maximum) ? made.Maximum : made.Quantile(Math.BitDecrement(1));
        if (largest <= LargestDraw.Microseconds)
        {
            return true;
        }

        complain($"a draw can last more than {LargestDraw.TotalDays / 365:0} years", "lower the spread, or wrap it: { \"kind\": \"truncated\", … }");
        return false;
    }

    private static Lognormal? OfLognormal(Resolved value, Complaint complain)
    {
        if (value.Has("p95"))
        {
            if (Micros(value, "p95") <= Micros(value, "median"))
            {
                complain("the p95 is not above the median", "write a p95 above the median");
                return null;
            }

            return Lognormal.FromMedianAndP95(Micros(value, "median"), Micros(value, "p95"));
        }

        var cv = Number(value, "cv");
        return value.Has("median")
            ? Lognormal.FromMedianAndSigma(Micros(value, "median"), Math.Sqrt(Math.Log(1 + (cv * cv))))
            : Lognormal.FromMeanAndCv(Micros(value, "mean"), cv);
    }

    private static Hyperexponential? OfHyperexponential(Resolved value, Complaint complain)
    {
        if (value.Has("cv"))
        {
            var cv = Number(value, "cv");
            if (cv < 1)
            {
                complain("a mixture of exponentials has no cv below 1", "write a cv of 1 or more, or use gamma");
                return null;
            }

            return Hyperexponential.FromMeanAndCv2(Micros(value, "mean"), cv * cv);
        }

        var shares = value["weights"].Items<Share>().ToList();
        var means = value["means"].Items<Duration>().Select(mean => (double)mean.Microseconds).ToArray();
        var total = shares.Sum(share => share.Percent);
        if (shares.Count != means.Length || shares.Any(share => share.Percent == 0))
        {
            complain($"there are {shares.Count(share => share.Percent > 0)} weights above 0% and {means.Length} means",
                "give each branch one of both");
            return null;
        }

        if (total != 100)
        {
            complain($"the weights add up to {new Share(total)}", "make them add up to 100%");
            return null;
        }

        return Hyperexponential.FromBranches([.. shares.Select(share => share.Value)], means);
    }

    private static Empirical? OfTable(Resolved value, Complaint complain)
    {
        var quantiles = value["quantiles"].Items<Duration>().Select(quantile => (double)quantile.Microseconds).ToArray();
        for (var index = 1; index < quantiles.Length; index++)
        {
            if (quantiles[index] < quantiles[index - 1])
            {
                complain($"quantile {index + 1} is below quantile {index}", "list them from the smallest to the largest");
                return null;
            }
        }

        return Empirical.FromQuantiles(quantiles);
    }

    private static Truncated? OfTruncated(Resolved value, Complaint complain)
    {
        try
        {
            return Truncated.To(Of(value["of"]), Micros(value, "from"), Micros(value, "to"));
        }
        catch (ArgumentOutOfRangeException)
        {
            complain("the range holds next to nothing of the distribution", "choose a range that holds more of it");
            return null;
        }
    }

    private static bool InOrder(Resolved value, Complaint complain, string low, string high)
    {
        if (Scale(value, low) < Scale(value, high))
        {
            return true;
        }

        complain($"'{low}' is not below '{high}'", $"write a '{high}' above '{low}'");
        return false;
    }

    private static bool Between(Resolved value, Complaint complain)
    {
        var mode = Scale(value, "mode");
        if (mode >= Scale(value, "from") && mode <= Scale(value, "to"))
        {
            return true;
        }

        complain("the 'mode' is not between 'from' and 'to'", "write a mode between them");
        return false;
    }

    private static double Scale(Resolved value, string name) => value[name].Value is Share share ? share.Value : Micros(value, name);

    private static double Micros(Resolved value, string name) => value[name].As<Duration>().Microseconds;

    private static double Part(Resolved value, string name) => value[name].As<Share>().Value;

    private static double Number(Resolved value, string name) => value[name].As<double>();
}
