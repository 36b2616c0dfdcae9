using System.Globalization;

namespace Simulator.Governance;

/// <summary>Points that the steps of a chain add up to, in whole thousandths, so that sums do not depend on their order.</summary>
/// <param name="Thousandths">0 or more; <see cref="int.MaxValue"/> stands for everything above.</param>
public readonly record struct RiskPoints(int Thousandths) : IComparable<RiskPoints>
{
    /// <summary>No points.</summary>
    public static RiskPoints None => default;

    /// <summary>More than any ceiling allows; sums stop here.</summary>
    public static RiskPoints Beyond => new(int.MaxValue);

    /// <summary>Points from a number, rounded to the nearest thousandth; 2,147,483.647 and more is <see cref="Beyond"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not a number.</exception>
    public static RiskPoints Of(double points) => points >= 0
        ? new RiskPoints((int)Math.Min(Math.Round(points * 1000), int.MaxValue))
        : throw new ArgumentOutOfRangeException(nameof(points), points, "Points are never negative.");

    /// <summary>The points as an exact decimal number.</summary>
    public decimal Value => Thousandths / 1000m;

    /// <summary>The sum, at most <see cref="Beyond"/>.</summary>
    public static RiskPoints operator +(RiskPoints left, RiskPoints right) =>
        new((int)Math.Min((long)left.Thousandths + right.Thousandths, int.MaxValue));

    /// <summary>The sum, at most <see cref="Beyond"/>.</summary>
    public static RiskPoints Add(RiskPoints left, RiskPoints right) => left + right;

    /// <summary>Whether these points need more than a ceiling allows; <see cref="Beyond"/> always does.</summary>
    public bool Exceed(RiskPoints ceiling) => Thousandths > ceiling.Thousandths || this == Beyond;

    /// <inheritdoc/>
    public int CompareTo(RiskPoints other) => Thousandths.CompareTo(other.Thousandths);

    /// <summary>Whether one is smaller.</summary>
    public static bool operator <(RiskPoints left, RiskPoints right) => left.Thousandths < right.Thousandths;

    /// <summary>Whether one is larger.</summary>
    public static bool operator >(RiskPoints left, RiskPoints right) => left.Thousandths > right.Thousandths;

    /// <summary>Whether one is smaller or equal.</summary>
    public static bool operator <=(RiskPoints left, RiskPoints right) => left.Thousandths <= right.Thousandths;

    /// <summary>Whether one is larger or equal.</summary>
    public static bool operator >=(RiskPoints left, RiskPoints right) => left.Thousandths >= right.Thousandths;

    /// <summary>The points in decimal digits, such as <c>12.5</c>.</summary>
    public override string ToString() => Value.ToString("0.###", CultureInfo.InvariantCulture);
}
