namespace Simulator.LoadDriver;

/// <summary>What a load engine sends to.</summary>
public interface ILoadTarget
{
    /// <summary>Sends one request and waits for its answer. Called from the pacing thread, so everything up to the first wait must be short; the rest from any thread.</summary>
    /// <param name="send">Which one.</param>
    /// <param name="cancellation">Cancelled when its time is up or the run is over.</param>
    /// <returns>How it ended; failures of the gateway are outcomes, not exceptions.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<SendOutcome> SendAsync(PlannedSend send, CancellationToken cancellation);
}

/// <summary>
/// Sends a plan to a target and measures: the one seam at which another load generator would plug in. Plan, mapping, approvers, results and
/// verdicts stay the same whatever engine sends.
/// </summary>
public interface ILoadEngine
{
    /// <summary>Sends the plan, waits for what is in flight and reports.</summary>
    /// <param name="plan">What is to be sent when.</param>
    /// <param name="target">Where to.</param>
    /// <param name="options">Limits.</param>
    /// <param name="progress">Told about twice a second; null for nobody.</param>
    /// <param name="stop">Ends the sending early; what is in flight is still waited for.</param>
    /// <returns>The report, for a stopped run too.</returns>
    Task<EngineReport> RunAsync(
        ILoadPlan plan, ILoadTarget target, EngineOptions options, IProgress<LoadProgress>? progress, CancellationToken stop);
}
