using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>
/// Compares a candidate with a base, metric by metric. A false regression among all of them has at most the stated probability (Holm's
/// procedure); each "no worse" holds at its own level, for it is the claim that all hold which is made (an intersection-union test).
/// </summary>
public static class RunComparer
{
    /// <summary>The quantile by which distributions are compared.</summary>
    private const double Tail = 95;

    /// <summary>Compares two finished runs.</summary>
    public static ComparisonReport Compare(FinishedRun baseRun, FinishedRun candidate, ComparisonSettings settings)
    {
        ArgumentNullException.ThrowIfNull(baseRun);
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(settings);
        var (pairing, reason, common) = RunPairing.Of(baseRun.Result.Identity, candidate.Result.Identity);
        var left = pairing == Pairing.Paired ? baseRun.Samples.First(common) : baseRun.Samples;
        var right = pairing == Pairing.Paired ? candidate.Samples.First(common) : candidate.Samples;
        var (metrics, missing) = Compare(left, right, pairing, settings);
        var answer = AnswerOf(metrics, missing, IsSame(baseRun, candidate));
        return new ComparisonReport
        {
            Base = baseRun.Result.Identity,
            Candidate = candidate.Result.Identity,
            Pairing = pairing,
            PairingReason = reason,
            Replications = (left.Replications, right.Replications),
            Differences = ScenarioDifference.Between(baseRun.ScenarioJson, candidate.ScenarioJson),
            Metrics = [.. metrics.OrderBy(metric => Rank(metric.Verdict)).ThenBy(metric => metric.PValue)],
            Missing = missing,
            Alpha = settings.Alpha,
            Answer = answer,
            Headline = ComparisonWords.Headline(answer, metrics, missing),
        };
    }

    /// <summary>Compares the samples of two runs, metric by metric, in the order of the base's series.</summary>
    /// <param name="left">The base.</param>
    /// <param name="right">The candidate; paired, it has as many replications.</param>
    /// <param name="pairing">How the replications belong together.</param>
    /// <param name="settings">How to compare.</param>
    /// <returns>The metrics compared, and in words those that only one of them has.</returns>
    public static (IReadOnlyList<ComparedMetric> Metrics, IReadOnlyList<string> Missing) Compare(
        SampleSet left, SampleSet right, Pairing pairing, ComparisonSettings settings)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ArgumentNullException.ThrowIfNull(settings);
        var compared = new List<(MetricSeries Series, Aggregate Aggregate, ComparisonResult? Result)>();
        var missing = new List<string>();
        foreach (var series in left.Series.Where(series => IsCompared(series, settings)))
        {
            var aggregate = DefaultAggregate(series);
            if (right.Find(series.Metric, series.Where, aggregate) is { } other)
            {
                var result = Compare(series, other, aggregate, pairing, settings);
                if (HasValue(result))
                {
                    compared.Add((series, aggregate, result));
                }
            }
            else
            {
                missing.Add(ComparisonWords.Missing(series, "candidate"));
            }
        }

