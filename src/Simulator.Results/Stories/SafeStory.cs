namespace Simulator.Results;

/// <summary>Stories made harmless for people's eyes: what cannot be seen must not change what is read.</summary>
public static class SafeStory
{
    /// <summary>The same stories with every text cleaned, see <see cref="SafeText.Clean(string)"/>: a page built from it cannot forget one.</summary>
    public static StorySet Clean(StorySet stories)
    {
        ArgumentNullException.ThrowIfNull(stories);
        return stories with
        {
            Scenario = SafeText.Clean(stories.Scenario),
            RunId = SafeText.Clean(stories.RunId),
            Zone = SafeText.Clean(stories.Zone),
            Choice = SafeText.Clean(stories.Choice),
            Stories = [.. stories.Stories.Select(Clean)],
        };
    }

    /// <summary>The same story with every text cleaned.</summary>
    public static Story Clean(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        return story with
        {
            Rank = story.Rank is { } rank ? rank with { Measure = SafeText.Clean(rank.Measure), Unit = SafeText.Clean(rank.Unit) } : null,
            Request = story.Request is { } request ? Clean(request) : null,
            Spans = [.. story.Spans.Select(span => span with { Holder = Maybe(span.Holder), Pool = Maybe(span.Pool), Gate = Maybe(span.Gate) })],
            Events = [.. story.Events.Select(Clean)],
            Credentials = [.. story.Credentials.Select(life => life with { Credential = SafeText.Clean(life.Credential), How = Maybe(life.How) })],
            Leaks = [.. story.Leaks.Select(leak => leak with { Source = SafeText.Clean(leak.Source), Channel = SafeText.Clean(leak.Channel), Credential = Maybe(leak.Credential) })],
            Notes = [.. story.Notes.Select(SafeText.Clean)],
        };
    }

    private static StoryRequest Clean(StoryRequest request) => request with
    {
        Class = SafeText.Clean(request.Class),
        Service = SafeText.Clean(request.Service),
        Title = SafeText.Clean(request.Title),
        RunOwner = SafeText.Clean(request.RunOwner),
    };

    private static StoryEvent Clean(StoryEvent each) => each with
    {
        Person = Maybe(each.Person),
        Gate = Maybe(each.Gate),
        Role = Maybe(each.Role),
        Pool = Maybe(each.Pool),
        Credential = Maybe(each.Credential),
        Outcome = Maybe(each.Outcome),
        Rows = each.Rows is { } rows ? [.. rows.Select(row => new StoryRow(SafeText.Clean(row.Id), SafeText.Clean(row.Reason)))] : null,
        Text = Maybe(each.Text),
    };

    private static string? Maybe(string? text) => text is null ? null : SafeText.Clean(text);
}
