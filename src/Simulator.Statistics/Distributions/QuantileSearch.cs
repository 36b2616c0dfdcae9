namespace Simulator.Statistics;

/// <summary>
/// A tail probability as a function of a positive argument, with its density: what a root search needs. A structure, so that searching
/// allocates nothing.
/// </summary>
internal interface ITail
{
    /// <summary>The tail probability at x.</summary>
    double Probability(double x);

    /// <summary>The density at x, 0 or above.</summary>
    double Density(double x);
}

/// <summary>
/// Inversion of a distribution function by Newton's method on the LOGARITHM of the nearer tail, which is close to linear (in ln x below, in x
/// above), inside a bracket. Full relative accuracy in both tails; 3 to 6 evaluations as a rule.
/// </summary>
internal static class QuantileSearch
{
    private const int MaxSteps = 200;
    private const double Tiny = 1e-290;

    /// <summary>
    /// x in (0, limit) with tail probability u, the tail increasing in x. A guess below 1e-290 must be the leading power of the tail: it is
    /// exact there, and is the answer.
    /// </summary>
    public static double LowerTail<T>(T tail, double u, double guess, double limit)
        where T : struct, ITail
    {
        if (guess < Tiny)
        {
            return guess;
        }

        double target = Math.Log(u);
        var bracket = new Bracket(guess, limit);
        for (int step = 0; step < MaxSteps && !bracket.Done; step++)
        {
            double x = bracket.Position;
            double probability = tail.Probability(x);
            double gap = Math.Log(probability) - target;
            bracket.Move(gap, x * Math.Exp(-gap * probability / (x * tail.Density(x))));
        }

        return bracket.Position;
    }

    /// <summary>x in (0, infinity) with tail probability v, the tail decreasing in x.</summary>
    public static double UpperTail<T>(T tail, double v, double guess)
        where T : struct, ITail
    {
        double target = Math.Log(v);
        var bracket = new Bracket(guess, double.PositiveInfinity);
        for (int step = 0; step < MaxSteps && !bracket.Done; step++)
        {
            double x = bracket.Position;
            double probability = tail.Probability(x);
            double gap = target - Math.Log(probability);
            bracket.Move(gap, x - (gap * probability / tail.Density(x)));
        }

        return bracket.Position;
    }

    /// <summary>The interval known to hold the root of an increasing function of a positive argument, and the point to try next.</summary>
    private struct Bracket(double guess, double limit)
    {
        private double _low;
        private double _high = limit;
        private double _lastChange = double.PositiveInfinity;
        private double _stretch = 1;

        public double Position { get; private set; } = Math.Min(guess, limit);

        public bool Done { get; private set; }

        /// <summary>Takes the sign of the function at the position, and where Newton's step leads.</summary>
        public void Move(double value, double next)
        {
            if (value > 0)
            {
                _high = Position;
            }
            else
            {
                _low = Position;
            }

            double change = Math.Abs(next - Position) / Position;
            // Rounding noise stops the steps from shrinking once they are tiny: that is the best there is.
            Done = value == 0 || change < 4e-16 || (change < 1e-9 && change > 0.5 * _lastChange);
            _lastChange = change;
            if (next > _low && next < _high)
            {
                Position = next;
            }
            else if (!Done)
            {
                Position = Inside(value > 0);
                Done = !(Position > _low && Position < _high);
            }
        }

        /// <summary>The geometric middle, or ever longer strides where an end is still open.</summary>
        private double Inside(bool downwards)
        {
            if (_low > 0 && double.IsFinite(_high))
            {
                return Math.Sqrt(_low) * Math.Sqrt(_high);
            }

            _stretch *= 4;
            return downwards ? _high / _stretch : _low * _stretch;
        }
    }
}
