using Simulator.Statistics;

namespace Simulator.Scenarios;

/// <summary>What follows the requests of a class: they belong to the family of the root request that they come from.</summary>
public sealed record ClassFollowUps
{
    /// <summary>Nothing follows.</summary>
    public static ClassFollowUps None { get; } = new();

    /// <summary>How rejected requests are asked for again; null (the default) when they never are.</summary>
    public Resubmission? Resubmission { get; init; }

    /// <summary>Whether anything can follow.</summary>
    public bool IsOn => Resubmission is { Probability: > 0, Limit: > 0 };
}

/// <summary>Rejected requests are asked for again.</summary>
/// <param name="Probability">That a rejected request is, 0 to 1, each time anew.</param>
/// <param name="Delay">From the rejection to the new draft, µs.</param>
/// <param name="Wrong">Probability, 0 to 1, that the new draft is wrong; null for that of the class.</param>
/// <param name="Limit">How often one request is asked for again at most.</param>
public sealed record Resubmission(double Probability, Distribution Delay, double? Wrong, int Limit);
