using Simulator.Time;

namespace Simulator.Results;

/// <summary>One lane of a time line.</summary>
internal sealed class Lane
{
    private readonly List<(Instant From, Instant? To, char Fill)> bars = [];
    private readonly List<(Instant At, char Mark)> marks = [];

    public required string Label { get; init; }

    /// <summary>What stands behind the lane; empty for nothing.</summary>
    public string Sum { get; set; } = string.Empty;

    /// <summary>What stands at the right end when something lies beyond it.</summary>
    public required char More { get; init; }

    /// <summary>Adds a bar; without an end it goes on beyond the axis.</summary>
    public void Bar(Instant from, Instant? to, char fill) => bars.Add((from, to, fill));

    /// <summary>Adds a mark, drawn over bars.</summary>
    public void Mark(Instant at, char mark) => marks.Add((at, mark));

    /// <summary>The lane's cells; whatever has a length takes at least one.</summary>
    public char[] Draw(TimeAxis axis)
    {
        var cells = new char[axis.Columns];
        Array.Fill(cells, ' ');
        foreach (var (from, to, fill) in bars)
        {
            var first = Math.Clamp(axis.ColumnOf(from), 0, cells.Length - 1);
            var end = to is { } at ? Math.Clamp(axis.ColumnOf(at), first + 1, cells.Length) : cells.Length;
            cells.AsSpan(first..end).Fill(fill);
            if (to is not { } last || last > axis.End)
            {
                cells[^1] = More;
            }
        }

        foreach (var (at, mark) in marks)
        {
            var column = axis.ColumnOf(at);
            cells[Math.Clamp(column, 0, cells.Length - 1)] = at > axis.End ? More : mark;
        }

        return cells;
    }
}

/// <summary>The lanes of a story.</summary>
internal static class Lanes
{
    public static IReadOnlyList<Lane> Of(Story story, bool ascii)
    {
        var more = ascii ? '>' : '→';
        var lanes = new List<Lane>();
        foreach (var spans in story.Spans.GroupBy(LabelOf, StringComparer.Ordinal)) // in the order in which they first appear
        {
            var lane = new Lane { Label = spans.Key, More = more };
            foreach (var span in spans)
            {
                lane.Bar(span.From, span.To, Fill(span.State, ascii));
            }

            lane.Sum = StoryClock.Length(StoryTotals.Of([.. spans]).Whole);
            lanes.Add(lane);
        }

        lanes.AddRange(Decisions(story, ascii, more));
        lanes.AddRange(story.Credentials.GroupBy(life => life.Credential, StringComparer.Ordinal).Select(lives => CredentialLane([.. lives], ascii, more)));
        lanes.AddRange(story.Leaks.SelectMany(leak => LeakLanes(leak, ascii, more)));
        return lanes;
    }

    private static string LabelOf(StorySpan span)
    {
        var about = span.Holder ?? (span.IsInGate ? span.Pool : null);
        return about is null ? StateWords.Label(span.State) : $"{StateWords.Label(span.State)} ({about})";
    }

    private static IEnumerable<Lane> Decisions(Story story, bool ascii, char more)
    {
        var lane = new Lane { Label = "decisions", More = more };
        var any = false;
        foreach (var each in story.Events)
        {
            char? mark = each.Kind switch
            {
                StoryEventKind.Approved => ascii ? 'y' : '✓',
                StoryEventKind.Rejected or StoryEventKind.Denied => ascii ? 'n' : '✗',
                StoryEventKind.Escalated => ascii ? '^' : '↑',
                StoryEventKind.Expired or StoryEventKind.Withdrawn or StoryEventKind.TurnedAway or StoryEventKind.ApprovedBySilence => ascii ? 'x' : '×',
                _ => null,
            };
            if (mark is { } sign)
            {
                lane.Mark(each.At, sign);
                any = true;
            }
        }

        return any ? [lane] : [];
    }

    private static Lane CredentialLane(StoryCredential[] lives, bool ascii, char more)
    {
        var lane = new Lane { Label = $"{lives[0].Credential} credential", More = more };
        foreach (var life in lives)
        {
            lane.Bar(life.Issued, life.Ended, ascii ? '-' : '━');
        }

        if (lives[^1].Ended is { } ended)
        {
            lane.Sum = StoryClock.Length(ended - lives[0].Issued);
        }

        return lane;
    }

    private static IEnumerable<Lane> LeakLanes(LeakStory leak, bool ascii, char more)
    {
        if (leak.End == LeakEnd.Harmless)
        {
            yield break;
        }

        var secret = new Lane { Label = $"leaked secret ({leak.Source})", More = more };
        secret.Bar(leak.At, leak.Dead, ascii ? '-' : '━');
        secret.Sum = leak.Dead is { } dead ? StoryClock.Length(dead - leak.At) : string.Empty;
        yield return secret;
        if (leak.FirstAttempt is { } first)
        {
            var attacker = new Lane { Label = leak.AliveAtFirstAttempt == true ? "attacker, secret alive" : "attacker, secret dead", More = more };
            attacker.Mark(first, '!');
            attacker.Sum = StoryClock.Length(first - leak.Published);
            yield return attacker;
        }
    }

    private static char Fill(StoryState state, bool ascii) => state switch
    {
        StoryState.Review => ascii ? '#' : '█',
        StoryState.SetUp => ascii ? '%' : '▓',
        StoryState.Waiting => ascii ? '=' : '▒',
        StoryState.Policy or StoryState.Issue or StoryState.Execution or StoryState.Ticketing => ascii ? '*' : '■',
        _ => ascii ? '.' : '░',
    };
}
