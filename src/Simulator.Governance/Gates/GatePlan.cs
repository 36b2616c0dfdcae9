using Simulator.Time;

namespace Simulator.Governance;

/// <summary>One factor of a gate: so many approvals by distinct members of one pool.</summary>
/// <param name="Role">What these approvals stand for, such as <c>owner</c> or <c>risk</c>; part of every record.</param>
/// <param name="Pool">The pool whose members may approve, by its position in the scenario, from 0.</param>
/// <param name="Approvals">How many distinct people must approve, 1 to 4.</param>
public sealed record GateFactor(string Role, int Pool, int Approvals)
{
    /// <summary>Where unanswered tasks of this factor go, and when, step after step; empty for nowhere.</summary>
    public IReadOnlyList<EscalationStep> Escalation { get; init; } = [];

    /// <summary>The pool at a step of the ladder: 0 is the factor's own.</summary>
    public int PoolAt(int step) => step == 0 ? Pool : Escalation[step - 1].Pool;
}

/// <summary>One step of an escalation ladder: a task that nobody took is moved to other people.</summary>
/// <param name="After">How long it waited at the step before, more than zero.</param>
/// <param name="Pool">The pool it is moved to.</param>
public sealed record EscalationStep(Duration After, int Pool);

/// <summary>What happens when a gate's time is up.</summary>
public enum ExpiryPolicy : byte
{
    /// <summary>The request ends as expired; never as rejected.</summary>
    Deny,

    /// <summary>Waiting tasks go to the next step of their ladder and the gate's time starts again; without a further step the request expires.</summary>
    Escalate,

    /// <summary>Silence counts as consent: a bad variant, there to be measured.</summary>
    AutoApprove,
}

/// <summary>A checkpoint: all of its factors must be met, each person filling at most one place.</summary>
/// <param name="Name">Name of the gate in the scenario.</param>
/// <param name="Factors">The factors, all needed (AND), asked at the same time, or one after the other when <paramref name="Serial"/>.</param>
/// <param name="Serial">Whether a factor is asked only when the one before it is met.</param>
/// <param name="RequestTtl">How long the gate may stay open before the request expires; <see cref="Duration.MaxValue"/> for ever.</param>
public sealed record Gate(string Name, IReadOnlyList<GateFactor> Factors, bool Serial, Duration RequestTtl)
{
    /// <summary>What happens when the time is up. Default: the request expires.</summary>
    public ExpiryPolicy OnExpiry { get; init; }

    /// <summary>How many rejections refuse a request at this gate, 1 to 4. Default: 1, any rejection does.</summary>
    public int DenyThreshold { get; init; } = 1;

    /// <summary>The most approvals one gate may ask for in all.</summary>
    public const int MaximumApprovals = 4;
}

/// <summary>Which gates a request passes, in order, at each level that needs people.</summary>
/// <param name="Single">The gates of <see cref="Outcome.Single"/>; at least one.</param>
/// <param name="Dual">The gates of <see cref="Outcome.Dual"/>; at least one.</param>
public sealed record GatePlan(IReadOnlyList<Gate> Single, IReadOnlyList<Gate> Dual)
{
    /// <summary>The gates of a level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The outcome needs no gate.</exception>
    public IReadOnlyList<Gate> For(Outcome level) => level switch
    {
        Outcome.Single => Single,
        Outcome.Dual => Dual,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Only single and dual pass a gate."),
    };
}
