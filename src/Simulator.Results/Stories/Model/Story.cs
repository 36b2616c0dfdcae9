using Simulator.Time;

namespace Simulator.Results;

/// <summary>
/// The story of one request, or of one leak: who held it when, what was decided by whom, which credential was alive, and what came of it.
/// Pure data; a fact of a newer program that this one has no words for appears under its plain name.
/// </summary>
public sealed record Story
{
    /// <summary>The replication it happened in, from 0.</summary>
    public required int Replication { get; init; }

    /// <summary>What it was chosen for; null when it was asked for by its id.</summary>
    public required StoryRank? Rank { get; init; }

    /// <summary>The request; null for a leak that nobody raised a containment for and that no request held.</summary>
    public required StoryRequest? Request { get; init; }

    /// <summary>
    /// Where the request was from its draft to its end, without gaps and overlaps. Of several people asked at the same time it follows the
    /// one who decided last: that is the one the request waited for.
    /// </summary>
    public required IReadOnlyList<StorySpan> Spans { get; init; }

    /// <summary>What happened, in order.</summary>
    public required IReadOnlyList<StoryEvent> Events { get; init; }

    /// <summary>The lives of its credentials, in order of issue.</summary>
    public required IReadOnlyList<StoryCredential> Credentials { get; init; }

    /// <summary>The spans added up.</summary>
    public required StoryTotals Totals { get; init; }

    /// <summary>Leaks it has to do with: of its credentials, or the one it contains.</summary>
    public required IReadOnlyList<LeakStory> Leaks { get; init; }

    /// <summary>What a reader must know about the limits of this story; often empty.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>What a story was chosen for.</summary>
/// <param name="Place">1 for the worst.</param>
/// <param name="Measure">What was compared, in words.</param>
/// <param name="Value">The value, in its unit.</param>
/// <param name="Unit">The unit: <c>min</c> or <c>severity min</c>.</param>
public sealed record StoryRank(int Place, string Measure, double Value, string Unit);

/// <summary>The request a story is about.</summary>
public sealed record StoryRequest
{
    /// <summary>The lasting name of the work, 16 hexadecimal digits; the same in every variant of the run.</summary>
    public required string Id { get; init; }

    /// <summary>The class of actions, as the scenario names it.</summary>
    public required string Class { get; init; }

    /// <summary>The service it is about.</summary>
    public required string Service { get; init; }

    /// <summary>What is to be done, in a phrase such as "Rotate the signing key x1 in ledger-api".</summary>
    public required string Title { get; init; }

    /// <summary>Whether an AI assistant drafted it; otherwise a person did.</summary>
    public required bool ByAssistant { get; init; }

    /// <summary>The person on whose behalf it runs.</summary>
    public required string RunOwner { get; init; }

    /// <summary>The model's confidence, 0 to 1; null when it has none.</summary>
    public required double? Confidence { get; init; }

    /// <summary>Whether the recommendation was wrong: the hidden truth, which nobody in the story knew.</summary>
    public required bool IsWrong { get; init; }

    /// <summary>Whether it contains an incident.</summary>
    public required bool IsContainment { get; init; }

    /// <summary>When it was drafted.</summary>
    public required Instant Drafted { get; init; }

    /// <summary>How it ended; <see cref="StoryEnd.Open"/> when the simulation ended first.</summary>
    public required StoryEnd End { get; init; }

    /// <summary>Severity × blast radius × minutes of a wrong action that was executed; 0 otherwise.</summary>
    public required double Exposure { get; init; }
}

/// <summary>How a request ended.</summary>
public enum StoryEnd
{
    /// <summary>Not at all: the simulation ended first.</summary>
    Open,

    /// <summary>It was executed.</summary>
    Executed,

    /// <summary>The policy refused it.</summary>
    Denied,

    /// <summary>A person rejected it.</summary>
    Rejected,

    /// <summary>Nobody answered in time.</summary>
    Expired,

    /// <summary>The requester gave up.</summary>
    Withdrawn,

    /// <summary>The waiting room was full.</summary>
    TurnedAway,

    /// <summary>What was to be executed was not what had been approved.</summary>
    Mismatch,

    /// <summary>Its ticket was lost on the way to the gate.</summary>
    TicketLost,
}
