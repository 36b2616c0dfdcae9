namespace Simulator.Statistics;

/// <summary>A smooth monotone curve over positive arguments, with its exact derivative. A structure, so that the builder is specialised.</summary>
internal interface ICurve
{
    /// <summary>The value at s.</summary>
    double Value(double s);

    /// <summary>The derivative at s by s, given the value there; need not be finite.</summary>
    double Slope(double s, double value);
}

/// <summary>
/// A curve over (0, limit] as monotone cubic pieces whose cells are geometric towards 0. The exponent of the argument names the octave,
/// its leading bits the cell: no search. Each octave is cut into as many equal cells (a power of 2) as its curve needs, which keeps tables
/// small and building quick. Arguments below the first octave are not covered.
/// </summary>
internal sealed class OctaveTable
{
    /// <summary>The error each piece must reach for the table to be built.</summary>
    public const double Tolerance = 1e-6;

    private const int MantissaBits = 52;
    private const long MantissaMask = (1L << MantissaBits) - 1;
    private const int Bias = 1023;
    private const int MinSubBits = 2;
    private const int MaxSubBits = 10;
    private const double Safety = 1.5; // errors are sought at three points of a cell, not everywhere

    private readonly double[] _pieces;
    private readonly Octave[] _octaves;
    private readonly int _firstExponent;

    private OctaveTable(double[] pieces, Octave[] octaves, int firstExponent, double error) =>
        (_pieces, _octaves, _firstExponent, StatedError) = (pieces, octaves, firstExponent, error);

    /// <summary>1.5 times the largest error found at the quarters of the cells, as a share of the larger of |value| and the floor.</summary>
    public double StatedError { get; }

    /// <summary>The lower end of what is covered: 2^firstExponent.</summary>
    public double First => Math.ScaleB(1, _firstExponent - Bias);

    /// <summary>Builds a table, or returns null when an octave misses the tolerance with the finest cells.</summary>
    /// <param name="curve">The curve, evaluated from 2^firstExponent to the limit.</param>
    /// <param name="firstExponent">Power of 2 at which the table starts.</param>
    /// <param name="limit">Last argument, included; the curve need not be smooth beyond.</param>
    /// <param name="floor">Errors are judged relative to the value, or to this where the value is smaller.</param>
    public static OctaveTable? TryBuild<T>(T curve, int firstExponent, double limit, double floor)
        where T : struct, ICurve
    {
        var pieces = new List<double>();
        var octaves = new List<Octave>();
        double worst = 0;
        for (double start = Math.ScaleB(1, firstExponent); start < limit; start *= 2)
        {
            var error = AddOctave(curve, start, limit, floor, pieces, octaves);
            if (error is null)
            {
                return null;
            }

            worst = Math.Max(worst, error.Value);
        }

        // The limit may itself begin an octave: one constant cell for that one argument.
        octaves.Add(new Octave(pieces.Count, MantissaBits));
        pieces.AddRange([curve.Value(limit), 0, 0, 0]);
        return new OctaveTable([.. pieces], [.. octaves], firstExponent + Bias, worst);
    }

    /// <summary>The curve at an argument from <see cref="First"/> to the limit; the caller sees to it that it is in there.</summary>
    public double At(double s)
    {
        unchecked
        {
            long bits = BitConverter.DoubleToInt64Bits(s);
            ref readonly var octave = ref _octaves[(int)(bits >> MantissaBits) - _firstExponent];
            long mantissa = bits & MantissaMask;
            double t = (mantissa & octave.Mask) * octave.Unit;
            return HermitePiece.Value(_pieces.AsSpan(octave.Start + (4 * (int)(mantissa >> octave.Shift)), 4), t);
        }
    }

    /// <summary>
    /// Adds one octave with as few cells as reach the tolerance, or returns null. The error of a cubic falls with the fourth power of the
    /// width: that tells how many to try next.
    /// </summary>
    private static double? AddOctave<T>(T curve, double start, double limit, double floor, List<double> pieces, List<Octave> octaves)
        where T : struct, ICurve
    {
        int subBits = MinSubBits;
        while (true)
        {
            var cells = new double[4 << subBits];
            double error = Safety * FitCells(curve, start, limit, floor, cells);
            if (error <= Tolerance)
            {
                octaves.Add(new Octave(pieces.Count, MantissaBits - subBits));
                pieces.AddRange(cells);
                return error;
            }

            double missing = Math.Log2(error / Tolerance) / 4;
            if (subBits == MaxSubBits || !(missing <= MaxSubBits))
            {
                return null;
            }

            subBits = Math.Min(MaxSubBits, subBits + Math.Max(1, (int)Math.Ceiling(missing)));
        }
    }

    /// <summary>Fits all cells of an octave that begin before the limit; returns the worst error.</summary>
    private static double FitCells<T>(T curve, double start, double limit, double floor, Span<double> cells)
        where T : struct, ICurve
    {
        double width = start / (cells.Length / 4);
        double left = start;
        double leftValue = curve.Value(left);
        double leftSlope = curve.Slope(left, leftValue);
        double worst = 0;
        for (int i = 0; i < cells.Length && left < limit; i += 4)
        {
            double right = Math.Min(limit, left + width);
            double rightValue = curve.Value(right);
            double rightSlope = curve.Slope(right, rightValue);
            double span = right - left;
            var piece = cells.Slice(i, 4);
            HermitePiece.Fit(piece, leftValue, rightValue, leftSlope * span, rightSlope * span);
            worst = Math.Max(worst, WorstError(curve, piece, left, span, floor));
            HermitePiece.Stretch(piece, span / width);
            (left, leftValue, leftSlope) = (right, rightValue, rightSlope);
        }

        return worst;
    }

    private static double WorstError<T>(T curve, ReadOnlySpan<double> piece, double start, double span, double floor)
        where T : struct, ICurve
    {
        double worst = 0;
        for (int i = 1; i <= 3; i++)
        {
            double exact = curve.Value(start + (0.25 * i * span));
            double error = Math.Abs(HermitePiece.Value(piece, 0.25 * i) - exact) / Math.Max(Math.Abs(exact), floor);
            worst = double.IsNaN(error) ? double.PositiveInfinity : Math.Max(worst, error);
        }

        return worst;
    }

    /// <summary>Where the cells of an octave begin, and how its mantissa splits into cell and place in the cell.</summary>
    private readonly struct Octave(int start, int shift)
    {
        public readonly double Unit = 1.0 / (1L << shift);
        public readonly long Mask = (1L << shift) - 1;
        public readonly int Start = start;
        public readonly int Shift = shift;
    }
}
