using System.Globalization;
using Simulator.Time;

namespace Simulator.Results;

/// <summary>What must hold inside every story, whether it was told here or read from a file.</summary>
internal static class StoryRules
{
    private const int IdLength = 16;
    private static readonly Instant FirstSpeakable = new(-62_104_060_800_000_000); // the years 2 to 8999: dates with room for a day on either side
    private static readonly Instant LastSpeakable = new(221_845_391_999_999_999);

    /// <summary>The first contradiction, in words; null when there is none.</summary>
    public static string? FirstProblem(StorySet stories) =>
        ZoneClock.Find(stories.Zone) is null ? $"the zone '{stories.Zone}' is not known"
            : stories.Stories.Any(HasHoles) ? "a list holds nothing where a value belongs"
            : stories.Stories.Select((story, index) => FirstProblem(story) is { } problem
                ? string.Create(CultureInfo.InvariantCulture, $"story {index + 1}: {problem}")
                : null).FirstOrDefault(problem => problem is not null);

    /// <summary>A reader of JSON refuses null where it may not be, but not inside lists.</summary>
    private static bool HasHoles(Story story) => story is null
        || Holes(story.Spans) || Holes(story.Events) || Holes(story.Credentials) || Holes(story.Totals.Parts) || Holes(story.Leaks) || Holes(story.Notes)
        || story.Events.Any(each => each.Rows is { } rows && Holes(rows)) || story.Leaks.Any(leak => Holes(leak.Containments));

    private static bool Holes<T>(IEnumerable<T> list)
        where T : class => list.Any(each => each is null);

    private static string? FirstProblem(Story story)
    {
        if (story.Replication < 0)
        {
            return "its replication is negative";
        }

        if (story.Request is null && (story.Spans.Count > 0 || story.Leaks.Count == 0))
        {
            return "it is about no request and no leak";
        }

        return story.Request is { } request && !IsId(request.Id) ? "the id of its request is not 16 hexadecimal digits"
            : story.Request is { Confidence: { } confidence } && !(confidence is >= 0 and <= 1) ? "its confidence is no share"
            : !AllInstants(story).All(IsSpeakable) ? "an instant lies outside the years 2 to 8999"
            : ProblemOfSpans(story) ?? ProblemOfEvents(story) ?? story.Leaks.Select(ProblemOf).FirstOrDefault(problem => problem is not null);
    }

    private static string? ProblemOfSpans(Story story)
    {
        for (var index = 0; index < story.Spans.Count; index++)
        {
            if (story.Spans[index].To <= story.Spans[index].From)
            {
                return "a span has no length";
            }

            if (story.Spans[index].From != (index == 0 ? story.Request!.Drafted : story.Spans[index - 1].To))
            {
                return "its spans are not contiguous from the draft";
            }
        }

        var totals = StoryTotals.Of(story.Spans);
        return totals.Whole == story.Totals.Whole && totals.InGates == story.Totals.InGates && totals.Parts.SequenceEqual(story.Totals.Parts)
            ? null
            : "its totals are not the sums of its spans";
    }

    private static string? ProblemOfEvents(Story story) =>
        story.Events.Zip(story.Events.Skip(1)).Any(pair => pair.Second.At < pair.First.At) ? "its events are not in order"
        : story.Credentials.Any(life => life.Ended < life.Issued) ? "a credential died before it was issued"
        : null;

    private static string? ProblemOf(LeakStory leak) =>
        !IsId(leak.Id) || leak.Holder is { } holder && !IsId(holder) || leak.Containments.Any(each => !IsId(each.Id)) ? "an id of its leak is not 16 hexadecimal digits"
        : leak.Published < leak.At || leak.FirstAttempt < leak.Published ? "the clock of its leak runs backwards"
        : (leak.FirstAttempt is null) != (leak.AliveAtFirstAttempt is null) ? "an attempt on its leak met a secret neither alive nor dead"
        : leak is { End: not LeakEnd.Harmless, Dead: { } dead, FirstAttempt: { } first } && leak.Margin != first - dead ? "the margin of its leak is not the time between death and attempt"
        : null;

    private static IEnumerable<Instant> AllInstants(Story story) =>
    [
        .. story.Spans.SelectMany(span => new[] { span.From, span.To }),
        .. story.Events.Select(each => each.At), .. story.Events.Select(each => each.Until).OfType<Instant>(),
        .. story.Credentials.Select(each => each.Issued), .. story.Credentials.Select(each => each.Ended).OfType<Instant>(),
        .. story.Leaks.SelectMany(leak => new[] { leak.At, leak.Published, leak.FirstAttempt, leak.Success, leak.Noticed, leak.Effective, leak.Dead }).OfType<Instant>(),
        .. story.Leaks.SelectMany(leak => leak.Containments).Select(each => each.Raised),
        .. story.Request is { } request ? [request.Drafted] : Array.Empty<Instant>(),
    ];

    private static bool IsSpeakable(Instant at) => at >= FirstSpeakable && at <= LastSpeakable;

    private static bool IsId(string id) => id.Length == IdLength && id.All(char.IsAsciiHexDigitLower);
}
