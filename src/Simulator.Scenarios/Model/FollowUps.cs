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

    /// <summary>What a refused agent tries; null (the default) when it gives in.</summary>
    public Pivoting? Pivot { get; init; }

    /// <summary>What other agents an executed request makes act, ordered by class; empty (the default) for none.</summary>
    public IReadOnlyList<Trigger> Triggers { get; init; } = [];

    /// <summary>Whether anything can follow.</summary>
    public bool IsOn => Resubmission is { Probability: > 0, Limit: > 0 } || Pivot is { Probability: > 0, Limit: > 0 } || Next.Count > 0 || Triggers.Count > 0;
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

/// <summary>An agent that the policy refused tries another way.</summary>
/// <param name="Probability">That a refused agent does, 0 to 1, each time anew.</param>
/// <param name="To">Positions of the classes it may turn to, each as likely; empty for the same class on another system.</param>
/// <param name="NewToken">Probability, 0 to 1, that it asks for a token of another kind with it.</param>
/// <param name="Identity">The kind of identity of such a token.</param>
/// <param name="Delay">From the refusal to the new draft, µs.</param>
/// <param name="Limit">How often it tries another way at most.</param>
public sealed record Pivoting(double Probability, IReadOnlyList<int> To, double NewToken, Governance.IdentityMode Identity, Distribution Delay, int Limit);

/// <summary>An executed request makes another agent act.</summary>
/// <param name="Class">Position of the class of what the other agent asks for in the scenario.</param>
/// <param name="Name">Its name: draws depend on it.</param>
/// <param name="Probability">That it does, 0 to 1.</param>
public sealed record Trigger(int Class, string Name, double Probability);

/// <summary>How agents make each other act.</summary>
/// <param name="Depth">How many triggers may lie between a root request and what comes of it, 1 to <see cref="MostDepth"/>.</param>
/// <param name="Delay">From the execution to the draft of the other agent, µs.</param>
/// <param name="OwnerLost">Probability, 0 to 1, that the other agent does not learn on whose behalf it acts.</param>
public sealed record CascadeModel(int Depth, Distribution Delay, double OwnerLost)
{
    /// <summary>The deepest limit that a scenario may set.</summary>
    public const int MostDepth = 16;
}
