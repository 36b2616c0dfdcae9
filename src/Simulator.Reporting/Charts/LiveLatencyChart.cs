using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>How many submissions of a live run were answered within a time, measured from the intended time and from sending.</summary>
internal static class LiveLatencyChart
{
    /// <summary>One millisecond: what is shorter is noise of the driver's machine.</summary>
    private const double Least = 1.0 / 60_000;

    /// <summary>The chart, or null when nothing was answered.</summary>
    public static ChartSpec? Of(LiveSection live)
    {
        var curves = (live.Latency ?? []).Where(curve => curve.X.Count > 1).ToList();
        if (curves.Count == 0)
        {
            return null;
        }

        var (from, to) = CumulativeCurves.Range(curves);
        var first = Math.Max(from, Least);
        var axis = DurationAxis.Log("time to the answer, wall time", first, Math.Max(to, 10 * first));
        return new ChartSpec
        {
            Id = "live-latency",
            Title = "Answers to submissions",
            Subtitle = "share of the submissions of the counted time; logarithmic time",
            Description = string.Join(' ', curves.Select(curve => $"{curve.Label}: {HumanText.Percent(curve.Y[^1])} within {HumanText.Minutes(curve.X[^1])}.")),
            X = axis,
            Y = new ShareAxis("answered so far"),
            Series = [.. curves.Select(curve => CumulativeCurves.Over(curve, axis, curve.Label))],
        };
    }
}
