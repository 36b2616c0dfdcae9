using Simulator.Time;

namespace Simulator.Results;

/// <summary>The story of one leak: the race between the end of the secret and the attacker.</summary>
public sealed record LeakStory
{
    /// <summary>The leak, 16 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>What leaked, as the scenario names it.</summary>
    public required string Source { get; init; }

    /// <summary>The channel it leaked through.</summary>
    public required string Channel { get; init; }

    /// <summary>The request whose credential leaked; null for a secret from outside.</summary>
    public required string? Holder { get; init; }

    /// <summary>Whose credential of that request: <c>session</c> or <c>execution</c>; null for a secret from outside.</summary>
    public required string? Credential { get; init; }

    /// <summary>When it leaked.</summary>
    public required Instant At { get; init; }

    /// <summary>When it became public: the attacker's clock starts.</summary>
    public required Instant Published { get; init; }

    /// <summary>The attacker's first attempt; null when nobody ever tries.</summary>
    public required Instant? FirstAttempt { get; init; }

    /// <summary>Whether the secret was alive at the first attempt; null when nobody ever tries.</summary>
    public required bool? AliveAtFirstAttempt { get; init; }

    /// <summary>When an attempt succeeded; null when none did in the time that counts.</summary>
    public required Instant? Success { get; init; }

    /// <summary>When somebody noticed the leak; null when nobody raised a containment.</summary>
    public required Instant? Noticed { get; init; }

    /// <summary>The requests that were to contain it, in order.</summary>
    public required IReadOnlyList<StoryContainment> Containments { get; init; }

    /// <summary>When the containment was effective everywhere; null when none was.</summary>
    public required Instant? Effective { get; init; }

    /// <summary>When the secret was dead; null when it outlived the time that counts.</summary>
    public required Instant? Dead { get; init; }

    /// <summary>How the race ended.</summary>
    public required LeakEnd End { get; init; }

    /// <summary>From the secret's death to the first attempt: positive is safe, negative is too late; null when nobody ever tries.</summary>
    public required Duration? Margin { get; init; }

    /// <summary>Scope units × minutes in the attacker's hands.</summary>
    public required double CompromisedScopeMinutes { get; init; }
}

/// <summary>How the race of a leak ended.</summary>
public enum LeakEnd
{
    /// <summary>The attacker was first.</summary>
    AttackerFirst,

    /// <summary>It was contained in time.</summary>
    Contained,

    /// <summary>The secret's life ended in time.</summary>
    Expired,

    /// <summary>It was revoked in time, when the work was done that it was for.</summary>
    RevokedOnCompletion,

    /// <summary>It outlived the time that counts, and nobody tried it.</summary>
    Unresolved,

    /// <summary>It was dead when it leaked.</summary>
    Harmless,
}

/// <summary>A request that was to contain a leak.</summary>
/// <param name="Id">The request, 16 hexadecimal digits.</param>
/// <param name="Raised">When it was raised.</param>
/// <param name="WasWrong">Whether it was executed and changed something else.</param>
/// <param name="End">How the request ended.</param>
public sealed record StoryContainment(string Id, Instant Raised, bool WasWrong, StoryEnd End);
