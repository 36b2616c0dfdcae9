using Simulator.Results;
using Simulator.Time;

namespace Simulator.Reporting;

/// <summary>Root requests that arrive an hour over simulated time: mean and 5 to 95 % of replications.</summary>
internal static class ArrivalsChart
{
    /// <summary>The chart; null where arrivals were not recorded.</summary>
    public static ChartSpec? Of(RunResult result)
    {
        if (result.Arrivals is not { X.Count: > 1 } curve)
        {
            return null;
        }

        var time = TimeAxis(result);
        var peak = curve.Y.Index().MaxBy(point => point.Item).Index;
        return new ChartSpec
        {
            Id = "arrivals",
            Title = "Arrivals",
            Subtitle = "root requests an hour over replications",
            Description = $"Most requests arrive on {time.Read(curve.X[peak])}: {HumanText.Number(curve.Y[peak])} an hour on average.",
            X = time,
            Y = NumberAxis.UpTo("requests an hour", (curve.High ?? curve.Y).Max(), whole: false),
            Series = [new Series(SeriesStyle.Other, "mean", "5 to 95 % of replications", curve.X, curve.Y, curve.Low, curve.High)],
        };
    }

    /// <summary>Simulated time from the start to the horizon.</summary>
    public static Axis TimeAxis(RunResult result) => Instant.TryParse(result.Identity.Start, out var origin)
        ? new CalendarAxis("simulated time, UTC", 0, result.Identity.HorizonMinutes, origin)
        : DurationAxis.Linear("time since the start", result.Identity.HorizonMinutes);
}
