using System.Globalization;
using Simulator.Time;

namespace Simulator.Results;

/// <summary>Tells a story in plain sentences: the same words in every culture, names from scenarios made harmless.</summary>
public static class StoryWords
{
    /// <summary>The story as paragraphs of whole sentences, each one line; escaping for Markdown or HTML is left to the format.</summary>
    /// <param name="story">The story.</param>
    /// <param name="zone">The zone whose wall clock is told, an IANA name; UTC when it is not known.</param>
    public static IReadOnlyList<string> Tell(Story story, string zone)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(zone);
        var safe = SafeStory.Clean(story);
        var clock = new StoryClock(zone);
        var leaks = safe.Leaks.Select(leak => (Func<string>)(() => LeakWords.Tell(leak, safe, clock)));
        Func<string>[] told = safe.Request is not { } request ? [.. leaks]
            : request.IsContainment ? [.. leaks, () => Course(safe, request, clock), () => Sum(safe, request)] // the leak comes before what contains it
            : [() => Course(safe, request, clock), .. leaks, () => Sum(safe, request)];
        return [.. told.Select(tell => tell()).Concat(safe.Notes).Where(paragraph => paragraph.Length > 0)]; // in order: a date is told where it changes
    }

    /// <summary>One line that says which story this is, such as "Request 1004000000000007 of replication 3: Rotate the key in ledger-api".</summary>
    public static string Title(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var safe = SafeStory.Clean(story);
        var about = safe.Request is { } request ? $"Request {request.Id}" : $"Leak {safe.Leaks[0].Id}";
        var what = safe.Request?.Title ?? safe.Leaks[0].Source;
        return string.Create(CultureInfo.InvariantCulture, $"{about} of replication {safe.Replication}: {what}");
    }

    /// <summary>What the story was chosen for, such as "1st by time in gates: 4 h 12 min"; empty when it was asked for by its id.</summary>
    public static string Rank(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        if (story.Rank is not { } rank)
        {
            return string.Empty;
        }

        var value = rank.Unit == "min" ? StoryClock.Length(Duration.FromMinutes(rank.Value)) : HumanText.Value(rank.Value, SafeText.Clean(rank.Unit));
        return string.Create(CultureInfo.InvariantCulture, $"number {rank.Place} by {SafeText.Clean(rank.Measure)}: {value}");
    }

    private static string Course(Story story, StoryRequest request, StoryClock clock)
    {
        var sentences = new List<string> { Opening(request, clock) };
        var course = new CourseWords(story, clock);
        sentences.AddRange(course.Tell());
        if (request.End == StoryEnd.Open)
        {
            sentences.Add(story.Spans.Count > 0
                ? $"It {StateWords.Of(StoryEnd.Open)}, {clock.InSentence(story.Spans[^1].To)}."
                : $"It {StateWords.Of(StoryEnd.Open)}.");
        }

        sentences.AddRange(Credentials(story, clock));
        sentences.AddRange(course.Consequences());
        return string.Join(' ', sentences);
    }

    private static string Opening(StoryRequest request, StoryClock clock)
    {
        var who = request.ByAssistant ? "the assistant proposed to" : "a person asked to";
        var confidence = request.Confidence is { } share
            ? string.Create(CultureInfo.InvariantCulture, $" It gave itself a confidence of {Math.Floor(share * 100) / 100:0.00}.")
            : string.Empty;
        var truth = request.IsWrong ? " In truth it was wrong, which nobody knew." : string.Empty;
        var purpose = request.IsContainment ? ", to contain the leak" : string.Empty;
        return $"{clock.At(request.Drafted)} {who} {StateWords.InSentence(request.Title)}{purpose}, on behalf of {request.RunOwner} (class {StateWords.Words(request.Class)}).{confidence}{truth}";
    }

    private static IEnumerable<string> Credentials(Story story, StoryClock clock) => story.Credentials
        .GroupBy(life => life.Credential)
        .Select(lives => lives.ToArray())
        .Select(lives => $"Its {lives[0].Credential} credential was issued {clock.InSentence(lives[0].Issued)}{Renewals(lives.Length - 1)} and {End(lives, clock)}.");

    private static string End(StoryCredential[] lives, StoryClock clock) => lives[^1].Ended is { } ended
        ? $"{(lives[^1].How == "expired" ? "expired" : "was revoked")} {clock.InSentence(ended)}, after {StoryClock.Length(ended - lives[0].Issued)}"
        : "was alive to the end of the simulation";

    private static string Renewals(int count) => count switch
    {
        0 => string.Empty,
        1 => ", renewed once",
        _ => string.Create(CultureInfo.InvariantCulture, $", renewed {count} times"),
    };

    private static string Sum(Story story, StoryRequest request)
    {
        if (story.Spans.Count == 0)
        {
            return string.Empty;
        }

        var last = request.End switch
        {
            StoryEnd.Executed => "its execution",
            StoryEnd.Open => "the end of the simulation",
            _ => "its end",
        };
        var gates = story.Totals.InGates > Duration.Zero && story.Totals.InGates < story.Totals.Whole ? $" {StoryClock.Length(story.Totals.InGates)} of it were spent in gates." : string.Empty;
        return $"From its draft to {last} it took {StoryClock.Length(story.Totals.Whole)}: {StateWords.Sums(story.Totals.Parts)}.{gates}";
    }
}
