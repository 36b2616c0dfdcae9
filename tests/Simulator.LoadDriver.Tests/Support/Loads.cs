using Simulator.Time;

namespace Simulator.LoadDriver.Tests;

/// <summary>Short runs of the engine against a test server.</summary>
internal static class Loads
{
    /// <summary>Submits through a mapping without following anything.</summary>
    public static readonly GatewayMapping SubmitOnly = MappingFile.Parse("""
        {
          "version": 1, "name": "submit only",
          "submit": { "method": "POST", "path": "/v1/requests", "body": { "class": "{class}", "node": "{node}" }, "accepted": [202], "id": "$.id", "state": "$.state" }
        }
        """).Mapping!;

    public static SteadyPlan Steady(double perSecond, double seconds, double warmUp = 0) =>
        new(perSecond, new PhaseSchedule([LoadPhase.Hold(Duration.FromSeconds(seconds))], 1), Duration.FromSeconds(warmUp));

    /// <summary>Runs a plan against a gateway; accounts that do not add up throw.</summary>
    public static async Task<EngineReport> RunAsync(Uri root, ILoadPlan plan, EngineOptions options, CancellationToken stop = default)
    {
        using var transport = new HttpTransport(root, Duration.FromSeconds(2));
        return await new OpenLoopEngine(TimeProvider.System).RunAsync(plan, new MappedTarget(transport), options, null, stop);
    }

    /// <summary>The submission of a mapping with nothing but the node in it.</summary>
    private sealed class MappedTarget(IGatewayTransport transport) : ILoadTarget
    {
        private readonly GatewayClient client = new(SubmitOnly, transport, Duration.FromSeconds(1));

        public async ValueTask<SendOutcome> SendAsync(PlannedSend send, CancellationToken cancellation) =>
            (await client.SubmitAsync(new CallValues { Request = new Governance.ActionRequest { Node = send.Node }, ClassName = "item" }, cancellation)).Outcome;
    }
}
