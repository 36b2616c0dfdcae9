using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>To whom a task of a pool goes.</summary>
public enum Assignment
{
    /// <summary>To whoever is free first.</summary>
    Pull,

    /// <summary>On joining to the person on duty who has the fewest tasks, who alone takes it until the duty ends; to everybody when nobody is on duty.</summary>
    Push,

    /// <summary>On joining to one person of the pool, each equally likely: the one who answers for it; nobody else takes it.</summary>
    Named,
}

/// <summary>People who look at the queue now and then while on duty.</summary>
/// <param name="Rate">Visits of one person per hour on duty, the mean over people.</param>
/// <param name="Person">A person's factor on the rate, a distribution of mean 1; null when all are alike.</param>
/// <param name="Items">How many tasks one visit handles at most; null for all that wait.</param>
public sealed record Visits(Rate Rate, Distribution? Person, int? Items)
{
    /// <summary>Time until somebody who saw the notification of a task looks at the queue, µs; null when nobody reacts to it.</summary>
    public Distribution? Response { get; init; }

    /// <summary>After this long in the queue a task makes somebody look, and again after each further such time; null for never.</summary>
    public Duration? Reminder { get; init; }
}

/// <summary>Something else claims a dedicated reviewer now and then; work in hand rests meanwhile.</summary>
/// <param name="Every">Time on duty from the end of one distraction to the next, µs.</param>
/// <param name="Length">How long one is, µs.</param>
public sealed record Distraction(Distribution Every, Distribution Length);
