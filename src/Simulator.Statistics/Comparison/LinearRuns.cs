namespace Simulator.Statistics;

/// <summary>
/// Means or ratios of two runs. Paired: the residuals of both sides are combined replication by replication, so that what they have in common
/// cancels. Independent: the variances add, with the degrees of freedom of Welch (1947) and Satterthwaite (1946).
/// </summary>
internal sealed class LinearRuns(LinearSamples baseRun, LinearSamples candidate, Pairing pairing) : TwoRuns
{
    private readonly double[] _base = baseRun.Residuals();
    private readonly double[] _candidate = candidate.Residuals();

    public override ComparisonMethod Method => pairing == Pairing.Paired ? ComparisonMethod.PairedT : ComparisonMethod.Welch;

    public override double Degrees => Of(1, -1).Degrees;

    public override Contrast Combine(double candidateWeight, double baseWeight) => Of(candidateWeight, baseWeight);

    private StudentContrast Of(double candidateWeight, double baseWeight)
    {
        double value = (candidateWeight * candidate.Value) + (baseWeight * baseRun.Value);
        return pairing == Pairing.Paired ? Paired(value, candidateWeight, baseWeight) : Welch(value, candidateWeight, baseWeight);
    }

    private StudentContrast Paired(double value, double candidateWeight, double baseWeight)
    {
        var combined = new double[_base.Length];
        for (int r = 0; r < combined.Length; r++)
        {
            combined[r] = (candidateWeight * _candidate[r]) + (baseWeight * _base[r]);
        }

        return new StudentContrast(value, Samples.Of(combined, "residuals").StandardError, combined.Length - 1);
    }

    private StudentContrast Welch(double value, double candidateWeight, double baseWeight)
    {
        double first = Math.Pow(candidateWeight * Samples.Of(_candidate, "residuals").StandardError, 2);
        double second = Math.Pow(baseWeight * Samples.Of(_base, "residuals").StandardError, 2);
        double sum = first + second;
        double degrees = sum > 0
            ? sum * sum / ((first * first / (_candidate.Length - 1)) + (second * second / (_base.Length - 1)))
            : _candidate.Length + _base.Length - 2;
        return new StudentContrast(value, Math.Sqrt(sum), degrees);
    }
}
