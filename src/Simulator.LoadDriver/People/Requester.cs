using System.Collections.Concurrent;
using Simulator.Operations;
using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>Follows accepted requests to their end and reports the execution of those that were authorised.</summary>
internal sealed class Requester(LiveWorld world, LiveScore score)
{
    /// <summary>How often all open requests are looked at: that finds those whose time is up, which nobody tells.</summary>
    private static readonly TimeSpan Sweep = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(20);
    private readonly ConcurrentDictionary<string, LiveRequest> open = new(StringComparer.Ordinal);

    /// <summary>Requests that have not come to an end.</summary>
    public int OpenCount => open.Count;

    public LiveRequest? Find(string id) => open.GetValueOrDefault(id);

    /// <summary>The gateway accepted a request.</summary>
    public void Accepted(LiveRequest request, LiveState state)
    {
        if (!open.TryAdd(request.Id, request))
        {
            score.RepeatedId();
            return;
        }

        score.Drafted(request);
        Learn(request, state);
        if (state is LiveState.Unknown or LiveState.Evaluating)
        {
            _ = world.BesideAsync(() => LookSoonAsync(request));
        }
    }

    /// <summary>Looks at all open requests from time to time until the run is over.</summary>
    public async Task SweepAsync()
    {
        while (!world.Over.IsCancellationRequested && world.Client.Mapping.CanFollow)
        {
            await world.PauseAsync(Sweep, world.Over).ConfigureAwait(false);
            foreach (var request in open.Values) // the order does not reach any output
            {
                await CheckAsync(request).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Asks the gateway where a request stands; one question at a time for each request.</summary>
    public async Task CheckAsync(LiveRequest request)
    {
        if (!world.Client.Mapping.CanFollow || !MayCheck(request))
        {
            return;
        }

        do
        {
            var values = world.ValuesOf(request.Recommendation, request.Id, world.Tokens.Requester);
            var (outcome, state) = await world.Client.StatusAsync(values, world.Over).ConfigureAwait(false);
            world.Ledger.Note("status", outcome);
            if (outcome.Failure == FailureKind.None)
            {
                Learn(request, state);
            }
        }
        while (ChecksAgain(request));
    }

    /// <summary>What is open when the run is over never came to an end.</summary>
    public void GiveUp()
    {
        foreach (var request in open.Values.OrderBy(request => request.Send.Number))
        {
            score.Unresolved(request);
        }
    }

    /// <summary>Acts on a state, whoever brought it.</summary>
    private void Learn(LiveRequest request, LiveState state)
    {
        var now = world.Clock.Microseconds;
        lock (request.Gate)
        {
            if (request.End != LiveState.Unknown)
            {
                return;
            }

            switch (state)
            {
                case LiveState.Pending when !request.WasGated:
                    request.GateEntered = now;
                    break;
                case LiveState.Authorised when !request.IsAuthorised:
                    Authorise(request, now);
                    _ = world.BesideAsync(() => ExecuteAsync(request));
                    break;
                case LiveState.Executed:
                    Authorise(request, now);
                    request.Executed = now;
                    End(request, state);
                    break;
                case LiveState.Denied or LiveState.Rejected or LiveState.Expired or LiveState.Withdrawn or LiveState.TurnedAway:
                    End(request, state);
                    break;
            }
        }
    }

    /// <summary>A person's decision counts from the instant at which it was sent, not from when the requester heard of it.</summary>
    private static void Authorise(LiveRequest request, long now)
    {
        if (!request.IsAuthorised)
        {
            request.Authorised = request.LastDecision >= 0 ? request.LastDecision : now;
        }
    }

    private void End(LiveRequest request, LiveState state)
    {
        request.End = state;
        if (open.TryRemove(request.Id, out _))
        {
            score.Ended(request);
        }
    }

    /// <summary>Takes as long as the scenario's execution would and reports it.</summary>
    private async Task ExecuteAsync(LiveRequest request)
    {
        if (world.Client.Mapping.Executed is not { } call)
        {
            lock (request.Gate)
            {
                End(request, LiveState.Authorised); // there is nothing more to wait for
            }

            return;
        }

        var kind = world.Scenario.Classes[request.Send.Class.Index];
        var length = kind.ExecutionTime.Quantile(world.Draws.Uniform(request.Send.Node.Value, DrawPurpose.Execution));
        await world.PauseAsync(world.Wall(Duration.FromMicroseconds(length)), world.Over).ConfigureAwait(false);
        for (var pause = FirstLook; request.End == LiveState.Unknown; pause = pause < Sweep ? pause * 2 : Sweep)
        {
            var values = world.ValuesOf(request.Recommendation, request.Id, world.Tokens.Requester);
            var outcome = await world.Client.TellAsync(call, values, world.Over).ConfigureAwait(false);
            world.Ledger.Note("executed", outcome);
            if (outcome.Failure == FailureKind.None)
            {
                Learn(request, LiveState.Executed);
                return;
            }

            await world.PauseAsync(pause, world.Over).ConfigureAwait(false); // refused: its credential may not be there yet
        }
    }

    /// <summary>The policy may take a moment.</summary>
    private async Task LookSoonAsync(LiveRequest request)
    {
        for (var pause = FirstLook; pause < Sweep && !world.Over.IsCancellationRequested && request is { WasGated: false, IsAuthorised: false, End: LiveState.Unknown }; pause *= 2)
        {
            await world.PauseAsync(pause, world.Over).ConfigureAwait(false);
            await CheckAsync(request).ConfigureAwait(false);
        }
    }

    private static bool MayCheck(LiveRequest request)
    {
        lock (request.Gate)
        {
            if (request.End != LiveState.Unknown || request.IsChecking)
            {
                request.NeedsAnotherCheck = request.IsChecking;
                return false;
            }

            return request.IsChecking = true;
        }
    }

    private static bool ChecksAgain(LiveRequest request)
    {
        lock (request.Gate)
        {
            var again = request is { NeedsAnotherCheck: true, End: LiveState.Unknown };
            (request.NeedsAnotherCheck, request.IsChecking) = (false, again);
            return again;
        }
    }
}
