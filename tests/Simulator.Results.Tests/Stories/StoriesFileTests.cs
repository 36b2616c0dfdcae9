using System.Text;
using System.Text.Json.Nodes;
using Simulator.TestSupport;
using Simulator.Time;
using static Simulator.Results.Tests.Stories.SampleStories;

namespace Simulator.Results.Tests.Stories;

/// <summary>Stories as a file.</summary>
public class StoriesFileTests
{
    [Fact]
    public void Stories_survive_writing_and_reading_whatever_names_they_hold()
    {
        var bytes = StoriesFile.Write(Set(Dual(), LeakAlone(), With(Hostile.Text)));
        var read = StoriesFile.Parse(bytes, "x");
        Assert.Equal(bytes, StoriesFile.Write(read));
        Assert.Equal(ulong.MaxValue, read.Seed);
        Assert.Equal(Dual().Spans, read.Stories[0].Spans);
        Assert.Equal(Dual().Credentials, read.Stories[0].Credentials);
        Assert.Equal(Dual().Request, read.Stories[0].Request);
        Assert.Equal(Dual().Events[2].Rows, read.Stories[0].Events[2].Rows);
        Assert.Equal(Duration.FromMinutes(-4), read.Stories[0].Leaks[0].Margin);
        Assert.Equal(StoryText.Write(Dual(), "UTC", 100, false), StoryText.Write(read.Stories[0], read.Zone, 100, false));
        Assert.Equal(Hostile.Text, read.Stories[2].Request!.Title);
        Assert.True(bytes.All(each => each < 128));
    }

    [Fact]
    public void The_same_stories_are_the_same_bytes_in_every_culture()
    {
        var bytes = StoriesFile.Write(Set(Dual()));
        Assert.All(Cultures.Names, culture => Assert.Equal(bytes, Cultures.Under(culture, () => StoriesFile.Write(StoriesFile.Parse(bytes, "x")))));
        Golden.Check("Simulator.Results.Tests", "Stories/stories.json", Encoding.UTF8.GetString(bytes));
    }

    [Theory]
    [InlineData("$.set.stories[0].spans[1].to", "\"2026-03-02T10:36:00Z\"", "not contiguous")]
    [InlineData("$.set.stories[0].spans[0].from", "\"2026-03-02T10:04:00Z\"", "not contiguous")]
    [InlineData("$.set.stories[0].totals.whole", "1", "totals are not the sums")]
    [InlineData("$.set.stories[0].totals.inGates", "1", "totals are not the sums")]
    [InlineData("$.set.stories[0].spans[1]", "null", "holds nothing")]
    [InlineData("$.set.stories[0]", "null", "holds nothing")]
    [InlineData("$.set.stories[0].events[2].rows[0]", "null", "holds nothing")]
    [InlineData("$.set.stories[0].spans", "null", "wrong kind")]
    [InlineData("$.set.stories[0].spans[0].state", "7", "wrong kind")]
    [InlineData("$.set.stories[0].spans[0].state", "\"asleep\"", "wrong kind")]
    [InlineData("$.set.stories[0].spans[0].from", "\"2026-03-02T11:05:00+01:00\"", "wrong kind")]
    [InlineData("$.set.stories[0].spans[0].from", "\"9999-03-02T11:05:00Z\"", "outside the years")]
    [InlineData("$.set.stories[0].request.id", "\"12\"", "16 hexadecimal digits")]
    [InlineData("$.set.stories[0].request.confidence", "1.5", "no share")]
    [InlineData("$.set.stories[0].request", "null", "about no request")]
    [InlineData("$.set.stories[0].replication", "-1", "negative")]
    [InlineData("$.set.stories[0].events[3].at", "\"2026-03-01T00:00:00Z\"", "not in order")]
    [InlineData("$.set.stories[0].leaks[0].margin", "0", "margin")]
    [InlineData("$.set.stories[0].leaks[0].aliveAtFirstAttempt", "null", "neither alive nor dead")]
    [InlineData("$.set.stories[0].leaks[0].published", "\"2026-03-01T00:00:00Z\"", "runs backwards")]
    [InlineData("$.set.zone", "\"Nowhere/Else\"", "zone")]
    [InlineData("$.version", "2", "newer")]
    [InlineData("$.schema", "\"simulator-summary\"", "not a simulator-stories file")]
    public void A_file_that_contradicts_itself_is_refused_with_one_line(string path, string value, string says)
    {
        var root = JsonNode.Parse(StoriesFile.Write(Set(Dual())))!;
        Replace(root, path, JsonNode.Parse(value));
        var error = Assert.Throws<InvalidResultException>(() => StoriesFile.Parse(Encoding.UTF8.GetBytes(root.ToJsonString()), "x"));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void An_unknown_member_is_refused()
    {
        var root = JsonNode.Parse(StoriesFile.Write(Set(Dual())))!;
        root["set"]!["stories"]![0]!["mood"] = "sad";
        Assert.Throws<InvalidResultException>(() => StoriesFile.Parse(Encoding.UTF8.GetBytes(root.ToJsonString()), "x"));
    }

    [Fact]
    public void A_story_with_a_gap_is_never_written()
    {
        var story = Dual();
        var broken = story with { Spans = [.. story.Spans.Skip(1)], Totals = StoryTotals.Of([.. story.Spans.Skip(1)]) };
        Assert.Throws<ArgumentException>(() => StoriesFile.Write(Set(broken)));
    }

    [Fact]
    public void Totals_are_exact_sums()
    {
        var totals = Dual().Totals;
        Assert.Equal(Duration.FromMinutes(67), totals.Whole);
        Assert.Equal(Duration.FromMinutes(63.95), totals.InGates);
        Assert.Equal(totals.Whole, totals.Parts.Aggregate(Duration.Zero, (sum, part) => sum + part.Length));
        Assert.Equal(
            [(StoryState.Policy, 0.05), (StoryState.OffDuty, 29.95), (StoryState.Waiting, 15), (StoryState.Review, 17), (StoryState.SetUp, 2), (StoryState.Issue, 0.5), (StoryState.Execution, 2.5)],
            totals.Parts.Select(part => (part.State, part.Length.TotalMinutes)));
    }

    private static void Replace(JsonNode root, string path, JsonNode? value)
    {
        var parts = path.Replace("]", string.Empty, StringComparison.Ordinal).Split('.', '[')[1..];
        var parent = parts[..^1].Aggregate(root, (node, part) => int.TryParse(part, out var index) ? node[index]! : node[part]!);
        if (int.TryParse(parts[^1], out var last))
        {
            parent[last] = value;
        }
        else
        {
            Assert.NotNull(parent[parts[^1]]);
            parent[parts[^1]] = value;
        }
    }
}
