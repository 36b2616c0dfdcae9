using Simulator.Time;

namespace Simulator.LoadDriver.Tests;

/// <summary>Faults on purpose are never held against the gateway.</summary>
public class ChaosTransportTests
{
    private static readonly GatewayCall Call = new(HttpMethod.Get, "/", [], default);

    [Fact]
    public async Task Injected_faults_are_reported_as_injected_and_the_rest_goes_through()
    {
        var inner = new Prompt();
        using var chaos = new ChaosTransport(inner, new ChaosOptions { FaultShare = 0.2, UnavailableShare = 0.1, Seed = 5 }, TimeProvider.System);
        var answers = new List<GatewayAnswer>();
        for (var number = 0; number < 2000; number++)
        {
            answers.Add(await chaos.SendAsync(Call, default));
        }

        Assert.Equal(2000, answers.Count(answer => answer.Failure == FailureKind.Injected) + inner.Calls);
        Assert.InRange(answers.Count(answer => answer is { Failure: FailureKind.Injected, Status: 0 }), 330, 470); // 400, standard deviation 18
        Assert.InRange(answers.Count(answer => answer is { Failure: FailureKind.Injected, Status: 503 }), 110, 210); // a tenth of the rest, 160
    }

    [Fact]
    public async Task The_same_seed_hits_the_same_calls()
    {
        async Task<string> Hits(ulong seed)
        {
            using var chaos = new ChaosTransport(new Prompt(), new ChaosOptions { FaultShare = 0.5, Seed = seed }, TimeProvider.System);
            var hits = string.Empty;
            for (var number = 0; number < 40; number++)
            {
                hits += (await chaos.SendAsync(Call, default)).Failure == FailureKind.None ? '.' : 'x';
            }

            return hits;
        }

        Assert.Equal(await Hits(1), await Hits(1));
        Assert.NotEqual(await Hits(1), await Hits(2));
    }

    [Fact]
    public async Task Delays_are_counted()
    {
        using var chaos = new ChaosTransport(new Prompt(), new ChaosOptions { DelayShare = 1, Delay = new Duration(1000) }, TimeProvider.System);
        Assert.Equal(200, (await chaos.SendAsync(Call, default)).Status);
        Assert.Equal(1, chaos.Delayed);
    }

    private sealed class Prompt : IGatewayTransport
    {
        public int Calls { get; private set; }

        public ValueTask<GatewayAnswer> SendAsync(GatewayCall call, CancellationToken cancellation)
        {
            Calls++;
            return ValueTask.FromResult(new GatewayAnswer(FailureKind.None, 200, default, null));
        }

        public Task<Stream?> OpenAsync(GatewayCall call, CancellationToken cancellation) => Task.FromResult<Stream?>(null);

        public void Dispose()
        {
        }
    }
}
