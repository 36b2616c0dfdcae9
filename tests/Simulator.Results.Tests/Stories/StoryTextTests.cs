using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Results.Tests.Stories;

/// <summary>What a terminal shows of a story.</summary>
public class StoryTextTests
{
    private const string Project = "Simulator.Results.Tests";

    [Theory]
    [InlineData("story-dual.txt", 100, false)]
    [InlineData("story-dual-ascii.txt", 80, true)]
    [InlineData("story-leak.txt", 100, false)]
    public void A_story_reads_the_same_in_every_culture(string name, int width, bool ascii)
    {
        var story = name.Contains("leak", StringComparison.Ordinal) ? SampleStories.LeakAlone() : SampleStories.Dual();
        Golden.Check(Project, $"Stories/{name}", StoryText.Write(story, "UTC", width, ascii));
        foreach (var culture in Cultures.Names)
        {
            Golden.Check(Project, $"Stories/{name}", Cultures.Under(culture, () => StoryText.Write(story, "UTC", width, ascii)));
        }
    }

    [Fact]
    public void Clock_times_are_those_of_the_zone_and_name_the_date_where_it_changes()
    {
        var told = StoryWords.Tell(SampleStories.Dual(), "Asia/Kolkata");
        Assert.StartsWith("On Mon 2 Mar 2026 at 15:35 the assistant proposed to refund", told[0], StringComparison.Ordinal);
        Assert.Contains("On Wed 4 Mar 2026 at 16:42 the mistake was found", told[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_wait_is_explained_by_the_people_who_were_asked_and_not_by_others()
    {
        var told = StoryWords.Tell(SampleStories.Dual(), "UTC")[0];
        Assert.Contains("At 10:10 Chen Wei took it as owner, after 4 min 57 s. At", told, StringComparison.Ordinal); // the spans follow the other pool
        Assert.Contains("At 10:47 Ada Lovelace took it as risk, after 41 min 57 s: 29 min 57 s while nobody of the pool was on duty and 12 min in the queue", told, StringComparison.Ordinal);
        Assert.Contains("At 11:09 Björn Ångström approved it, after 9 min of review.", told, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_zone_is_told_as_utc() =>
        Assert.Equal(StoryText.Write(SampleStories.Dual(), "UTC", 90, false), StoryText.Write(SampleStories.Dual(), "Nowhere/Else", 90, false));

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(80)]
    [InlineData(133)]
    [InlineData(100_000)]
    public void No_line_of_a_time_line_is_wider_than_the_terminal(int width)
    {
        var drawn = TimeLineText.Draw(SampleStories.Dual(), "UTC", width, ascii: false);
        Assert.All(drawn.Split('\n'), line => Assert.InRange(line.Length, 0, Math.Clamp(width, TimeLineText.MinimumWidth, TimeLineText.MaximumWidth)));
    }

    [Fact]
    public void No_line_ends_between_a_number_and_its_unit()
    {
        foreach (var width in Enumerable.Range(TimeLineText.MinimumWidth, 60))
        {
            var lines = StoryText.Write(SampleStories.Dual(), "UTC", width, ascii: true).Split('\n');
            Assert.DoesNotContain(lines, line => line.Split(' ')[0].TrimEnd('.', ',', ';', ':') is "ms" or "s" or "min" or "h");
        }
    }

    [Fact]
    public void Ascii_is_ascii_whatever_the_names() =>
        Assert.True(StoryText.Write(SampleStories.With("Ünïcödé 名前 …\u202E"), "UTC", 80, ascii: true).All(char.IsAscii));

    [Fact]
    public void Wide_characters_do_not_push_lanes_out_of_line()
    {
        var lines = TimeLineText.Draw(SampleStories.With("審査"), "UTC", 80, ascii: false).Split('\n');
        var review = lines.Single(line => line.StartsWith("review", StringComparison.Ordinal)); // one lane: all holders have the same name here
        Assert.Equal(lines[1].TakeWhile(c => c == ' ').Count(), "getting into it (審査)".Length + 2 + 1);
        Assert.Equal('█', review[lines[1].TakeWhile(c => c == ' ').Count() - 2 + (int)(ColumnsOf(lines[1]) * 42 / 67.5)]);
    }

    [Fact]
    public void Hostile_names_neither_break_lines_nor_reach_the_terminal()
    {
        var told = StoryText.Write(SampleStories.With(Hostile.Text + "\u001b[31m\a\0"), "UTC", 100, ascii: false);
        Assert.DoesNotContain(told, c => char.IsControl(c) && c != '\n');
        Assert.DoesNotContain('\u202E', told);
        Assert.DoesNotContain(told.Split('\n'), line => line.StartsWith("# head", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_span_can_be_seen_however_short_it_is()
    {
        var lines = TimeLineText.Draw(SampleStories.Dual(), "UTC", 60, ascii: true).Split('\n');
        Assert.Contains(lines, line => line.StartsWith("policy", StringComparison.Ordinal) && line.Contains('*', StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("credential issue", StringComparison.Ordinal) && line.Contains('*', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.000_1, "00:00:00.000")]
    [InlineData(0.01, "00:00:00.000 00:00:00.005")]
    [InlineData(30, "00:00:00 00:00:10 00:00:20")]
    [InlineData(3_600, "00:00 00:10 00:20 00:30 00:40 00:50")]
    [InlineData(86_400, "00:00 06:00 12:00 18:00")]
    [InlineData(864_000, "2 Mar 4 Mar 6 Mar 8 Mar 10 Mar")]
    [InlineData(31_536_000, "2 Mar 1 Jun 31 Aug 30 Nov")]
    public void Ticks_are_times_a_person_would_choose(double seconds, string expected)
    {
        var axis = new TimeAxis(SampleStories.At(0), SampleStories.At(0) + Duration.FromSeconds(seconds), 48, new StoryClock("UTC"));
        Assert.StartsWith(expected, string.Join(' ', axis.Ticks().Select(tick => tick.Label)), StringComparison.Ordinal);
    }

    [Fact]
    public void Ticks_stand_at_midnights_of_the_wall_clock_across_a_change_of_clocks()
    {
        // Berlin goes to summer time on 2026-03-29 at 01:00 UTC.
        Assert.True(Instant.TryParse("2026-03-28T12:00:00Z", out var from));
        var axis = new TimeAxis(from, from + Duration.FromDays(3), 72, new StoryClock("Europe/Berlin"));
        Assert.Equal([(11, "29 Mar"), (23, "13:00"), (34, "30 Mar"), (46, "12:00"), (58, "31 Mar")], axis.Ticks());
    }

    private static int ColumnsOf(string marks) => marks.Trim().Length;
}
