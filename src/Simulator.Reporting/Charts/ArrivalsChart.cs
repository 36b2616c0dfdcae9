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
        var bands = RunBands.OfAll(result);
        var peak = curve.Y.Index().MaxBy(point => point.Item).Index;
        return new ChartSpec
        {
            Id = "arrivals",
            Title = "Arrivals",
            Subtitle = "root requests an hour over replications",
            Description = $"Most requests arrive on {time.Read(curve.X[peak])}: {HumanText.Number(curve.Y[peak])} an hour on average. {RunBands.Words(bands, time)}".TrimEnd(),
            X = time,
            Y = NumberAxis.UpTo("requests an hour", (curve.High ?? curve.Y).Max(), whole: false),
            Bands = bands,
            Series = [new Series(SeriesStyle.Other, "mean", "5 to 95 % of replications", curve.X, curve.Y, curve.Low, curve.High)],
        };
    }

    /// <summary>Simulated time from the start to the horizon.</summary>
    public static Axis TimeAxis(RunResult result) => TimeAxis(result.Identity, 0, result.Identity.HorizonMinutes);

    /// <summary>A stretch of simulated time on the wall clock of the run.</summary>
    /// <param name="identity">The run.</param>
    /// <param name="from">Its beginning, minutes since the start.</param>
    /// <param name="to">Its end.</param>
    public static Axis TimeAxis(RunIdentity identity, double from, double to)
    {
        var zone = ZoneClock.Find(identity.Zone) ?? ZoneClock.Utc;
        return Instant.TryParse(identity.Start, out var origin)
            ? new CalendarAxis($"simulated time, {zone.Name}", from, to, origin) { Zone = zone }
            : DurationAxis.Linear("time since the start", to);
    }
}
