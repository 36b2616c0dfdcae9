using Simulator.Statistics;

namespace Simulator.Scenarios;

/// <summary>
/// How much days differ beyond chance: one factor a local date, gamma distributed with mean 1, whose normal scores follow an autoregressive
/// process of the first order (a Gaussian copula). Daily counts of mean m then have an index of dispersion of about 1 + m × cv².
/// </summary>
/// <remarks>
/// Thinning needs a largest rate, so the gamma distribution is cut at its <see cref="TruncationQuantile"/> and rescaled to mean 1: one day
/// in 10,000 would have been higher. That leaves the mean exact and lowers the coefficient of variation by 0.12 % at a cv of 0.25, by 0.34 %
/// at 1 and by 0.75 % at 2.
/// </remarks>
public sealed class DayFactor
{
    /// <summary>Where the gamma distribution is cut.</summary>
    public const double TruncationQuantile = 0.9999;

    /// <summary>The smallest coefficient of variation; less is no variation worth a draw.</summary>
    public const double SmallestCv = 0.01;

    /// <summary>The largest coefficient of variation.</summary>
    public const double LargestCv = 2;

    /// <summary>The largest autocorrelation.</summary>
    public const double LargestAutocorrelation = 0.95;

    /// <summary>A day factor.</summary>
    /// <param name="cv">Coefficient of variation, 0.01 to 2.</param>
    /// <param name="autocorrelation">Correlation of the normal scores of two days in succession, 0 to 0.95; that of the factors is slightly lower.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public DayFactor(double cv, double autocorrelation)
    {
        if (!(cv is >= SmallestCv and <= LargestCv))
        {
            throw new ArgumentOutOfRangeException(nameof(cv), cv, "The coefficient of variation runs from 0.01 to 2.");
        }

        if (!(autocorrelation is >= 0 and <= LargestAutocorrelation))
        {
            throw new ArgumentOutOfRangeException(nameof(autocorrelation), autocorrelation, "The autocorrelation runs from 0 to 0.95.");
        }

        (Cv, Autocorrelation) = (cv, autocorrelation);
        var gamma = Gamma.FromMean(1 / (cv * cv), 1);
        var cut = Truncated.To(gamma, 0, gamma.Quantile(TruncationQuantile));
        Law = Scaled.By(1 / cut.Mean, cut);
    }

    /// <summary>Coefficient of variation of the gamma distribution before it is cut.</summary>
    public double Cv { get; }

    /// <summary>Correlation of the normal scores of two days in succession.</summary>
    public double Autocorrelation { get; }

    /// <summary>The distribution of the factor: mean 1, bounded.</summary>
    public Distribution Law { get; }

    /// <summary>The largest factor.</summary>
    public double Maximum => Law.Maximum;
}
