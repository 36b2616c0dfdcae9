namespace Simulator.Statistics;

/// <summary>
/// By how much a candidate may be worse before it counts: the larger of a share of the base and an absolute amount. At least one is given;
/// without either the margin is 0.
/// </summary>
public readonly record struct Margin
{
    private Margin(double? relative, double? absolute) => (Relative, Absolute) = (relative, absolute);

    /// <summary>No tolerance at all: any difference counts.</summary>
    public static Margin None { get; } = new(null, 0);

    /// <summary>The share of the absolute value of the base, 0 or above; null when there is none.</summary>
    public double? Relative { get; }

    /// <summary>The amount in the unit of the metric, 0 or above; null when there is none.</summary>
    public double? Absolute { get; }

    /// <summary>A share of the base.</summary>
    /// <param name="share">0 or above and finite: 0.1 for 10 %.</param>
    /// <returns>The margin.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is negative or not finite.</exception>
    public static Margin OfBase(double share) => new(Require.NotNegative(share), null);

    /// <summary>An absolute amount.</summary>
    /// <param name="amount">In the unit of the metric, 0 or above and finite.</param>
    /// <returns>The margin.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or not finite.</exception>
    public static Margin Of(double amount) => new(null, Require.NotNegative(amount));

    /// <summary>This margin or an absolute amount, whichever is larger: what keeps a small base from failing on a trifle.</summary>
    /// <param name="amount">In the unit of the metric, 0 or above and finite.</param>
    /// <returns>The margin.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or not finite.</exception>
    public Margin OrAbsolute(double amount) => new(Relative, Math.Max(Absolute ?? 0, Require.NotNegative(amount)));

    /// <summary>The tolerance at a given value of the base.</summary>
    /// <param name="baseValue">The value of the base.</param>
    /// <returns>The larger of both parts, 0 or above; infinite for an infinite base and a relative part above 0.</returns>
    public double At(double baseValue) =>
        Math.Max(Absolute ?? 0, Relative is > 0 ? Relative.Value * Math.Abs(baseValue) : 0);
}
