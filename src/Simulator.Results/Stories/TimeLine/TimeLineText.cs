using System.Text;
using Simulator.Time;

namespace Simulator.Results;

/// <summary>Draws a story on a time line for a terminal: one lane a state and holder, then the lives of credentials and secrets.</summary>
public static class TimeLineText
{
    /// <summary>The narrowest time line.</summary>
    public const int MinimumWidth = 40;

    /// <summary>The widest time line.</summary>
    public const int MaximumWidth = 400;

    private const int SumWidth = 12;

    /// <summary>The time line as lines of monospaced text, LF after each.</summary>
    /// <param name="story">The story.</param>
    /// <param name="zone">The zone whose wall clock the axis shows, an IANA name; UTC when it is not known.</param>
    /// <param name="width">Columns of the terminal; taken as <see cref="MinimumWidth"/> to <see cref="MaximumWidth"/>.</param>
    /// <param name="ascii">Whether to do with ASCII alone; otherwise block characters are used.</param>
    public static string Draw(Story story, string zone, int width, bool ascii)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(zone);
        var safe = SafeStory.Clean(story);
        var clock = new StoryClock(zone);
        var (from, to) = Extent.Of(safe);
        width = Math.Clamp(width, MinimumWidth, MaximumWidth);
        var lanes = Lanes.Of(safe, ascii);
        var labelWidth = Math.Min(width * 2 / 5, lanes.Select(lane => ColumnText.Width(lane.Label)).Append(ColumnText.Width(Heading(clock, from))).Max());
        var axis = new TimeAxis(from, to, width - labelWidth - SumWidth - 2, clock);
        var text = new StringBuilder();
        AppendAxis(text, axis, Heading(clock, from), labelWidth, ascii);
        foreach (var lane in lanes)
        {
            text.Append(ColumnText.Fit(lane.Label, labelWidth, ascii)).Append(' ');
            text.Append(lane.Draw(axis)).Append(lane.Sum.PadLeft(SumWidth + 1).TrimEnd());
            Finish(text);
        }

        return text.ToString();
    }

    private static string Heading(StoryClock clock, Instant from) => $"{clock.Date(from)}, {clock.Zone}";

    private static void AppendAxis(StringBuilder text, TimeAxis axis, string heading, int labelWidth, bool ascii)
    {
        var labels = new char[axis.Columns];
        var marks = new char[axis.Columns];
        Array.Fill(labels, ' ');
        Array.Fill(marks, ascii ? '-' : '─');
        foreach (var (column, label) in axis.Ticks())
        {
            label.CopyTo(0, labels, column, label.Length);
            marks[column] = ascii ? '+' : '┬';
        }

        text.Append(ColumnText.Fit(heading, labelWidth, ascii)).Append(' ').Append(labels);
        Finish(text);
        text.Append(' ', labelWidth + 1).Append(marks);
        Finish(text);
    }

    private static void Finish(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        text.Append('\n');
    }
}

/// <summary>Which time a story's axis covers.</summary>
internal static class Extent
{
    /// <summary>
    /// The request's own time and its races; what comes later (an attempt, the end of a credential, a rollback) is included as far as it
    /// does not make the rest small.
    /// </summary>
    public static (Instant From, Instant To) Of(Story story)
    {
        Instant[] core =
        [
            .. story.Spans.SelectMany(span => new[] { span.From, span.To }),
            .. story.Request is { } request ? [request.Drafted] : Array.Empty<Instant>(),
            .. story.Leaks.SelectMany(leak => new[] { leak.At, leak.Published, leak.Effective }).OfType<Instant>(),
        ];
        var (from, to) = (core.Min(), core.Max());
        var length = Duration.Max(to - from, Duration.FromMinutes(1));
        var patience = Duration.Max(length + length + length, Duration.FromHours(2));
        Instant[] later =
        [
            .. Within(story.Leaks.SelectMany(leak => new[] { leak.FirstAttempt, leak.Success }), to, patience),
            .. Within(story.Leaks.Select(leak => leak.Dead).Concat(story.Credentials.Select(life => life.Ended)).Concat(story.Events.Select(each => (Instant?)each.At)), to, length),
        ];
        return (from, Instant.Max(later.Append(to).Max(), from + new Duration(1)));
    }

    private static IEnumerable<Instant> Within(IEnumerable<Instant?> instants, Instant to, Duration length) =>
        instants.OfType<Instant>().Where(at => at > to && at <= to + length);
}