        missing.AddRange(right.Series
            .Where(series => IsCompared(series, settings) && left.Find(series.Metric, series.Where, DefaultAggregate(series)) is null)
            .Select(series => ComparisonWords.Missing(series, "base")));
        var adjusted = Holm.Adjust([.. compared.Select(each => each.Result?.PValueRegression ?? 1)]);
        return ([.. compared.Select((each, index) => Row(each.Series, each.Aggregate, each.Result, adjusted[index], settings))], missing);
    }

    /// <summary>A share of nothing in both runs, such as of planted cases where none are planted, is no open question.</summary>
    private static bool HasValue(ComparisonResult? result) => result is null || !double.IsNaN(result.BaseValue) || !double.IsNaN(result.CandidateValue);

    private static ComparisonResult? Compare(
        MetricSeries left, MetricSeries right, Aggregate aggregate, Pairing pairing, ComparisonSettings settings)
    {
        var (first, second) = (RunSamplesOf.Of(left, aggregate), RunSamplesOf.Of(right, aggregate));
        return first is null || second is null ? null : RunComparison.Of(first, second, new ComparisonOptions
        {
            Pairing = pairing,
            Worse = MetricCatalogue.Get(left.Metric).Better == Better.Higher ? WorseSide.Lower : WorseSide.Higher,
            Margin = Margin.OfBase(settings.RelativeMargin),
            Alpha = settings.Alpha,
        });
    }

    private static ComparedMetric Row(MetricSeries series, Aggregate aggregate, ComparisonResult? result, double adjusted, ComparisonSettings settings)
    {
        var definition = MetricCatalogue.Get(series.Metric);
        if (result is null)
        {
            return new ComparedMetric(
                definition, aggregate, series.Where, ComparisonVerdict.Inconclusive, ComparisonWords.Reason(ComparisonReason.Undefined), double.NaN, double.NaN,
                new DifferenceInterval(double.NaN, double.NaN, double.NaN, 1 - (2 * settings.Alpha), ComparisonMethod.PairedT),
                double.NaN, 1, double.NaN, ReplicationNeed.None, IsEquivalent: false, IsApproximate: false);
        }

        var unit = 1 / RunSamplesOf.UnitsPerOne(series, aggregate);
        var isLost = result.Verdict == ComparisonVerdict.Regression && adjusted > settings.Alpha;
        return new ComparedMetric(
            definition,
            aggregate,
            series.Where,
            isLost ? ComparisonVerdict.Inconclusive : result.Verdict,
            isLost ? ComparisonWords.NotAmongSoMany : ComparisonWords.Reason(result.Reason),
            result.BaseValue * unit,
            result.CandidateValue * unit,
            result.Difference.Scale(unit),
            result.Tolerance * unit,
            adjusted,
            result.MinimumDetectableEffect * unit,
            result.Needed,
            result.IsEquivalent,
            result.IsApproximate);
    }

    /// <summary>
    /// Metrics with a better side, under the policy of the run, of all requests together unless classes are asked for. A route is an outcome of
    /// the policy: between runs it names different requests. Parts of a whole are compared by the whole.
    /// </summary>
    private static bool IsCompared(MetricSeries series, ComparisonSettings settings) =>
        MetricCatalogue.Get(series.Metric).Better != Better.Neither
        && series is not CountSeries
        && series.Where.Any(dimension => dimension == new Dimension(MetricQuery.Arm, MetricQuery.Governed))
        && series.Where.All(dimension => dimension.Name is not ("route" or "part") && (settings.ByClass || dimension.Name is not ("class" or "workflow")));

    private static Aggregate DefaultAggregate(MetricSeries series) => series switch
    {
        ValueSeries values => Aggregate.Parse(values.Word),
        RatioSeries ratio => Aggregate.Parse(ratio.Word),
        CountSeries => Aggregate.Count,
        _ => MetricCatalogue.Get(series.Metric).Better == Better.Higher ? Aggregate.Percentile(100 - Tail) : Aggregate.Percentile(Tail),
    };

    private static bool IsSame(FinishedRun left, FinishedRun right) =>
        left.Result.Identity.TrailDigest == right.Result.Identity.TrailDigest
        && left.Result.Identity.ScenarioDigest == right.Result.Identity.ScenarioDigest
        && left.Result.Identity.Replications == right.Result.Identity.Replications;

    private static ComparisonAnswer AnswerOf(IReadOnlyList<ComparedMetric> metrics, IReadOnlyList<string> missing, bool isSame)
    {
        if (metrics.Any(metric => metric.Verdict == ComparisonVerdict.Regression))
        {
            return ComparisonAnswer.Regression;
        }

        if (metrics.Count > 0 && missing.Count == 0 && (isSame || metrics.All(metric => metric.Reason == ComparisonWords.Reason(ComparisonReason.Unchanged))))
        {
            return ComparisonAnswer.Unchanged;
        }

        return metrics.Count == 0 || missing.Count > 0 || metrics.Any(metric => metric.Verdict == ComparisonVerdict.Inconclusive)
            ? ComparisonAnswer.Inconclusive
            : ComparisonAnswer.Clean;
    }

    private static int Rank(ComparisonVerdict verdict) => verdict switch
    {
        ComparisonVerdict.Regression => 0,
        ComparisonVerdict.Inconclusive => 1,
        ComparisonVerdict.Improved => 2,
        _ => 3,
    };
}
