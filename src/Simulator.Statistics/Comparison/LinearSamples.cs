namespace Simulator.Statistics;

/// <summary>Means and ratios of sums: estimates that are a mean of replication values as far as their spread goes.</summary>
internal sealed class LinearSamples : RunSamples
{
    private readonly double[] _numerators;
    private readonly double[] _denominators;

    public LinearSamples(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators)
    {
        (_numerators, _denominators) = (numerators.ToArray(), denominators.ToArray());
        if (Count > 0)
        {
            Above = Samples.Of(_numerators, nameof(numerators));
            Below = Samples.Of(_denominators, nameof(denominators));
        }
    }

    public override int Count => _numerators.Length;

    public override double Value => Count > 0 && Below.Mean > 0 ? Above.Mean / Below.Mean : double.NaN;

    private Samples Above { get; }

    private Samples Below { get; }

    /// <summary>The denominator is clearly above 0 at a confidence level (Fieller, 1954); always so for a mean.</summary>
    public bool IsDefined(double level) =>
        Count > 0 && Below.Mean > 0
        && (Below.Variance == 0 || (Count > 1 && Below.Mean - (Samples.Critical(level, Count) * Below.StandardError) > 0));

    /// <summary>
    /// By how much replication r moves the estimate, times their number: (Y_r - R N_r) / mean N, the linear term of the delta method
    /// (Cochran, 1977, section 6.3). They sum to 0; for a mean they are the deviations.
    /// </summary>
    public double[] Residuals()
    {
        var residuals = new double[Count];
        double ratio = Value;
        for (int r = 0; r < residuals.Length; r++)
        {
            residuals[r] = (_numerators[r] - (ratio * _denominators[r])) / Below.Mean;
        }

        return residuals;
    }

    internal override bool SameAs(RunSamples other) =>
        other is LinearSamples same && _numerators.AsSpan().SequenceEqual(same._numerators) && _denominators.AsSpan().SequenceEqual(same._denominators);
}
