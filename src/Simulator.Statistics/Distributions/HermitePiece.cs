namespace Simulator.Statistics;

/// <summary>One cubic on 0 to 1 by its values and slopes at both ends, kept monotone.</summary>
internal static class HermitePiece
{
    /// <summary>Writes the four coefficients, constant first.</summary>
    /// <param name="piece">Where to, length 4.</param>
    /// <param name="startValue">Value at 0.</param>
    /// <param name="endValue">Value at 1.</param>
    /// <param name="startSlope">Derivative at 0, or not finite where there is none: the secant serves then.</param>
    /// <param name="endSlope">Derivative at 1, likewise.</param>
    public static void Fit(Span<double> piece, double startValue, double endValue, double startSlope, double endSlope)
    {
        double secant = endValue - startValue;
        double start = Share(startSlope, secant);
        double end = Share(endSlope, secant);
        // Slopes within the disc of radius 3 secants are inside the monotone region (Fritsch and Carlson, 1980).
        double excess = Math.Max(1, Math.Sqrt((start * start) + (end * end)) / 3);
        start *= secant / excess;
        end *= secant / excess;
        piece[0] = startValue;
        piece[1] = start;
        piece[2] = (3 * secant) - (2 * start) - end;
        piece[3] = start + end - (2 * secant);
    }

    /// <summary>Re-expresses a cubic over 0 to 1 as one over 0 to <paramref name="length"/>.</summary>
    public static void Stretch(Span<double> piece, double length)
    {
        piece[1] /= length;
        piece[2] /= length * length;
        piece[3] /= length * length * length;
    }

    /// <summary>The cubic at t.</summary>
    public static double Value(ReadOnlySpan<double> piece, double t) =>
        piece[0] + (t * (piece[1] + (t * (piece[2] + (t * piece[3])))));

    /// <summary>A slope in units of the secant, 0 or above; 1 where the slope is unknown.</summary>
    private static double Share(double slope, double secant) =>
        secant == 0 ? 0 : double.IsFinite(slope) ? Math.Max(0, slope / secant) : 1;
}
