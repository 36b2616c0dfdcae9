using System.Globalization;
using Simulator.Statistics;

namespace Simulator.LoadDriver.Tests;

/// <summary>A gateway that stalls 1 s in every 5, at 200 requests a second, seen by this driver and by a closed loop at the same time.</summary>
/// <param name="Open">What this driver measured.</param>
/// <param name="Closed">What a closed loop measured.</param>
internal sealed record StallMeasurement(WindowReport Open, HistogramSnapshot Closed)
{
    /// <summary>Theory: a fifth of the requests waits evenly between 0 and 1 s, so a share of 0.2 × (1 − x) waits longer than x: p90 is 0.5 s, p99 0.95 s.</summary>
    public bool IsAsTheorySays =>
        Open.FromIntended.Quantile(0.9) is >= 450_000 and <= 550_000 && Open.FromIntended.Quantile(0.99) is >= 900_000 and <= 1_000_000;

    /// <summary>Measures over whole periods of the stall.</summary>
    public static async Task<StallMeasurement> TakeAsync(Uri root, int periods)
    {
        var seconds = 5 * periods;
        var closed = ClosedLoopClient.RunAsync(root, 200, seconds);
        var open = await Loads.RunAsync(root, Loads.Steady(200, seconds), new EngineOptions());
        return new StallMeasurement(open.Counted, await closed);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"""
        | 200/s, stalls 1 s in every 5 | p50 | p90 | p95 | p99 | requests |
        |---|---|---|---|---|---|
        | theory | 0 ms | 500 ms | 750 ms | 950 ms | |
        | open loop, from the intended time | {Row(Open.FromIntended.Times)} |
        | open loop, from the sending | {Row(Open.FromSent.Times)} |
        | closed loop | {Row(Closed)} |
        """);

    private static string Row(HistogramSnapshot times) => string.Create(CultureInfo.InvariantCulture,
        $"{times.Quantile(0.5) / 1000:0.00} ms | {times.Quantile(0.9) / 1000:0.00} ms | {times.Quantile(0.95) / 1000:0.00} ms | {times.Quantile(0.99) / 1000:0.00} ms | {times.Entered}");
}
