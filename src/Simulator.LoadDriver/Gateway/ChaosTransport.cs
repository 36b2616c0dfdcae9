using Polly;
using Polly.Simmy;
using Polly.Simmy.Fault;
using Polly.Simmy.Latency;
using Polly.Simmy.Outcomes;
using Simulator.Statistics;

namespace Simulator.LoadDriver;

/// <summary>
/// A transport with faults in it, made by Polly's chaos strategies. What is injected is reported as <see cref="FailureKind.Injected"/>, so that no
/// fault of the driver is ever held against the gateway; delays show as latency and are counted.
/// </summary>
public sealed class ChaosTransport : IGatewayTransport
{
    private readonly IGatewayTransport inner;
    private readonly ResiliencePipeline<GatewayAnswer> pipeline;
    private readonly ulong seed;
    private long drawn;
    private long delayed;

    /// <summary>Puts faults in front of a transport.</summary>
    /// <param name="inner">The transport; disposed with this one.</param>
    /// <param name="options">How much of what.</param>
    /// <param name="time">The host's clock, for delays.</param>
    /// <exception cref="System.ComponentModel.DataAnnotations.ValidationException">A share or the delay is outside its range.</exception>
    public ChaosTransport(IGatewayTransport inner, ChaosOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(options);
        this.inner = inner;
        seed = options.Seed;
        pipeline = new ResiliencePipelineBuilder<GatewayAnswer> { TimeProvider = time }
            .AddChaosLatency(new ChaosLatencyStrategyOptions
            {
                InjectionRate = options.DelayShare,
                Latency = WallTime.Of(options.Delay),
                Randomizer = Draw,
                OnLatencyInjected = _ =>
                {
                    Interlocked.Increment(ref delayed);
                    return default;
                },
            })
            .AddChaosFault(new ChaosFaultStrategyOptions
            {
                InjectionRate = options.FaultShare,
                Randomizer = Draw,
                FaultGenerator = static _ => ValueTask.FromResult<Exception?>(new InjectedException()),
            })
            .AddChaosOutcome(new ChaosOutcomeStrategyOptions<GatewayAnswer>
            {
                InjectionRate = options.UnavailableShare,
                Randomizer = Draw,
                OutcomeGenerator = static _ => ValueTask.FromResult<Outcome<GatewayAnswer>?>(
                    Outcome.FromResult(new GatewayAnswer(FailureKind.Injected, 503, default, "status 503, injected by the driver"))),
            })
            .Build();
    }

    /// <summary>How many calls were held up.</summary>
    public long Delayed => Interlocked.Read(ref delayed);

    /// <inheritdoc/>
    public async ValueTask<GatewayAnswer> SendAsync(GatewayCall call, CancellationToken cancellation)
    {
        try
        {
            return await pipeline.ExecuteAsync(
                static (state, token) => state.inner.SendAsync(state.call, token), (inner, call), cancellation).ConfigureAwait(false);
        }
        catch (InjectedException)
        {
            return new GatewayAnswer(FailureKind.Injected, 0, default, "connection lost, injected by the driver");
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(GatewayCall call, CancellationToken cancellation) => inner.OpenAsync(call, cancellation);

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    /// <summary>A number of [0, 1) that depends on the seed and on how many were drawn before.</summary>
    private double Draw() => (Mix64.Combine(seed, (ulong)Interlocked.Increment(ref drawn), 0x6368_616F) >> 11) * (1.0 / (1L << 53));

    private sealed class InjectedException : Exception;
}
