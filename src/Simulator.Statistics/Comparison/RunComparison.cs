namespace Simulator.Statistics;

/// <summary>
/// Compares a candidate with a base. One (1 - 2 alpha) interval of the difference decides, in this order: above the margin = regression; below 0 = improved; upper end
/// within the margin = no worse (and equivalent if the lower end is within it too: two one-sided tests, Schuirmann, 1987); else inconclusive.
/// </summary>
/// <remarks>
/// A relative margin m is tested on candidate - (1 + m) base with both sides random, never on a ratio with the base taken as known (for lower-is-worse:
/// (1 - m) base - candidate). With an absolute amount beside it a regression needs evidence that both are exceeded (an intersection-union test,
/// Berger, 1982); "no worse" is read from the one that is larger at the base's estimate.
/// </remarks>
public static class RunComparison
{
    /// <summary>Fewest replications of each run for a quantile: a bootstrap from fewer says nothing about tails.</summary>
    public const int MinReplicationsOfQuantiles = 10;

    /// <summary>
    /// Below this number of replications a comparison of quantiles is labelled approximate: the end on the worse side of a true difference
    /// misses more than its level, the other end does not.
    /// </summary>
    public const int ReplicationsForNominalCoverage = 128;

    /// <summary>Compares two runs by one metric.</summary>
    /// <param name="baseRun">The base.</param>
    /// <param name="candidate">The candidate, of the same kind of metric and the same quantile.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <returns>The verdict and its parts; inconclusive, never an error, for runs with too little in them.</returns>
    /// <exception cref="ArgumentException">The kinds differ, or paired runs have different numbers of replications.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static ComparisonResult Of(RunSamples baseRun, RunSamples candidate, ComparisonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(baseRun);
        ArgumentNullException.ThrowIfNull(candidate);
        options ??= new ComparisonOptions();
        options.Check();
        RequireSameKind(baseRun, candidate, options.Pairing);
        var obstacle = Obstacle(baseRun, candidate, options);
        if (obstacle != ComparisonReason.None)
        {
            return WithoutTest(baseRun, candidate, options, obstacle);
        }

        TwoRuns runs = baseRun switch
        {
            LinearSamples linear => new LinearRuns(linear, (LinearSamples)candidate, options.Pairing),
            QuantileSamples quantile => new QuantileRuns(quantile, (QuantileSamples)candidate, options.Pairing, options.Resamples, options.Seed),
            _ => throw new InvalidOperationException("Unknown kind of samples."),
        };
        return new ComparisonJudge(runs, baseRun, candidate, options).Judge();
    }

    internal static bool IsApproximate(RunSamples baseRun, RunSamples candidate) =>
        baseRun is QuantileSamples && Math.Min(baseRun.Count, candidate.Count) < ReplicationsForNominalCoverage;

    private static void RequireSameKind(RunSamples baseRun, RunSamples candidate, Pairing pairing)
    {
        if (baseRun.GetType() != candidate.GetType()
            || (baseRun is QuantileSamples first && candidate is QuantileSamples second && first.Share != second.Share))
        {
            throw new ArgumentException("Only the same metric of both runs can be compared.", nameof(candidate));
        }

        if (pairing == Pairing.Paired && baseRun.Count != candidate.Count)
        {
            throw new ArgumentException($"Replications must pair up: {baseRun.Count} against {candidate.Count}.", nameof(candidate));
        }
    }

    private static ComparisonReason Obstacle(RunSamples baseRun, RunSamples candidate, ComparisonOptions options)
    {
        if (IsEmpty(baseRun) || IsEmpty(candidate))
        {
            return ComparisonReason.NoSamples;
        }

        if (options.Pairing == Pairing.Paired && baseRun.SameAs(candidate))
        {
            return double.IsNaN(baseRun.Value) ? ComparisonReason.Undefined : ComparisonReason.Unchanged;
        }

        int least = baseRun is QuantileSamples ? MinReplicationsOfQuantiles : 2;
        if (Math.Min(baseRun.Count, candidate.Count) < least)
        {
            return ComparisonReason.TooFewReplications;
        }

        double level = 1 - (2 * options.Alpha);
        if (baseRun is LinearSamples first && candidate is LinearSamples second && !(first.IsDefined(level) && second.IsDefined(level)))
        {
            return ComparisonReason.Undefined;
        }

        return double.IsPositiveInfinity(baseRun.Value) && double.IsPositiveInfinity(candidate.Value)
            ? ComparisonReason.NotReachedInEither
            : ComparisonReason.None;
    }

    private static bool IsEmpty(RunSamples run) => run.Count == 0 || run is QuantileSamples { Entered: 0 };

    private static ComparisonResult WithoutTest(RunSamples baseRun, RunSamples candidate, ComparisonOptions options, ComparisonReason reason)
    {
        bool same = reason == ComparisonReason.Unchanged;
        var method = (baseRun, options.Pairing) switch
        {
            (QuantileSamples, Pairing.Paired) => ComparisonMethod.PairedBootstrap,
            (QuantileSamples, _) => ComparisonMethod.StratifiedBootstrap,
            (_, Pairing.Paired) => ComparisonMethod.PairedT,
            _ => ComparisonMethod.Welch,
        };
        double tolerance = options.Margin.At(baseRun.Value);
        double level = 1 - (2 * options.Alpha);
        double difference = same ? 0 : candidate.Value - baseRun.Value;
        return new ComparisonResult
        {
            Verdict = same ? ComparisonVerdict.NoWorse : ComparisonVerdict.Inconclusive,
            Reason = reason,
            IsEquivalent = same,
            BaseValue = baseRun.Value,
            CandidateValue = candidate.Value,
            Difference = Unbounded(difference, same, level, method),
            Excess = Unbounded(difference - tolerance, same, level, method),
            Tolerance = tolerance,
            PValueRegression = 1,
            PValueNoWorse = same ? 0 : 1,
            PValueImproved = 1,
            MinimumDetectableEffect = double.NaN,
            Needed = ReplicationNeed.None,
            Options = options,
            Samples = Math.Min(baseRun.Count, candidate.Count),
            IsApproximate = false,
        };
    }

    private static DifferenceInterval Unbounded(double value, bool exact, double level, ComparisonMethod method) => exact
        ? new DifferenceInterval(value, value, value, level, method)
        : new DifferenceInterval(value, double.NegativeInfinity, double.PositiveInfinity, level, method);
}
