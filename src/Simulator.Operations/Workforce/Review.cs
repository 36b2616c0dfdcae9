using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>What one review will be: how long it takes, what it sees and how it ends.</summary>
/// <param name="Time">From start to decision.</param>
/// <param name="Detected">Whether a wrong action was recognised as wrong; never true for a right one.</param>
/// <param name="Verdict">What the reviewer decides.</param>
public readonly record struct Review(Duration Time, bool Detected, Verdict Verdict)
{
    /// <summary>Time the person really looked: less than <see cref="Time"/> when a minimum only made somebody wait.</summary>
    public Duration Attention { get; init; }

    /// <summary>
    /// Probability, 0 to 1, that this review, begun as it was, approves an action that is wrong, whether or not this one is: 1 for somebody who does not
    /// look. Of a copy it is the first reviewer's, and nothing of its own: see <see cref="IsCopy"/>.
    /// </summary>
    public double Miss { get; init; }

    /// <summary>Whether it repeats what the first reviewer of the request saw: the two miss together.</summary>
    public bool IsCopy { get; init; }

    /// <summary>Whether the person did not look.</summary>
    public bool IsSkipped { get; init; }
}

/// <summary>The state a review begins in.</summary>
/// <remarks>
/// Without more said, conditions under which nothing but the action and its class decides: one person as any other, rested, with all the context,
/// no minimum. It can be changed, so that one is enough for all reviews of a simulation.
/// </remarks>
public sealed record ReviewConditions
{
    /// <summary>The reviewer's personal factor on time. Default: 1.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>The shortest time the policy allows. Default: zero.</summary>
    public Duration Minimum { get; set; }

    /// <summary>How much of the context is left after handoffs, 0 to 1: a factor on detection. Default: 1.</summary>
    public double Context { get; set; } = 1;

    /// <summary>Waiting tasks per person on duty of the pool. Default: 0.</summary>
    public double QueuePerPerson { get; set; }

    /// <summary>Approvals in a row by this person. Default: 0.</summary>
    public int Streak { get; set; }

    /// <summary>Reviews by this person since a wrong action was recognised or a planted case shown. Default: 0.</summary>
    public int SinceFound { get; set; }

    /// <summary>Hours on duty. Default: 0.</summary>
    public double HoursOnDuty { get; set; }

    /// <summary>Whether it is night. Default: no.</summary>
    public bool IsNight { get; set; }

    /// <summary>The person's training, 0 to 1. Default: 1.</summary>
    public double Training { get; set; } = 1;

    /// <summary>The person's own probability of challenging what he or she recognised as wrong, 0 to 1; not a number (the default) for that of the model.</summary>
    public double Authority { get; set; } = double.NaN;

    /// <summary>How much longer an untrained person needs: time × (1 + slowdown × (1 − training)). Default: 0.</summary>
    public double Slowdown { get; set; }

    /// <summary>Similar tasks judged together with this one, itself included, 1 or more. Default: 1.</summary>
    public int BatchSize { get; set; } = 1;
}

/// <summary>A planted case: how long it takes and whether it is recognised.</summary>
/// <param name="Time">From start to decision; zero when none is planted.</param>
/// <param name="Detected">Whether it is recognised as wrong.</param>
public readonly record struct PlantedCase(Duration Time, bool Detected);
