using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>Cumulative shares over durations: where the interesting part lies, and how they go on outside their points.</summary>
internal static class CumulativeCurves
{
    private const double Beginning = 0.002;
    private const double End = 0.998;
    private const double OneSecond = 1.0 / 60;
    private const double OneHour = 60;

    /// <summary>The shortest positive duration at which a curve has begun and the longest at which one still climbs; a second to an hour for none.</summary>
    public static (double From, double To) Range(IEnumerable<Curve> curves)
    {
        var (from, to) = (double.PositiveInfinity, 0.0);
        foreach (var curve in curves)
        {
            var final = curve.Y.Where(double.IsFinite).DefaultIfEmpty(0).Max();
            for (var index = 0; index < curve.X.Count; index++)
            {
                if (curve.X[index] > 0 && curve.Y[index] >= Beginning * final && final > 0)
                {
                    from = Math.Min(from, curve.X[index]);
                }

                // One point past the last climb shows that the curve ends there.
                if (curve.X[index] > 0 && (index == 0 || curve.Y[index - 1] < End * final))
                {
                    to = Math.Max(to, curve.X[index]);
                }
            }
        }

        return double.IsFinite(from) && to > 0 ? (from, Math.Max(to, from)) : (OneSecond, OneHour);
    }

    /// <summary>A curve as a series over the whole axis: zero up to its first point, where it may jump, and unchanged after its last, as a cumulative share is.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="axis">The axis to fill.</param>
    /// <param name="label">Words for legend and read-out.</param>
    public static Series Over(Curve curve, Axis axis, string label)
    {
        if (curve.X.Count == 0)
        {
            return new Series(SeriesStyle.Of(curve.Id), label, string.Empty, [], [], null, null);
        }

        var before = axis.Min < curve.X[0];
        var after = axis.Max > curve.X[^1];
        return new Series(
            SeriesStyle.Of(curve.Id), label, curve.Low is null ? string.Empty : "band over replications",
            Extend(curve.X, before, [axis.Min, curve.X[0]], after, axis.Max),
            Extend(curve.Y, before, [0, 0], after, curve.Y[^1]),
            curve.Low is { } low ? Extend(low, before, [0, 0], after, low[^1]) : null,
            curve.High is { } high ? Extend(high, before, [0, 0], after, high[^1]) : null);
    }

    /// <summary>The share at a duration: zero before the first point, the last share after the last point.</summary>
    public static double At(Curve curve, double minutes) =>
        curve.X.Count == 0 ? double.NaN :
        minutes < curve.X[0] ? 0 :
        minutes > curve.X[^1] ? curve.Y[^1] : Interpolation.At(curve.X, curve.Y, minutes);

    private static IReadOnlyList<double> Extend(IReadOnlyList<double> values, bool before, double[] first, bool after, double last) =>
        [.. before ? first : [], .. values, .. after ? [last] : Array.Empty<double>()];
}
