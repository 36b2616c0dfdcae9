namespace Simulator.Statistics;

/// <summary>
/// Quantiles of two runs: the bootstrap over replications (Efron and Tibshirani, 1993, chapters 8 and 13). Paired runs draw whole pairs,
/// independent runs draw each side for itself. Whole replications are drawn, never items, which depend on each other. The draws are keyed by (resample,
/// replication): equal data give equal intervals everywhere.
/// </summary>
internal sealed class QuantileRuns : TwoRuns
{
    private const ushort PurposeBase = 1;
    private const ushort PurposeCandidate = 2;
    private const int KeyVersion = 0x426F6F74; // sets these draws apart from those of any simulation with the same seed

    private readonly double _base;
    private readonly double _candidate;
    private readonly Pairing _pairing;
    private readonly double[] _baseResamples;
    private readonly double[] _candidateResamples;

    public QuantileRuns(QuantileSamples baseRun, QuantileSamples candidate, Pairing pairing, int resamples, ulong seed)
    {
        (_base, _candidate, _pairing) = (baseRun.Value, candidate.Value, pairing);
        Degrees = Math.Min(baseRun.Count, candidate.Count) - 1;
        var draws = KeyedDraws.FromSeed(seed, KeyVersion, 0);
        _baseResamples = new double[resamples];
        _candidateResamples = new double[resamples];
        var baseWeights = new double[baseRun.Count];
        var candidateWeights = pairing == Pairing.Paired ? baseWeights : new double[candidate.Count];
        int nearBase = 0;
        int nearCandidate = 0;
        for (int i = 0; i < resamples; i++)
        {
            DrawWeights(baseWeights, draws, i, PurposeBase);
            if (pairing == Pairing.Independent)
            {
                DrawWeights(candidateWeights, draws, i, PurposeCandidate);
            }

            _baseResamples[i] = baseRun.Weighted(baseWeights, ref nearBase);
            _candidateResamples[i] = candidate.Weighted(candidateWeights, ref nearCandidate);
        }
    }

    public override ComparisonMethod Method =>
        _pairing == Pairing.Paired ? ComparisonMethod.PairedBootstrap : ComparisonMethod.StratifiedBootstrap;

    public override double Degrees { get; }

    public override Contrast Combine(double candidateWeight, double baseWeight)
    {
        var values = new double[_baseResamples.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (candidateWeight * _candidateResamples[i]) + (baseWeight * _baseResamples[i]);
        }

        return new BootstrapContrast((candidateWeight * _candidate) + (baseWeight * _base), values, (int)Degrees + 1);
    }

    /// <summary>How often each replication is drawn in as many draws with replacement: two indices from 64 bits, by multiplication (bias below n / 2^32).</summary>
    private static void DrawWeights(double[] weights, KeyedDraws draws, int resample, ushort purpose)
    {
        Array.Clear(weights);
        ulong count = (ulong)weights.Length;
        for (int r = 0; r < weights.Length; r += 2)
        {
            int pair = r / 2;
            ulong bits = draws.Bits((ulong)resample, purpose, pair & KeyedDraws.MaxOccurrence, pair >> 16);
            weights[(int)((bits >> 32) * count >> 32)]++;
            if (r + 1 < weights.Length)
            {
                weights[(int)((bits & uint.MaxValue) * count >> 32)]++;
            }
        }
    }
}
