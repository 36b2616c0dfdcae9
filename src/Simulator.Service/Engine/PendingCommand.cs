namespace Simulator.Service;

/// <summary>A command on its way: whoever sent it waits for its answer, and may give up as long as nobody took it.</summary>
internal sealed class PendingCommand(Command command)
{
    private const int Queued = 0;
    private const int Taken = 1;
    private const int Abandoned = 2;

    private readonly TaskCompletionSource<CommandOutcome> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int state = Queued;

    public Command Command { get; } = command;

    public Task<CommandOutcome> Answer => answer.Task;

    /// <summary>The writer takes it: from now on it may become durable.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref state, Taken, Queued) == Queued;

    /// <summary>The sender gives up.</summary>
    /// <returns>Whether it is sure that nothing will come of it.</returns>
    public bool TryAbandon() => Interlocked.CompareExchange(ref state, Abandoned, Queued) == Queued;

    public void Complete(in CommandOutcome outcome) => answer.TrySetResult(outcome);

    public void Fail(EngineUnavailableException reason) => answer.TrySetException(reason);
}

/// <summary>The service cannot take or answer a command now.</summary>
/// <param name="message">Why, for the client.</param>
/// <param name="outcomeIsKnown">Whether it is sure that nothing came of the command.</param>
internal sealed class EngineUnavailableException(string message, bool outcomeIsKnown) : Exception(message)
{
    public bool OutcomeIsKnown { get; } = outcomeIsKnown;
}
