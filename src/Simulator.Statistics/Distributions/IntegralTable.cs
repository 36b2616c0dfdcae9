namespace Simulator.Statistics;

/// <summary>
/// The integral of a distribution function from its minimum, as an <see cref="OctaveTable"/> in x - minimum with exact values and slopes.
/// Below the table one cubic starts at 0; above it the distribution function is 1 for all purposes, and the integral is x - mean.
/// </summary>
internal sealed class IntegralTable
{
    private const int FirstExponent = -20; // start of the table as a power of 2 of mean - minimum
    private const double LastTail = 1e-14;

    private readonly OctaveTable _table;
    private readonly double[] _start = new double[4];
    private readonly double _minimum;
    private readonly double _mean;
    private readonly double _first;
    private readonly double _last;

    private IntegralTable(Distribution law, OctaveTable table, double last)
    {
        (_table, _minimum, _mean, _first, _last) = (table, law.Minimum, law.Mean, table.First, last);
        var curve = new Curve(law, _minimum);
        HermitePiece.Fit(_start, 0, curve.Value(_first), 0, curve.Slope(_first, 0) * _first);
        HermitePiece.Stretch(_start, _first);
    }

    public double StatedError => _table.StatedError;

    /// <summary>The table, or null when the tolerance cannot be reached.</summary>
    public static IntegralTable? TryBuild(Distribution law)
    {
        double typical = law.Mean - law.Minimum;
        double last = Math.Min(law.Maximum, law.TailQuantile(LastTail, upper: true)) - law.Minimum;
        var table = OctaveTable.TryBuild(new Curve(law, law.Minimum), Math.ILogB(typical) + FirstExponent, last, 0.01 * typical);
        return table is null ? null : new IntegralTable(law, table, last);
    }

    /// <summary>The integral from the minimum to x.</summary>
    public double At(double x)
    {
        double y = x - _minimum;
        if (y >= _last)
        {
            return x - _mean;
        }

        return y >= _first ? _table.At(y) : y > 0 ? HermitePiece.Value(_start, y) : 0;
    }

    private readonly struct Curve(Distribution law, double minimum) : ICurve
    {
        public double Value(double s) => law.Integrated(minimum + s);

        public double Slope(double s, double value) => law.Cdf(minimum + s);
    }
}
