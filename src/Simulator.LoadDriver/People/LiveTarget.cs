using Simulator.Operations;

namespace Simulator.LoadDriver;

/// <summary>Submits the plan's requests with the content that the simulator would draft, and hands what was accepted to its requester.</summary>
internal sealed class LiveTarget(LiveWorld world, Requester? requester) : ILoadTarget
{
    private readonly Drafting drafting = new(world.Scenario);

    public async ValueTask<SendOutcome> SendAsync(PlannedSend send, CancellationToken cancellation)
    {
        var drafted = world.Clock.Microseconds;
        var recommendation = drafting.Draft(send.Node, send.Class, isContainment: false, world.Draws);
        var values = world.ValuesOf(recommendation, string.Empty, world.Tokens.Requester);
        var (outcome, id, state) = await world.Client.SubmitAsync(values, cancellation).ConfigureAwait(false);
        if (id is not null)
        {
            requester?.Accepted(new LiveRequest(send, recommendation, id, drafted), state);
        }

        return outcome;
    }
}
