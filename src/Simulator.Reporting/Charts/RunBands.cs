using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>The marked times of a run as bands of its time charts, the same in every chart of a pool.</summary>
internal static class RunBands
{
    /// <summary>The bands of a pool: every other stretch of its shifts, and its planned gaps.</summary>
    public static IReadOnlyList<ChartBand> Of(RunResult result, string pool)
    {
        var own = result.Bands.Where(band => band.Pool == pool).ToList();
        var shifts = own.Where(band => band.Kind == "shift").ToList();
        return
        [
            .. shifts.Where((_, index) => index % 2 == 1).Select(band => new ChartBand(ChartBand.Shift, $"shift {band.Name}", band.From, band.To)),
            .. own.Where(band => band.Kind == "gap").Select(band => new ChartBand(ChartBand.Gap, $"planned gap {band.Name}", band.From, band.To)),
        ];
    }

    /// <summary>What the bands of a pool mean, in words; empty when it has none.</summary>
    public static string Words(RunResult result, string pool)
    {
        var own = result.Bands.Where(band => band.Pool == pool).ToList();
        var shifts = own.Where(band => band.Kind == "shift").Select(band => band.Name).Distinct(StringComparer.Ordinal).ToList();
        var gaps = own.Where(band => band.Kind == "gap").Select(band => band.Name).Distinct(StringComparer.Ordinal).ToList();
        var first = shifts.Count > 0 ? $"Shading changes with the shift ({string.Join(", ", shifts)}): there work changes hands. " : string.Empty;
        return (first + (gaps.Count > 0 ? $"The warm bands are planned gaps: {string.Join(", ", gaps)}." : string.Empty)).Trim();
    }
}
