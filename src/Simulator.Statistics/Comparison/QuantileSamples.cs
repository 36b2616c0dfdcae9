namespace Simulator.Statistics;

/// <summary>
/// A pooled quantile, ready to be taken again and again with other weights on the replications. How much lies above the end of each used
/// bucket is added up once per replication; a weighted quantile is then a bisection over buckets with one scalar product a step.
/// </summary>
internal sealed class QuantileSamples : RunSamples
{
    private readonly IReadOnlyList<HistogramSnapshot> _replications;
    private readonly double[] _entered;
    private readonly bool _hasNever;
    private readonly double[][] _over = [];
    private readonly (double Low, double High)[] _ends = [];

    public QuantileSamples(IReadOnlyList<HistogramSnapshot> replications, double p)
    {
        (_replications, Share) = (replications, p);
        _entered = [.. replications.Select(each => (double)each.Entered)];
        if (Count > 0)
        {
            var ones = new double[Count];
            Array.Fill(ones, 1);
            var pooled = HistogramSnapshot.Merge(replications);
            Entered = pooled.Entered;
            var buckets = Enumerable.Range(pooled.FirstBucket, pooled.Buckets.Length)
                .Where(bucket => pooled.Buckets[bucket - pooled.FirstBucket] > 0)
                .ToArray();
            _ends = [.. buckets.Select(bucket => Ends(bucket, pooled))];
            _over = Over(buckets);
            _hasNever = pooled.NeverCount > 0;
            int near = _over.Length / 2;
            Value = Weighted(ones, ref near);
        }
    }

    public override int Count => _replications.Count;

    public override double Value { get; } = double.NaN;

    /// <summary>The p of the p-quantile.</summary>
    public double Share { get; }

    /// <summary>Number of buckets used by any replication.</summary>
    public int Buckets => _over.Length;

    /// <summary>Per replication, what entered.</summary>
    public ReadOnlySpan<double> EnteredBy => _entered;

    /// <summary>Items in all.</summary>
    public long Entered { get; }

    /// <summary>
    /// The quantile of all items when replication r counts w_r times, the weights whole: inside its bucket in proportion to the count, so that
    /// small differences are not rounded away. Infinite when fewer than p came to a value; NaN when the replications that count are empty.
    /// </summary>
    /// <param name="weights">One per replication.</param>
    /// <param name="near">Index of a bucket to begin at; becomes the one of the quantile. It changes the time taken, never the answer.</param>
    public double Weighted(ReadOnlySpan<double> weights, ref int near)
    {
        double entered = ScalarProduct.Of(weights, _entered);
        double rank = Share * entered * (1 - 1e-12); // a product that misses a whole number by rounding only counts as that number
        if (entered == 0)
        {
            return double.NaN;
        }

        int last = _over.Length - 1;
        if (last < 0 || (_hasNever && Within(last, weights, entered) < rank))
        {
            return double.PositiveInfinity;
        }

        var (low, high) = Bracket(weights, entered, rank, Math.Min(near, last));
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = Within(middle, weights, entered) < rank ? (middle, high) : (low, middle);
        }

        near = high;
        double before = low < 0 ? 0 : Within(low, weights, entered);
        double inside = Within(high, weights, entered) - before;
        return _ends[high].Low + ((_ends[high].High - _ends[high].Low) * Math.Min(1, (rank - before) / inside));
    }

    /// <summary>Per replication, what is above the end of a used bucket or never came.</summary>
    public ReadOnlySpan<double> OverBy(int index) => _over[index];

    /// <summary>The largest value that may be in a used bucket.</summary>
    public double EndOf(int index) => _ends[index].High;

    internal override bool SameAs(RunSamples other) =>
        other is QuantileSamples same && Share == same.Share && _replications.SequenceEqual(same._replications);

    private static (double Low, double High) Ends(int bucket, HistogramSnapshot pooled) => (
        Math.Max(pooled.Minimum, BucketLayout.Lowest(bucket, pooled.SubBits)),
        Math.Min(pooled.Maximum, BucketLayout.Highest(bucket, pooled.SubBits)));

    /// <summary>Two buckets with within(low) &lt; rank &lt;= within(high), -1 for before the first, by steps that double away from a guess.</summary>
    private (int Low, int High) Bracket(ReadOnlySpan<double> weights, double entered, double rank, int guess)
    {
        int last = _over.Length - 1;
        bool isBelow = Within(guess, weights, entered) < rank;
        int inner = guess;
        for (int step = 4; ; step *= 2)
        {
            int outer = isBelow ? Math.Min(last, inner + step) : Math.Max(-1, inner - step);
            if (isBelow ? outer == last || Within(outer, weights, entered) >= rank : outer == -1 || Within(outer, weights, entered) < rank)
            {
                return isBelow ? (inner, outer) : (outer, inner);
            }

            inner = outer;
        }
    }

    private double Within(int index, ReadOnlySpan<double> weights, double entered) => entered - ScalarProduct.Of(weights, _over[index]);

    private double[][] Over(int[] buckets)
    {
        var over = new double[buckets.Length][];
        double[] left = _entered;
        for (int i = 0; i < buckets.Length; i++)
        {
            double[] row = [.. left];
            for (int r = 0; r < row.Length; r++)
            {
                row[r] -= _replications[r].BucketAt(buckets[i]);
            }

            over[i] = left = row;
        }

        return over;
    }
}
