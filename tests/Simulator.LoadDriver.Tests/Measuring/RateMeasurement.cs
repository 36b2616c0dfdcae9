using System.Diagnostics;
using System.Globalization;
using Simulator.Scenarios;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.LoadDriver.Tests;

/// <summary>How well the driver keeps a rate with the server in another process on the same machine: mapping, drafting and arrivals of a scenario included.</summary>
internal static class RateMeasurement
{
    private const int Port = 5123;
    private const double WarmUpSeconds = 3;

    public static async Task<string> TakeAsync(double perSecond, double seconds)
    {
        using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(RateMeasurement).Assembly.Location, "server", nameof(Manner.Prompt), Port.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardInput = true })!;
        var root = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"));
        using var transport = new HttpTransport(root, Duration.FromSeconds(2));
        await UntilReadyAsync(transport);
        var scenario = Poisson();
        var warmUp = Duration.FromSeconds(WarmUpSeconds);
        var options = new LoadRunOptions
        {
            Scenario = scenario,
            Target = root,
            Mapping = MappingFile.Parse(SubmitPart).Mapping!,
            Schedule = new PhaseSchedule([LoadPhase.Hold(warmUp + Duration.FromSeconds(seconds))], perSecond * 36),
            WarmUp = warmUp,
            SimulateApprovers = false,
            ProgramVersion = "measured",
            Command = "measure",
        };
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var run = await LoadRun.ExecuteAsync(options, new OpenLoopEngine(TimeProvider.System), transport, TimeProvider.System, null, default);
        var driver = Process.GetCurrentProcess().TotalProcessorTime - before;
        var served = server.TotalProcessorTime;
        server.StandardInput.Close();
        await server.WaitForExitAsync();
        return Row(perSecond, run.Report, driver.TotalSeconds / (seconds + WarmUpSeconds), served.TotalSeconds / (seconds + WarmUpSeconds));
    }

    public static string Head =>
        """
        | rate/s | sent | answered | dropped | pacing lag p50 | p99 | p99.9 | max | latency p50 | p99 | driver cores | server cores | run |
        |---|---|---|---|---|---|---|---|---|---|---|---|---|
        """;

    private static string SubmitPart => MappingFile.ReferenceText[..MappingFile.ReferenceText.IndexOf("  // Where a request stands.", StringComparison.Ordinal)] + "}";

    private static string Row(double perSecond, LiveReport report, double driver, double server)
    {
        var counted = report.Engine.Counted;
        return string.Create(CultureInfo.InvariantCulture,
            $"| {perSecond} | {counted.Accounts.Sent} | {counted.Accounts.Answered} | {counted.Accounts.Dropped} | {Ms(counted.LagQuantile(0.5))} | {Ms(counted.LagQuantile(0.99))} | {Ms(counted.LagQuantile(0.999))} | {Ms(counted.PacingLag.Maximum)} | {Ms(counted.FromIntended.Quantile(0.5))} | {Ms(counted.FromIntended.Quantile(0.99))} | {driver:0.00} | {server:0.00} | {(report.IsValid ? "valid" : "invalid: " + string.Join(' ', report.Invalid))} |");
    }

    private static string Ms(double microseconds) => string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1000:0.000} ms");

    /// <summary>A hundred an hour in all, of three classes.</summary>
    private static Scenario Poisson() => Lab.Shipped(
        "baseline",
        "classes.ticket-summary.arrivals.rate=60/h",
        "classes.config-change.arrivals.rate=30/h",
        "classes.config-change.arrivals.amplitude=0",
        "classes.refund.arrivals.rate=8/h",
        "classes.secret-rotation.arrivals.rate=2/h");

    private static async Task UntilReadyAsync(HttpTransport transport)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var answer = await transport.SendAsync(new GatewayCall(HttpMethod.Post, "/", [], default), default);
            if (answer.Failure == FailureKind.None)
            {
                return;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("The server does not start.");
    }
}
