using Simulator.Statistics;

namespace Simulator.LoadDriver.Tests;

/// <summary>
/// The usual load tool, for comparison: waits for each answer before it sends the next request and measures from the sending. While the gateway
/// stalls it sends nothing, so it never meets the stall but once.
/// </summary>
internal static class ClosedLoopClient
{
    /// <summary>Sends for a time.</summary>
    /// <param name="root">The gateway.</param>
    /// <param name="perSecond">The rate that the tool is set to; it pauses after each answer until the next interval begins.</param>
    /// <param name="seconds">For how long.</param>
    /// <returns>Latencies in µs.</returns>
    public static async Task<HistogramSnapshot> RunAsync(Uri root, double perSecond, double seconds)
    {
        using var transport = new HttpTransport(root, Time.Duration.FromSeconds(2));
        var clock = new LoadClock(TimeProvider.System);
        var latencies = new LogLinearHistogram();
        while (clock.Microseconds < seconds * 1e6)
        {
            var sent = clock.Microseconds;
            var answer = await transport.SendAsync(new GatewayCall(HttpMethod.Post, "/v1/requests", [], "{}"u8.ToArray()), default);
            var done = clock.Microseconds;
            if (answer.Failure == FailureKind.None)
            {
                latencies.Record(done - sent);
            }

            var pause = (1e6 / perSecond) - (done - sent);
            if (pause > 0)
            {
                await Task.Delay(TimeSpan.FromMicroseconds(pause));
            }
        }

        return latencies.Snapshot();
    }
}
