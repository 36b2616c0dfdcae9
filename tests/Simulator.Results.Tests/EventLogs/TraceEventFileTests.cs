using System.Text.Json;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Results.Tests.EventLogs;

/// <summary>Files in the Trace Event Format.</summary>
public class TraceEventFileTests
{
    private static readonly Instant Origin = new(1_772_409_600_000_000);

    [Fact]
    public void Events_have_the_members_that_the_format_asks_for()
    {
        var events = Events(file =>
        {
            file.Process(10, "desk", 1);
            file.Thread(10, 7, "Ada", 2);
            file.Begin(10, 7, At(60), "refund", "review", TraceArgument.Of("request", "00aa"));
            file.End(10, 7, At(120), TraceArgument.Of("verdict", "approved"));
            file.BeginAsync(2, "0x1", At(0), "refund", "request");
            file.InstantAsync(2, "0x1", At(30), "policy: auto", "request");
            file.EndAsync(2, "0x1", At(125));
            file.Mark(1, At(90), "leak", "leak");
            file.Counter(10, At(60), "backlog", TraceArgument.Of("waiting", 1), TraceArgument.Of("in review", 2));
        });
        Assert.Equal(
            [
                """{"ph":"M","pid":10,"tid":0,"ts":0,"name":"process_name","args":{"name":"desk"}}""",
                """{"ph":"M","pid":10,"tid":0,"ts":0,"name":"process_sort_index","args":{"sort_index":1}}""",
                """{"ph":"M","pid":10,"tid":7,"ts":0,"name":"thread_name","args":{"name":"Ada"}}""",
                """{"ph":"M","pid":10,"tid":7,"ts":0,"name":"thread_sort_index","args":{"sort_index":2}}""",
                """{"ph":"B","pid":10,"tid":7,"ts":60000000,"name":"refund","cat":"review","args":{"request":"00aa"}}""",
                """{"ph":"E","pid":10,"tid":7,"ts":120000000,"name":"refund","args":{"verdict":"approved"}}""",
                """{"ph":"b","pid":2,"tid":0,"ts":0,"name":"refund","cat":"request","id":"0x1"}""",
                """{"ph":"n","pid":2,"tid":0,"ts":30000000,"name":"policy: auto","cat":"request","id":"0x1"}""",
                """{"ph":"e","pid":2,"tid":0,"ts":125000000,"name":"refund","cat":"request","id":"0x1"}""",
                """{"ph":"i","pid":1,"tid":0,"ts":90000000,"name":"leak","cat":"leak","s":"p"}""",
                """{"ph":"C","pid":10,"tid":0,"ts":60000000,"name":"backlog","args":{"waiting":1,"in review":2}}""",
            ],
            events.Select(each => each.GetRawText()));
    }

    [Fact]
    public void What_is_open_at_the_end_is_ended_from_the_inside_out()
    {
        var events = Events(file =>
        {
            file.Begin(10, 1, At(0), "outer", "x");
            file.Begin(10, 1, At(1), "inner", "x");
            file.BeginAsync(2, "b", At(0), "whole", "x");
            file.BeginAsync(2, "b", At(1), "stage", "x");
            file.Mark(1, At(9), "last", "x");
        });
        Assert.Equal(
            ["E inner 9000000", "E outer 9000000", "e stage 9000000", "e whole 9000000"],
            events.Skip(5).Select(each => $"{each.GetProperty("ph").GetString()} {each.GetProperty("name").GetString()} {each.GetProperty("ts").GetInt64()}"));
    }

    [Fact]
    public void Ending_what_was_never_begun_is_a_defect_of_the_caller()
    {
        using var file = new TraceEventFile(Stream.Null, Origin);
        Assert.Throws<InvalidOperationException>(() => file.End(1, 1, At(0)));
        Assert.Throws<InvalidOperationException>(() => file.EndAsync(1, "x", At(0)));
    }

    [Fact]
    public void Hostile_names_stay_text_and_numbers_stay_json()
    {
        var events = Events(file =>
        {
            file.Process(1, Hostile.Text + "\u0007\uD800", 1);
            file.Counter(1, At(0), "count", TraceArgument.Of("nothing", double.NaN), TraceArgument.Of("all", double.PositiveInfinity));
        });
        Assert.Equal(SafeText.Clean(Hostile.Text + "\u0007\uFFFD"), events[0].GetProperty("args").GetProperty("name").GetString());
        Assert.Equal("undefined", events[2].GetProperty("args").GetProperty("nothing").GetString());
        Assert.Equal("not reached", events[2].GetProperty("args").GetProperty("all").GetString());
    }

    [Fact]
    public void The_file_reaches_the_stream_as_it_is_written()
    {
        using var stream = new MemoryStream();
        using var file = new TraceEventFile(stream, Origin);
        for (var index = 0; index < 2_000; index++)
        {
            file.Mark(1, At(index), "something happened", "x");
        }

        Assert.InRange(stream.Length, 50_000, long.MaxValue);
    }

    [Fact]
    public void A_file_that_was_given_up_is_no_valid_json()
    {
        using var stream = new MemoryStream();
        using (var file = new TraceEventFile(stream, Origin))
        {
            file.Mark(1, At(0), "x", "x");
        }

        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(stream.ToArray()));
    }

    private static Instant At(double seconds) => Origin + Duration.FromSeconds(seconds);

    private static JsonElement[] Events(Action<TraceEventFile> write)
    {
        using var stream = new MemoryStream();
        using var file = new TraceEventFile(stream, Origin, TraceArgument.Of("scenario", "x"));
        write(file);
        file.Complete();
        file.Complete();
        using var document = JsonDocument.Parse(stream.ToArray());
        Assert.Equal("ms", document.RootElement.GetProperty("displayTimeUnit").GetString());
        Assert.Equal("2026-03-02T00:00:00Z", document.RootElement.GetProperty("otherData").GetProperty("origin").GetString());
        return [.. document.RootElement.GetProperty("traceEvents").EnumerateArray().Select(each => each.Clone())];
    }
}
