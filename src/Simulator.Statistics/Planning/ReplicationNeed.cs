using System.Globalization;

namespace Simulator.Statistics;

/// <summary>How many replications would settle a question that these left open.</summary>
/// <remarks>
/// A guess, not a promise: it takes the point estimate as the truth, and if it is the truth the answer comes with probability one half at that
/// number. Half-widths shrink with the square root of the number; the critical value's own shrinking is left out, which errs towards more.
/// </remarks>
public readonly record struct ReplicationNeed
{
    /// <summary>Above this number the answer is "more than that".</summary>
    public const int Cap = 100_000;

    private ReplicationNeed(int? count, bool exceedsCap) => (Count, ExceedsCap) = (count, exceedsCap);

    /// <summary>No number would: the estimate sits at the limit, or nothing could be estimated.</summary>
    public static ReplicationNeed None { get; }

    /// <summary>The number in all, those at hand included; null when none would or when it is above <see cref="Cap"/>.</summary>
    public int? Count { get; }

    /// <summary>Whether it is a number above <see cref="Cap"/>.</summary>
    public bool ExceedsCap { get; }

    /// <summary>n (half-width / distance)^2, rounded up, above n.</summary>
    /// <param name="replications">n, the number at hand, 1 or more.</param>
    /// <param name="halfWidth">Distance from the estimate to the end of its interval on the side of the limit, 0 or above.</param>
    /// <param name="distance">Distance from the estimate to the limit, 0 or above.</param>
    /// <returns>The number; none for a distance of 0 or for a half-width or distance that is not finite.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no replication, or a length is negative.</exception>
    public static ReplicationNeed ToSettle(int replications, double halfWidth, double distance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replications, 1);
        Require.NotBelowZero(halfWidth);
        Require.NotBelowZero(distance);
        double number = replications * Math.Pow(halfWidth / distance, 2);
        if (!double.IsFinite(number) || double.IsInfinity(distance))
        {
            return None;
        }

        return number > Cap
            ? new ReplicationNeed(null, true)
            : new ReplicationNeed(Math.Max(replications + 1, (int)Math.Ceiling(number)), false);
    }

    /// <inheritdoc/>
    public override string ToString() => Count is { } count
        ? count.ToString(CultureInfo.InvariantCulture)
        : ExceedsCap ? string.Create(CultureInfo.InvariantCulture, $"more than {Cap}") : "none would";
}
