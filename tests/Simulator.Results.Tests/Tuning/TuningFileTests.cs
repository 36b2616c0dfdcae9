using System.Text;
using System.Text.Json;
using Simulator.Results;

namespace Simulator.Results.Tests.Tuning;

public class TuningFileTests
{
    [Fact]
    public void A_result_reads_back_to_the_same_bytes()
    {
        var bytes = TuningFile.Write(SampleTuning.Create());
        var again = TuningFile.Parse(bytes, "tuning.json");
        Assert.Equal(bytes, TuningFile.Write(again));
        Assert.Equal(6, again.Chosen);
        Assert.Equal(double.PositiveInfinity, again.Finalists[0].Box[1].High);
        Assert.Equal(ulong.MaxValue, again.Identity.Seed);
        Assert.True(again.Map[2].EliminatedBy == 6);
        Assert.Equal("85%", again.ChosenFinalist()!.Values[0]);
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2", "newer")]
    [InlineData("simulator-tuning", "simulator-summary", "not a simulator-tuning file")]
    [InlineData("\"recommended\"", "\"maybe\"", "a value is missing, unknown")]
    [InlineData("\"outcome\":", "\"outcome2\":", "a value is missing, unknown")]
    [InlineData("\"chosen\": 6", "\"chosen\": 5", "the chosen setting was not confirmed")]
    [InlineData("\"chosen\": 6", "\"chosen\": 6.5", "a value is missing, unknown")]
    [InlineData("\"verdict\": \"pass\"", "\"verdict\": \"fail\"", "does not keep every limit")]
    [InlineData("\"levels\":[0,0,1]", "\"levels\":[0,0,2]", "lies outside the values of its keys")]
    [InlineData("\"number\":3,", "\"number\":4,", "not in the order of its numbers")]
    [InlineData("\"eliminatedBy\":6", "\"eliminatedBy\":99", "eliminated by one that is not in the map")]
    [InlineData("\"settings\": 8", "\"settings\": 9", "as many settings as the account says")]
    [InlineData("\"zone\": 1.5", "\"zone\": 0", "zone is not above 0")]
    public void A_file_that_was_changed_is_refused_in_one_line(string from, string to, string expected)
    {
        var text = Encoding.UTF8.GetString(TuningFile.Write(SampleTuning.Create()));
        Assert.Contains(from, text, StringComparison.Ordinal);
        var refused = Assert.Throws<InvalidResultException>(() => TuningFile.Parse(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)), "tuning.json"));
        Assert.StartsWith("tuning.json: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void A_file_that_was_cut_off_is_refused()
    {
        var bytes = TuningFile.Write(SampleTuning.Create());
        Assert.Throws<InvalidResultException>(() => TuningFile.Parse(bytes.AsSpan(0, bytes.Length / 2), "tuning.json"));
    }

    [Fact]
    public void A_result_that_contradicts_itself_is_not_written() =>
        Assert.Throws<ArgumentException>(() => TuningFile.Write(SampleTuning.Create() with { Chosen = 3 }));

    [Fact]
    public void The_overlay_sets_the_chosen_values_and_nothing_else()
    {
        using var overlay = JsonDocument.Parse(TuningOverlay.Write(SampleTuning.Create(), "../baseline.json"));
        var root = overlay.RootElement;
        Assert.Equal(["version", "extends", "title", "description", "policy", "pools", "classes"], root.EnumerateObject().Select(member => member.Name));
        Assert.Equal("../baseline.json", root.GetProperty("extends").GetString());
        Assert.Equal("85%", root.GetProperty("policy").GetProperty("threshold").GetString());
        Assert.Equal(5, root.GetProperty("pools").GetProperty("night.desk").GetProperty("reviewers").GetInt32());
        Assert.Equal("15m", root.GetProperty("classes").GetProperty("refund").GetProperty("credential").GetProperty("ttl").GetString());
    }

    [Fact]
    public void The_answer_is_a_sentence_for_each_outcome()
    {
        Assert.Equal(
            "Set policy.threshold to 85%, pools['night.desk'].reviewers to 5 and classes.refund.credential.ttl to 15m: X2 wrong-action exposure, per 1,000 root requests is then 10.5 severity min (9.5 to 11.5), and approval latency, 95th percentile, class refund keeps its limit of at most 45 min with 38.1 min (256 fresh replications).",
            SampleTuning.Create().Answer);
        Assert.Equal(
            "None of the 8 settings tried keeps every limit; the nearest is policy.threshold 85%, pools['night.desk'].reviewers 5 and classes.refund.credential.ttl 15m, with approval latency, 95th percentile, class refund at 1 h 1 min against at most 45 min (256 fresh replications).",
            SampleTuning.Create(TuningOutcome.NoFeasibleSetting).Answer);
        Assert.EndsWith("38.1 min against at most 45 min (256 fresh replications); about 900 replications would settle it.", SampleTuning.Create(TuningOutcome.Inconclusive).Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy.threshold", "policy|threshold")]
    [InlineData("classes['a.b'].credential.ttl", "classes|a.b|credential|ttl")]
    [InlineData("['x']", "x")]
    public void Paths_are_read_as_they_are_set(string path, string parts)
    {
        Assert.Equal(parts, string.Join('|', KeyPath.Parse(path)));
        Assert.Equal(KeyPath.Parse(path), KeyPath.Parse(KeyPath.Of(KeyPath.Parse(path))));
    }
}
