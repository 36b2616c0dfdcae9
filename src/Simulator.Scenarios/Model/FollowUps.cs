using Simulator.Statistics;

namespace Simulator.Scenarios;

/// <summary>What follows the requests of a class: they belong to the family of the root request that they come from.</summary>
public sealed record ClassFollowUps
{
    /// <summary>Nothing follows.</summary>
    public static ClassFollowUps None { get; } = new();

    /// <summary>How rejected requests are asked for again; null (the default) when they never are.</summary>
    public Resubmission? Resubmission { get; init; }

    /// <summary>What may come after an executed request, ordered by class; empty (the default) where nothing does.</summary>
    public IReadOnlyList<NextStep> Next { get; init; } = [];

    /// <summary>Whether anything can follow.</summary>
    public bool IsOn => Resubmission is { Probability: > 0, Limit: > 0 } || Next.Count > 0;
}

/// <summary>Rejected requests are asked for again.</summary>
/// <param name="Probability">That a rejected request is, 0 to 1, each time anew.</param>
/// <param name="Delay">From the rejection to the new draft, µs.</param>
/// <param name="Wrong">Probability, 0 to 1, that the new draft is wrong; null for that of the class.</param>
/// <param name="Limit">How often one request is asked for again at most.</param>
public sealed record Resubmission(double Probability, Distribution Delay, double? Wrong, int Limit);

/// <summary>How a step lies to what was declared for its chain.</summary>
public enum StepScope
{
    /// <summary>It was declared as the next step.</summary>
    Declared,

    /// <summary>Nobody declared it, but it lies inside the scope of the chain.</summary>
    Inside,

    /// <summary>It lies neither in what was declared nor inside the scope.</summary>
    Outside,
}

/// <summary>What may come after an executed step: one entry of a row of the chain's kernel.</summary>
/// <param name="Class">Position of the class of the next step in the scenario.</param>
/// <param name="Probability">That it comes, 0 to 1; the probabilities of a row add up to 1 at most, and what is missing ends the chain.</param>
/// <param name="Scope">How it lies to what was declared.</param>
public sealed record NextStep(int Class, double Probability, StepScope Scope);

/// <summary>How an agent goes from step to step.</summary>
/// <param name="Longest">The most steps of a chain, 1 to <see cref="MostSteps"/>.</param>
/// <param name="Delay">From the execution of a step to the draft of the next, µs.</param>
/// <param name="CompositeWrong">Probability, 0 to 1, that a chain of two steps or more is wrong as a whole although its steps look right.</param>
/// <param name="OutOfOrder">Probability, 0 to 1, that the next step is asked for without waiting for the execution of the one before.</param>
public sealed record ChainModel(int Longest, Distribution Delay, double CompositeWrong, double OutOfOrder)
{
    /// <summary>The most steps that a scenario may allow.</summary>
    public const int MostSteps = 32;
}
