using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service.Tests;

/// <summary>What reaches the pipeline from outside, as a call that can be made: everything else it does itself, by its timers.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Request">The request it is about.</param>
internal sealed record OutsideCommand(Instant At, CommandKind Kind, ActionRequest Request)
{
    /// <summary>Who claims, decides or gives back.</summary>
    public PersonId Person { get; init; }

    public bool IsRejection { get; init; }

    /// <summary>Why it is rejected, as the trail tells it.</summary>
    public DecisionReason Reason { get; init; }

    /// <summary>Which of the request's tasks, in the order in which they were opened.</summary>
    public int Task { get; init; }

    /// <summary>Whether its author has seen what happened at this very instant: a task that was opened, a credential that was issued.</summary>
    public bool HasSeenItsInstant { get; init; }

    /// <summary>Whose credential is revoked.</summary>
    public Component Component { get; init; }
}
