using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>Estimates and verdicts on a series.</summary>
internal static class QuantityEstimates
{
    /// <summary>The point estimate; NaN when it is undefined, infinite for a quantile that is not reached.</summary>
    public static double Point(MetricSeries series, Aggregate aggregate)
    {
        if (series is DistributionSeries times && aggregate.Quantile is { } p)
        {
            var pooled = HistogramSnapshot.Merge(times.Recorded);
            return pooled.Entered == 0 ? double.NaN : pooled.Quantile(p) / times.UnitsPerOne;
        }

        var columns = LinearForm.Of(series, aggregate, 0);
        return columns.Ratio(columns.Count);
    }

    /// <summary>The estimate with its interval; undefined without a series.</summary>
    public static Estimate Of(MetricSeries? series, Aggregate aggregate, double level, int replications) => series is null
        ? new Estimate(double.NaN, double.NaN, double.NaN, level, replications, IntervalMethod.StudentT)
        : series.Estimate(aggregate, level);

    /// <summary>Judges a limit by the method that belongs to the series.</summary>
    public static LimitResult Judge(MetricSeries? series, TuningLimit limit, double alpha)
    {
        var claim = new Limit(limit.Side, limit.Value);
        var aggregate = Aggregate.Parse(limit.Quantity.Aggregate);
        return series switch
        {
            DistributionSeries times when aggregate.Quantile is { } p => InUnit(
                LimitClaims.OfQuantile(times.Recorded, p, claim with { Value = limit.Value * times.UnitsPerOne }, alpha), limit, times.UnitsPerOne),
            RatioSeries ratio when ratio.Word == "share" && IsCounts(ratio) => LimitClaims.OfShare(
                [.. ratio.Numerators.Select(each => (long)each)], [.. ratio.Denominators.Select(each => (long)each)], claim, alpha),
            RatioSeries or DistributionSeries => LinearForm.Of(series, aggregate, 0) is var columns
                ? LimitClaims.OfRatio(columns.Numerators, columns.Denominators, claim, alpha) : throw new InvalidOperationException(),
            ValueSeries values when !values.Values.Any(double.IsNaN) => LimitClaims.OfMean([.. values.Values], claim, alpha),
            _ => LimitClaims.OfMean([], claim, alpha), // no samples: never a pass
        };
    }

    /// <summary>A verdict as the result keeps it.</summary>
    public static ConfirmedLimit Kept(int limit, LimitResult result) => new(
        limit, result.Verdict, result.Value, result.Low, result.High, result.Alpha,
        result.Verdict == LimitVerdict.Inconclusive ? result.Needed.Count : null);

    private static LimitResult InUnit(LimitResult result, TuningLimit limit, double unitsPerOne) => result with
    {
        Limit = new Limit(limit.Side, limit.Value),
        Value = result.Value / unitsPerOne,
        Low = result.Low / unitsPerOne,
        High = result.High / unitsPerOne,
    };

    /// <summary>Events of opportunities, both whole numbers: a difference between arms is none.</summary>
    private static bool IsCounts(RatioSeries ratio) => ratio.Numerators.Index().All(each =>
        each.Item >= 0 && each.Item == Math.Floor(each.Item)
        && ratio.Denominators[each.Index] == Math.Floor(ratio.Denominators[each.Index]) && each.Item <= ratio.Denominators[each.Index]);
}
