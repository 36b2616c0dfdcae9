namespace Simulator.Statistics;

/// <summary>Which side of a limit is inside.</summary>
public enum LimitSide
{
    /// <summary>The claim is "at most".</summary>
    AtMost,

    /// <summary>The claim is "at least".</summary>
    AtLeast,
}

/// <summary>A limit that a metric is claimed to keep.</summary>
/// <param name="Side">At most or at least.</param>
/// <param name="Value">The limit, in the unit of the samples.</param>
public readonly record struct Limit(LimitSide Side, double Value)
{
    /// <summary>"At most this value."</summary>
    /// <param name="value">In the unit of the samples, finite.</param>
    /// <returns>The limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public static Limit AtMost(double value) => new(LimitSide.AtMost, Require.Finite(value));

    /// <summary>"At least this value."</summary>
    /// <param name="value">In the unit of the samples, finite.</param>
    /// <returns>The limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public static Limit AtLeast(double value) => new(LimitSide.AtLeast, Require.Finite(value));
}
