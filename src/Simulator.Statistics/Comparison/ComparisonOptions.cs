namespace Simulator.Statistics;

/// <summary>How two runs are compared.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Level when none is stated: a false regression in at most one comparison in a hundred, whatever the margin and the noise.</summary>
    public const double DefaultAlpha = 0.01;

    /// <summary>Share of the base that a candidate may be worse by when no margin is stated.</summary>
    public const double DefaultRelativeMargin = 0.05;

    /// <summary>Resamples when their number is not stated: enough for levels down to 0.005 without extrapolation.</summary>
    public const int DefaultResamples = 2_000;

    /// <summary>How the replications belong together; paired when not stated.</summary>
    public Pairing Pairing { get; init; } = Pairing.Paired;

    /// <summary>Which way the metric gets worse; higher when not stated.</summary>
    public WorseSide Worse { get; init; } = WorseSide.Higher;

    /// <summary>By how much a candidate may be worse; 5 % of the base when not stated.</summary>
    public Margin Margin { get; init; } = Margin.OfBase(DefaultRelativeMargin);

    /// <summary>One-sided risk of each wrong verdict, above 0 to below 0.5, default 0.01.</summary>
    public double Alpha { get; init; } = DefaultAlpha;

    /// <summary>Probability with which the minimum detectable effect would be found, alpha to below 1, default 0.8.</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>Number of resamples of a bootstrap, 200 to 1,000,000, default 2,000.</summary>
    public int Resamples { get; init; } = DefaultResamples;

    /// <summary>Seed of a bootstrap, any value, default 0; it shares no draw with a simulation of the same seed.</summary>
    public ulong Seed { get; init; }

    internal void Check()
    {
        if (!(Alpha > 0 && Alpha < 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(Alpha), Alpha, "The level of a comparison lies above 0 and below 0.5.");
        }

        if (!(Power >= Alpha && Power < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Power), Power, "A power lies between the level and 1.");
        }

        if (Resamples is < 200 or > 1_000_000)
        {
            throw new ArgumentOutOfRangeException(nameof(Resamples), Resamples, "A bootstrap has 200 to 1,000,000 resamples.");
        }
    }
}
