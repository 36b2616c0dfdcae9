using System.Text.Json;
using Simulator.Time;

namespace Simulator.Results;

/// <summary>Words for states, ends and names.</summary>
internal static class StateWords
{
    /// <summary>What a state is called in a sum: "12 min in review".</summary>
    public static string InSum(StoryState state) => state switch
    {
        StoryState.Policy => "for the policy",
        StoryState.OffDuty => "while nobody of the pool was on duty",
        StoryState.Waiting => "in the queue while people were on duty",
        StoryState.Notify => "in which nobody had seen it",
        StoryState.Misrouted => "with people it was not meant for",
        StoryState.Review => "in review",
        StoryState.Parked => "parked until the same person came back",
        StoryState.SetUp => "for the next person to get into it",
        StoryState.Dropped => "dropped in a handoff, unnoticed",
        StoryState.Issue => "until the credential was issued",
        StoryState.Execution => "in execution",
        StoryState.Ticketing => "while its ticket was on the way",
        StoryState.Information => "for information that a reviewer had asked for",
        _ => Plain(state),
    };

    /// <summary>A short label.</summary>
    public static string Label(StoryState state) => state switch
    {
        StoryState.Policy => "policy",
        StoryState.OffDuty => "nobody on duty",
        StoryState.Waiting => "waiting",
        StoryState.Notify => "not seen yet",
        StoryState.Misrouted => "wrong people",
        StoryState.Review => "review",
        StoryState.Parked => "parked",
        StoryState.SetUp => "getting into it",
        StoryState.Dropped => "dropped",
        StoryState.Issue => "credential issue",
        StoryState.Execution => "execution",
        StoryState.Ticketing => "ticketing",
        StoryState.Information => "information",
        _ => Plain(state),
    };

    /// <summary>How a request ended, after "it".</summary>
    public static string Of(StoryEnd end) => end switch
    {
        StoryEnd.Open => "was still open when the simulation ended",
        StoryEnd.Executed => "was executed",
        StoryEnd.Denied => "was refused by the policy",
        StoryEnd.Rejected => "was rejected",
        StoryEnd.Expired => "expired because nobody answered in time",
        StoryEnd.Withdrawn => "was withdrawn",
        StoryEnd.TurnedAway => "was turned away because the waiting room was full",
        StoryEnd.TicketLost => "was lost with its ticket",
        StoryEnd.Mismatch => "was refused because it was not what had been approved",
        _ => Plain(end),
    };

    /// <summary>The words of an enumeration's name.</summary>
    public static string Plain<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()).Replace('_', ' ');

    /// <summary>A name of a scenario in words: dashes and underscores become spaces.</summary>
    public static string Words(string name) => name.Replace('-', ' ').Replace('_', ' ');

    /// <summary>A title inside a sentence: "Rotate the key" becomes "rotate the key".</summary>
    public static string InSentence(string title) =>
        title.Length > 1 && char.IsAsciiLetterUpper(title[0]) && !char.IsAsciiLetterUpper(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "nothing",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
    };

    /// <summary>Sums of parts: "30 min while nobody of the pool was on duty, 12 min in review".</summary>
    public static string Sums(IReadOnlyList<StoryPart> parts) => List([.. parts.Select(part => $"{StoryClock.Length(part.Length)} {InSum(part.State)}")]);

    /// <summary>The spans of a time, clipped to it and added up by state.</summary>
    public static IReadOnlyList<StoryPart> Parts(IEnumerable<StorySpan> spans, Instant from, Instant to) => StoryTotals.Of(
        [.. spans.Where(span => span.From < to && span.To > from).Select(span => span with { From = Instant.Max(from, span.From), To = Instant.Min(to, span.To) })]).Parts;
}
