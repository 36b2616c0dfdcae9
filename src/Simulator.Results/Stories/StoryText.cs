using System.Text;

namespace Simulator.Results;

/// <summary>A story for a terminal: a title, its sentences wrapped to the width, its time line.</summary>
public static class StoryText
{
    /// <summary>The story as lines, LF after each; no colour, no control characters.</summary>
    /// <param name="story">The story.</param>
    /// <param name="zone">The zone whose wall clock is told, an IANA name; UTC when it is not known.</param>
    /// <param name="width">Columns of the terminal; taken as <see cref="TimeLineText.MinimumWidth"/> to <see cref="TimeLineText.MaximumWidth"/>.</param>
    /// <param name="ascii">Whether to do with ASCII alone.</param>
    public static string Write(Story story, string zone, int width, bool ascii)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(zone);
        width = Math.Clamp(width, TimeLineText.MinimumWidth, TimeLineText.MaximumWidth);
        var text = new StringBuilder();
        Append(text, StoryWords.Title(story), width, ascii);
        var rank = StoryWords.Rank(story);
        if (rank.Length > 0)
        {
            Append(text, rank, width, ascii);
        }

        foreach (var paragraph in StoryWords.Tell(story, zone))
        {
            text.Append('\n');
            Append(text, paragraph, width, ascii);
        }

        return text.Append('\n').Append(TimeLineText.Draw(story, zone, width, ascii)).ToString();
    }

    /// <summary>Words in lines no wider than the terminal; a word that is wider has a line of its own.</summary>
    private static void Append(StringBuilder text, string paragraph, int width, bool ascii)
    {
        var column = 0;
        foreach (var word in Words(ascii ? ColumnText.ToAscii(paragraph) : paragraph))
        {
            var length = ColumnText.Width(word);
            if (column > 0 && column + 1 + length > width)
            {
                text.Append('\n');
                column = 0;
            }

            text.Append(column > 0 ? " " : string.Empty).Append(word);
            column += length + (column > 0 ? 1 : 0);
        }

        text.Append('\n');
    }

    /// <summary>The words of a paragraph, a number with its unit as one: "5 ms" is not torn apart.</summary>
    private static List<string> Words(string paragraph)
    {
        var words = new List<string>();
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (words.Count > 0 && char.IsAsciiDigit(words[^1][^1]) && word.TrimEnd('.', ',', ';', ':', ')') is "ms" or "s" or "min" or "h" or "d" or "%")
            {
                words[^1] += " " + word;
            }
            else
            {
                words.Add(word);
            }
        }

        return words;
    }
}
