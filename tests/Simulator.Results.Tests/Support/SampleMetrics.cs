using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.TestSupport;

/// <summary>The metrics of the sample, in catalogue order.</summary>
internal static class SampleMetrics
{
    /// <summary>Every metric.</summary>
    public static IReadOnlyList<MetricResult> All() =>
    [
        .. Latency(), .. Pools(), .. Shares(), .. Exposure(),
        Metric("root_requests", "mean", SampleRun.About(1_204.2, 9.1), ("arm", "governed")),
        Metric("unresolved", "count", SampleRun.About(3, 0), ("arm", "governed")),
    ];

    private static IEnumerable<MetricResult> Latency()
    {
        yield return Metric("approval_latency", "mean", SampleRun.About(73.42, 4.1), ("arm", "governed"));
        yield return Metric("approval_latency", "p50", Quantile(12.64, 11.9, 13.4), ("arm", "governed"));
        yield return Metric("approval_latency", "p95", Quantile(134.2, 118.4, 151.3), ("arm", "governed"));
        yield return Metric("approval_latency", "p99",
            new Estimate(double.PositiveInfinity, 705.5, double.PositiveInfinity, 0.95, 64, IntervalMethod.PooledQuantile, IsApproximate: true),
            ("arm", "governed"), ("class", "rotate-production-secret"));
        yield return Metric("waiting_time", "mean", SampleRun.About(21.7, 1.9), ("arm", "governed"), ("pool", "owners"));
        yield return Metric("waiting_time", "mean", SampleRun.About(9.31, 0.8), ("arm", "governed"), ("pool", "risk"));
        yield return Metric("time_to_authorised", "p95", Quantile(0.61, 0.6, 0.62), ("arm", "governed"), ("route", "auto"));
        yield return Metric("time_to_authorised", "p95", Quantile(742, 690, 801), ("arm", "governed"), ("route", "gated"));
        yield return Metric("time_to_executed", "mean", SampleRun.About(18.2, 1.1), ("arm", "governed"));
        yield return Metric("time_to_executed", "mean", SampleRun.About(2.07, 0.04), ("arm", "auto_twin"));
        yield return Metric("time_to_executed", "mean", SampleRun.About(16.13, 1.09), ("arm", "effect"));
    }

    private static IEnumerable<MetricResult> Pools()
    {
        yield return Metric("backlog", "mean", SampleRun.About(6.14, 0.5), ("arm", "governed"), ("pool", "owners"));
        yield return Metric("backlog", "p95", SampleRun.About(23, 2), ("arm", "governed"), ("pool", "owners"));
        yield return Metric("backlog", "p95", SampleRun.About(8, 1), ("arm", "governed"), ("pool", "risk"));
        yield return Metric("utilisation", "mean", SampleRun.About(0.781, 0.021), ("arm", "governed"), ("pool", "owners"));
        yield return Metric("utilisation", "mean", SampleRun.About(0.342, 0.02), ("arm", "governed"), ("pool", "risk"));
    }

    private static IEnumerable<MetricResult> Shares()
    {
        yield return Metric("route_share", "share", SampleRun.About(0.704, 0.006), ("arm", "governed"), ("route", "auto"));
        yield return Metric("route_share", "share", SampleRun.About(0.231, 0.005), ("arm", "governed"), ("route", "single"));
        yield return Metric("route_share", "share", SampleRun.About(0.06, 0.003), ("arm", "governed"), ("route", "dual"));
        yield return Metric("route_share", "share", SampleRun.About(0.005, 0.001), ("arm", "governed"), ("route", "denied"));
        yield return Metric("escape_rate", "share", SampleRun.About(0.512, 0.02, IntervalMethod.Ratio), ("arm", "governed"));
        yield return Metric("escape_rate", "share", SampleRun.About(0.99961, 0.0001, IntervalMethod.Ratio), ("arm", "auto_twin"));
        yield return Metric("escape_rate", "share", SampleRun.About(-0.48761, 0.02, IntervalMethod.Ratio), ("arm", "effect"));
        yield return Metric("detection", "share", SampleRun.About(0.533, 0.018, IntervalMethod.Ratio), ("arm", "governed"));
        yield return Metric("detection", "share",
            new Estimate(double.NaN, double.NaN, double.NaN, 0.95, 64, IntervalMethod.Ratio), ("arm", "auto_twin"));
    }

    private static IEnumerable<MetricResult> Exposure()
    {
        yield return Metric("exploitable_credential_minutes", "per_1000_roots", Ratio(1_236.4, 41), ("arm", "governed"));
        yield return Metric("exploitable_credential_minutes", "per_1000_roots", Ratio(1_228.9, 40), ("arm", "auto_twin"));
        yield return Metric("exploitable_credential_minutes", "per_1000_roots", Ratio(7.5, 12.2), ("arm", "effect"));
        yield return Metric("wrong_action_exposure", "per_1000_roots", Ratio(18_420, 1_730), ("arm", "governed"));
        yield return Metric("wrong_action_exposure", "per_1000_roots", Ratio(62_900, 3_150), ("arm", "auto_twin"));
        yield return Metric("wrong_action_exposure", "per_1000_roots", Ratio(-44_480, 2_900), ("arm", "effect"));
        yield return Metric("attacker_first", "share", Ratio(0.412, 0.031), ("arm", "governed"));
        yield return Metric("attacker_first", "share", Ratio(0.071, 0.014), ("arm", "auto_twin"));
        yield return Metric("attacker_first", "share", Ratio(0.341, 0.03), ("arm", "effect"));
        yield return Metric("containment_route", "share", Ratio(0.2, 0.01), ("arm", "governed"), ("incident", "exogenous"), ("route", "none"));
        yield return Metric("contained_first", "share", Ratio(0, 0), ("arm", "governed"), ("incident", "exogenous"), ("route", "none"));
        yield return Metric("containment_route", "share", Ratio(0.8, 0.01), ("arm", "governed"), ("incident", "exogenous"), ("route", "single"));
        yield return Metric("contained_first", "share", Ratio(0.29, 0.04), ("arm", "governed"), ("incident", "exogenous"), ("route", "single"));
        yield return Metric("containment_route", "share", Ratio(1, 0), ("arm", "auto_twin"), ("incident", "exogenous"), ("route", "auto"));
        yield return Metric("contained_first", "share", Ratio(0.93, 0.03), ("arm", "auto_twin"), ("incident", "exogenous"), ("route", "auto"));
        yield return Metric("compromised_scope_minutes", "per_incident", SampleRun.About(46.3, 5.2), ("arm", "governed"), ("incident", "ci-token"));
        yield return Metric("compromised_scope_minutes", "per_incident", SampleRun.About(3.9, 0.9), ("arm", "auto_twin"), ("incident", "ci-token"));
        yield return Metric("compromised_scope_minutes", "per_incident", SampleRun.About(42.4, 5), ("arm", "effect"), ("incident", "ci-token"));
    }

    private static Estimate Quantile(double value, double low, double high) => new(value, low, high, 0.95, 64, IntervalMethod.PooledQuantile);

    private static Estimate Ratio(double value, double half) => SampleRun.About(value, half, IntervalMethod.Ratio);

    private static MetricResult Metric(string id, string aggregate, Estimate estimate, params (string Name, string Value)[] where) =>
        new(id, aggregate, [.. where.Select(one => new Dimension(one.Name, one.Value))], estimate);
}
