using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.LoadDriver.Tests;

/// <summary>Whole live runs against the real pipeline behind HTTP.</summary>
internal static class LiveRuns
{
    public static async Task<LoadRunResult> RunAsync(
        Scenario scenario, double compression, bool offersEvents = true, Func<LoadRunOptions, LoadRunOptions>? change = null, ChaosOptions? chaos = null)
    {
        await using var gateway = await PipelineGateway.StartAsync(scenario, compression, offersEvents);
        using var transport = new ChaosTransport(new HttpTransport(gateway.Root, Duration.FromSeconds(2)), chaos ?? new ChaosOptions(), TimeProvider.System);
        var options = new LoadRunOptions
        {
            Scenario = scenario,
            Target = gateway.Root,
            Tokens = new GatewayTokens(string.Empty, (person, _) => "p" + person),
            Schedule = PhaseSchedule.AsItIs(scenario.Run.Horizon, compression),
            WarmUp = Duration.FromMinutes(scenario.Run.WarmUp.TotalMinutes / compression),
            ProgramVersion = "test",
            Command = "test",
        };
        return await LoadRun.ExecuteAsync(
            change?.Invoke(options) ?? options, new OpenLoopEngine(TimeProvider.System), transport, TimeProvider.System, null, default);
    }
}
