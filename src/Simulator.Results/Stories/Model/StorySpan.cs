using Simulator.Time;

namespace Simulator.Results;

/// <summary>Where a request can be; at every instant of its life it is in exactly one of these.</summary>
public enum StoryState
{
    /// <summary>The policy evaluates it.</summary>
    Policy,

    /// <summary>It waits, and nobody who could take it is on duty.</summary>
    OffDuty,

    /// <summary>It waits, and somebody who could take it is on duty.</summary>
    Waiting,

    /// <summary>Nobody has seen it yet: the notification is on its way, or was lost.</summary>
    Notify,

    /// <summary>It lies with people it was not meant for.</summary>
    Misrouted,

    /// <summary>Somebody reviews it.</summary>
    Review,

    /// <summary>It waits for the next duty of the person who began to review it.</summary>
    Parked,

    /// <summary>The next person gets into a review that changed hands.</summary>
    SetUp,

    /// <summary>It was dropped in a handoff, and nobody has noticed.</summary>
    Dropped,

    /// <summary>It is authorised and waits for its credential.</summary>
    Issue,

    /// <summary>It is executed.</summary>
    Execution,

    /// <summary>Its ticket is on the way to the first gate; no record tells which of it is work by hand.</summary>
    Ticketing,

    /// <summary>It waits for information that a reviewer asked for.</summary>
    Information,
}

/// <summary>Some time in one state, [From, To).</summary>
/// <param name="State">The state.</param>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end, after the beginning.</param>
/// <param name="Holder">The person who held the request; null for nobody.</param>
/// <param name="Pool">The pool whose people were asked; null outside gates.</param>
/// <param name="Gate">The gate; null outside gates.</param>
public sealed record StorySpan(StoryState State, Instant From, Instant To, string? Holder, string? Pool, string? Gate)
{
    /// <summary>Its length.</summary>
    internal Duration Length => To - From;

    /// <summary>Whether it belongs to the time in gates, whose sum is the approval latency.</summary>
    internal bool IsInGate => State is not (StoryState.Policy or StoryState.Issue or StoryState.Execution or StoryState.Ticketing);
}

/// <summary>The spans of a story added up. Lengths are exact: they sum to the whole to the microsecond.</summary>
/// <param name="Whole">From the draft to the end.</param>
/// <param name="InGates">The part of it in gates: the approval latency of a request that was decided.</param>
/// <param name="Parts">The whole by state, in the order of <see cref="StoryState"/>, without those that never held.</param>
public sealed record StoryTotals(Duration Whole, Duration InGates, IReadOnlyList<StoryPart> Parts)
{
    /// <summary>Adds spans up.</summary>
    public static StoryTotals Of(IReadOnlyList<StorySpan> spans)
    {
        ArgumentNullException.ThrowIfNull(spans);
        return new StoryTotals(
            Sum(spans),
            Sum(spans.Where(span => span.IsInGate)),
            [.. Enum.GetValues<StoryState>().Select(state => new StoryPart(state, Sum(spans.Where(span => span.State == state)))).Where(part => part.Length > Duration.Zero)]);
    }

    private static Duration Sum(IEnumerable<StorySpan> spans) => spans.Aggregate(Duration.Zero, (sum, span) => sum + span.Length);
}

/// <summary>How long a request was in a state.</summary>
/// <param name="State">The state.</param>
/// <param name="Length">How long, over all spans.</param>
public sealed record StoryPart(StoryState State, Duration Length);
