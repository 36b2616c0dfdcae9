using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>The race: how many secrets are dead, and how many attackers have tried, by the minutes since the leak.</summary>
internal static class RaceChart
{
    /// <summary>Up to this many minutes a linear axis still shows the attack window; beyond it the axis is logarithmic.</summary>
    private const double LongestLinear = 120;

    /// <summary>The chart, or null when there is no race to show.</summary>
    public static ChartSpec? Of(RunResult result)
    {
        if (result.Race is not { } race || !race.Curves.Any(curve => curve.X.Count > 1))
        {
            return null;
        }

        var curves = race.Curves.Where(curve => curve.X.Count > 1).ToList();
        var (from, to) = CumulativeCurves.Range(curves);
        var largest = Math.Max(to, race.MeanAttackMinutes);
        const string label = "time since the leak";
        var axis = largest <= LongestLinear
            ? DurationAxis.Linear(label, largest)
            : DurationAxis.Log(label, Math.Max(from, Math.Min(race.FastestAttackMinutes, 1) / 2), largest);
        return new ChartSpec
        {
            Id = "race",
            Title = "The race after a leak",
            Subtitle = "share of incidents; a secret must be dead before the first attempt",
            Description = Describe(race, curves),
            X = axis,
            Y = new ShareAxis("share of incidents so far"),
            Series = [.. curves.Select(curve => CumulativeCurves.Over(curve, axis, curve.Label))],
            Window = WindowOf(race),
        };
    }

    private static Window? WindowOf(RaceResult race)
    {
        if (!double.IsFinite(race.FastestAttackMinutes) || !double.IsFinite(race.MeanAttackMinutes) || race.MeanAttackMinutes <= race.FastestAttackMinutes)
        {
            return null;
        }

        var fastest = HumanText.Duration(race.FastestAttackMinutes);
        var mean = HumanText.Duration(race.MeanAttackMinutes);
        return new Window(race.FastestAttackMinutes, race.MeanAttackMinutes,
            $"first attempts: fastest {fastest}, mean {mean}", $"attempts: from {fastest}, mean {mean}");
    }

    private static string Describe(RaceResult race, List<Curve> curves) => string.Join(' ', curves.Select(curve =>
        $"{curve.Label}: {HumanText.Percent(CumulativeCurves.At(curve, race.FastestAttackMinutes))} after {HumanText.Duration(race.FastestAttackMinutes)}, "
        + $"{HumanText.Percent(CumulativeCurves.At(curve, race.MeanAttackMinutes))} after {HumanText.Duration(race.MeanAttackMinutes)}."));
}
