using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>What is fixed after the first stage: the linear form of the objective, the zone and the tolerances.</summary>
/// <param name="Threshold">Of a quantile objective the threshold of its linear form, else null.</param>
/// <param name="Zone">Indifference zone of what is compared.</param>
/// <param name="Tolerances">One a limit.</param>
internal sealed record SearchRules(double? Threshold, double Zone, IReadOnlyList<double> Tolerances)
{
    private const double SmallestShareZone = 0.002;

    /// <summary>Fixes them. Smaller is better in what is compared; maximised objectives change their sign.</summary>
    public static SearchRules Fix(TuningQuestion question, TuningOptions options, IReadOnlyList<SettingData> settings)
    {
        SettingData[] valued = [.. settings.Where(setting => !double.IsNaN(setting.FirstObjective))];
        SettingData[] feasible = [.. valued.Where(setting => Enumerable.Range(0, question.Limits.Count).All(limit => setting.Excess(limit, options.FirstStage).Sum() <= 0))];
        var candidates = feasible.Length > 0 ? feasible : valued;
        var reached = candidates.Where(setting => double.IsFinite(setting.FirstObjective)).ToArray();
        var best = (reached.Length > 0 ? reached : candidates).MinBy(setting => question.IsMinimised ? setting.FirstObjective : -setting.FirstObjective)!;
        var isQuantile = Aggregate.Parse(question.Objective.Aggregate).Quantile is not null;
        var threshold = isQuantile ? double.IsFinite(best.FirstObjective) ? best.FirstObjective : candidates.Max(setting => setting.Largest) : (double?)null;
        return new SearchRules(threshold, ZoneOf(question, options, best, valued, threshold), [.. question.Limits.Select((limit, index) => ToleranceOf(limit, index, options, valued))]);
    }

    private static double ZoneOf(TuningQuestion question, TuningOptions options, SettingData best, SettingData[] valued, double? threshold)
    {
        var size = Math.Abs(double.IsFinite(best.FirstObjective) ? best.FirstObjective : threshold ?? 0);
        size = size > 0 ? size : valued.Select(setting => Math.Abs(setting.FirstObjective)).Where(double.IsFinite).DefaultIfEmpty(0).Average();
        var zone = options.Zone ?? (size > 0 ? options.RelativeZone * size : 1);
        if (threshold is not { } x)
        {
            return zone;
        }

        // What a shift of the best setting's times by the zone would change of its share.
        return Math.Max(SmallestShareZone, Math.Abs(best.ShareBeyond(x) - best.ShareBeyond(question.IsMinimised ? x + zone : Math.Max(0, x - zone))));
    }

    private static double ToleranceOf(TuningLimit limit, int index, TuningOptions options, SettingData[] valued)
    {
        if (Aggregate.Parse(limit.Quantity.Aggregate).Quantile is { } p)
        {
            return 2 * options.Tolerance * (1 - p);
        }

        if (limit.Value != 0)
        {
            return options.Tolerance * Math.Abs(limit.Value);
        }

        // A limit of 0 has no size of its own: a quarter of the typical spread of a replication.
        var spread = valued.Select(setting => Spread(setting.Excess(index, options.FirstStage))).DefaultIfEmpty(0).Average();
        return spread > 0 ? 0.25 * spread : 1e-9;
    }

    private static double Spread(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, values.Length - 1));
    }
}
