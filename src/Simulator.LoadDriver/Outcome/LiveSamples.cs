using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.LoadDriver;

/// <summary>
/// A live run as series of the metrics that a simulation has: one slice of the counted time stands where a replication does. Slices of one run
/// depend on each other (a queue carries over), so their intervals are narrower than those of independent runs would be.
/// </summary>
internal static class LiveSamples
{
    private const double MicrosPerMinute = 60_000_000;
    private static readonly Dimension Governed = new("arm", "governed");

    public static SampleSet Of(IReadOnlyList<LiveSlice> slices, IReadOnlyList<string> pools)
    {
        var series = new List<MetricSeries>();
        Times(series, "approval_latency", slices, slice => slice.ApprovalLatency, hasMean: true, Governed);
        for (var pool = 0; pool < pools.Count; pool++)
        {
            var index = pool;
            Times(series, "waiting_time", slices, slice => slice.Waiting[index], hasMean: true, Governed, new Dimension("pool", pools[index]));
        }

        Times(series, "time_to_authorised", slices, slice => slice.AuthorisedAuto, hasMean: false, Governed, new Dimension("route", "auto"));
        Times(series, "time_to_authorised", slices, slice => slice.AuthorisedGated, hasMean: false, Governed, new Dimension("route", "gated"));
        Times(series, "time_to_executed", slices, slice => slice.Executed, hasMean: false, Governed);
        Share(series, "route_share", slices, slice => slice.Denied, slice => slice.Roots, new Dimension("route", "denied"));
        Share(series, "route_share", slices, slice => slice.Auto, slice => slice.Roots, new Dimension("route", "auto"));
        for (var end = 0; end < LiveSlice.GateEnds.Length; end++)
        {
            var index = end;
            Share(series, "outcome_share", slices, slice => slice.ByGateEnd[index], slice => slice.ByGateEnd.Sum(), new Dimension("outcome", LiveSlice.GateEnds[index]));
        }

        Share(series, "detection", slices, slice => slice.Detected, slice => slice.WrongReviewed);
        series.Add(new CountSeries("unresolved", [Governed], [.. slices.Select(slice => (double)slice.Unresolved)]));
        var order = MetricCatalogue.All.Select(metric => metric.Id).ToList();
        return new SampleSet(slices.Count, [.. series.OrderBy(each => order.IndexOf(each.Metric))]);
    }

    /// <summary>The estimates that a summary shows, with the aggregates that a simulation shows too.</summary>
    public static IReadOnlyList<MetricResult> Estimates(SampleSet samples) =>
        [.. samples.Series.SelectMany(series => Aggregates(series).Select(aggregate =>
            new MetricResult(series.Metric, aggregate.Word, series.Where, series.Estimate(aggregate, 0.95))))];

    /// <summary>The aggregates of a series that are shown and compared.</summary>
    public static IEnumerable<Aggregate> Aggregates(MetricSeries series) => series switch
    {
        DistributionSeries { HasMean: true } => [Aggregate.MeanDecided, .. new double[] { 50, 90, 95, 99 }.Select(Aggregate.Percentile)],
        DistributionSeries => [Aggregate.Percentile(50), Aggregate.Percentile(95)],
        RatioSeries ratio => [Aggregate.Parse(ratio.Word)],
        ValueSeries values => [Aggregate.Parse(values.Word)],
        _ => [Aggregate.Count],
    };

    private static void Times(
        List<MetricSeries> series, string metric, IReadOnlyList<LiveSlice> slices, Func<LiveSlice, LogLinearHistogram> of, bool hasMean, params Dimension[] where)
    {
        HistogramSnapshot[] recorded = [.. slices.Select(slice => of(slice).Snapshot())];
        if (recorded.Any(each => each.Entered > 0))
        {
            series.Add(new DistributionSeries(metric, where, recorded, MicrosPerMinute, hasMean));
        }
    }

    private static void Share(
        List<MetricSeries> series, string metric, IReadOnlyList<LiveSlice> slices, Func<LiveSlice, long> of, Func<LiveSlice, long> all, params Dimension[] where)
    {
        if (slices.Any(slice => all(slice) > 0))
        {
            series.Add(new RatioSeries(
                metric, [Governed, .. where], "share", [.. slices.Select(slice => (double)of(slice))], [.. slices.Select(slice => (double)all(slice))]));
        }
    }
}
