using System.Text;
using System.Xml.Linq;
using Simulator.TestSupport;

namespace Simulator.Results.Tests.EventLogs;

/// <summary>Trails as event logs; the trails here are written by hand, a real one is converted where the simulation is at hand.</summary>
public class XesLogTests
{
    private const string Header = """{"record":"header","format":1,"scenario":"sample","seed":18446744073709551615,"replication":3}""";
    private static readonly XNamespace Space = "http://www.xes-standard.org/";

    [Fact]
    public void A_request_is_a_trace_and_a_fact_an_event()
    {
        var (log, counts) = Convert(
            Fact(0, "10:00:00", "submitted", "00aa", """, "class":"refund","origin":"ai","confidence":0.8,"containment":false,"run_owner":{"id":9,"name":"Mina"}"""),
            Fact(1, "10:00:00", "submitted", "00bb", ""),
            Fact(2, "10:00:01", "policy_evaluated", "00aa", """, "outcome":"single","rows":[{"id":"R5","reason":"x"},{"id":"R6","reason":"y"}]"""),
            Fact(3, "10:00:01", "gate_entered", "00aa", """, "gate":"approval","level":"single" """),
            Task(4, "10:00:01", "task_opened", null),
            Task(5, "10:05:00", "review_started", "Ada"),
            Task(6, "10:06:00", "handed_back", "Ada"),
            Task(7, "10:07:00", "escalated", null),
            Task(8, "10:08:00", "review_started", "Bea"),
            Task(9, "10:09:00", "review_parked", "Bea"),
            Task(10, "11:00:00", "review_resumed", "Bea"),
            Task(11, "11:05:00", "approved", "Bea"),
            Fact(12, "11:05:00", "authorised", "00aa", """, "level":"single","by":"people" """),
            Fact(13, "11:05:01", "execution_started", "00aa", ""),
            Fact(14, "11:06:00", "executed", "00aa", ""),
            Fact(15, "11:06:00", "closed", "00aa", ""),
            Fact(16, "11:07:00", "denied", "00bb", ""),
            """{"record":"gap","first":17,"last":20}""", // what a sink lost is no event
            """{"record":"end","facts":21}""");
        Assert.Equal(new XesCounts(2, 17), counts);
        var traces = log.Elements(Space + "trace").ToArray();
        Assert.Equal(["00aa", "00bb"], traces.Select(trace => Value(trace, "concept:name")));
        Assert.Equal(("refund", "ai", "0.8", "Mina"), (Value(traces[0], "class"), Value(traces[0], "origin"), Value(traces[0], "confidence"), Value(traces[0], "run_owner")));
        Assert.Equal(
            [
                "Request complete", "Policy evaluation complete", "Gate approval start", "Review as owner schedule", "Review as owner start", "Review as owner suspend",
                "Review as owner reassign", "Review as owner resume", "Review as owner suspend", "Review as owner resume", "Review as owner complete", "Authorised complete",
                "Execution start", "Execution complete", "Closed complete",
            ],
            traces[0].Elements(Space + "event").Select(each => $"{Value(each, "concept:name")} {Value(each, "lifecycle:transition")}"));
        var approved = traces[0].Elements(Space + "event").ElementAt(10);
        Assert.Equal(
            ("2026-03-02T11:05:00Z", "Bea", "owner", "desk", "approved", "approval/0"),
            (Value(approved, "time:timestamp"), Value(approved, "org:resource"), Value(approved, "org:role"), Value(approved, "org:group"), Value(approved, "decision"), Value(approved, "concept:instance")));
        Assert.Equal("R5 R6", Value(traces[0].Elements(Space + "event").ElementAt(1), "rows"));
    }

    [Fact]
    public void A_reason_is_an_attribute_and_an_outage_of_the_policy_engine_no_event()
    {
        var (log, counts) = Convert(
            """{"record":"policy_outage","from":"2026-03-02T09:00:00.000000Z","to":"2026-03-02T09:30:00.000000Z"}""",
            Fact(0, "10:00:00", "submitted", "00aa", ""),
            Fact(1, "10:09:00", "rejected", "00aa", """, "place":0,"gate":"approval","role":"owner","pool":"desk","reason_code":"over_reach" """));
        Assert.Equal(new XesCounts(1, 2), counts);
        var events = log.Element(Space + "trace")!.Elements(Space + "event").ToArray();
        Assert.Equal(("rejected", "over_reach"), (Value(events[1], "decision"), Value(events[1], "reason")));
    }

    [Fact]
    public void The_log_declares_what_its_standard_asks_for()
    {
        var (log, _) = Convert(Fact(0, "10:00:00", "submitted", "00aa", ""));
        Assert.Equal(Space + "log", log.Name);
        Assert.True(decimal.TryParse(log.Attribute("xes.version")!.Value, System.Globalization.CultureInfo.InvariantCulture, out _));
        Assert.Equal(["concept", "lifecycle", "org", "time"], log.Elements(Space + "extension").Select(each => each.Attribute("prefix")!.Value));
        Assert.Equal(["trace", "event"], log.Elements(Space + "global").Select(each => each.Attribute("scope")!.Value));
        Assert.Equal(("sample", "standard", "18446744073709551615", "3"), (Value(log, "concept:name"), Value(log, "lifecycle:model"), Value(log, "seed"), Value(log, "replication")));
        string[] order = ["extension", "global", "classifier", "string", "int", "trace"];
        Assert.Equal(order, log.Elements().Select(each => each.Name.LocalName).Aggregate(new List<string>(), (seen, name) => seen.Count > 0 && seen[^1] == name ? seen : [.. seen, name]));
    }

    [Fact]
    public void A_fact_of_a_newer_program_is_named_plainly()
    {
        var (log, _) = Convert(Fact(0, "10:00:00", "attack_seen_by_ids", "00aa", """, "class":7"""));
        var each = log.Descendants(Space + "event").Single();
        Assert.Equal(("Attack seen by ids", "unknown"), (Value(each, "concept:name"), Value(each, "lifecycle:transition")));
    }

    [Fact]
    public void Hostile_names_are_escaped_and_cleaned()
    {
        var name = Hostile.Text + "\u0000\uFFFE]]>&\"";
        var text = System.Text.Json.JsonSerializer.Serialize(name);
        var (log, _) = Convert(Fact(0, "10:00:00", "submitted", "00aa", $$""", "class":{{text}}"""));
        Assert.Equal(SafeText.Clean(name).Replace('\uFFFE', '\uFFFD'), Value(log.Element(Space + "trace")!, "class"));
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("[]", "line 1: it is no JSON object")]
    [InlineData("""{"seq":0,"fact":"submitted","at":"2026-03-02T10:00:00.000000Z","node":"00aa"}""", "line 1: it does not begin with the header")]
    [InlineData("""{"record":"header","format":99,"scenario":"x","seed":1,"replication":0}""", "line 1: it is of format 99, and this program reads 1 to ")]
    [InlineData("""{"record":"header","format":1}""", "line 1: a field of a trail is missing")]
    [InlineData(Header + "\n" + Header, "line 2: it holds a record")]
    [InlineData(Header + "\n\n{\"fact\":\"closed\"", "line 3: it is no JSON object")]
    [InlineData(Header + "\n{\"fact\":\"closed\",\"at\":\"yesterday\",\"node\":\"00aa\"}", "line 2: a field")]
    [InlineData(Header + "\n{\"fact\":7,\"at\":\"2026-03-02T10:00:00Z\",\"node\":\"00aa\"}", "line 2: a field")]
    [InlineData(Header + "\n{\"fact\":\"closed\",\"at\":\"2026-03-02T10:00:00Z\"}", "line 2: a field")]
    public void What_is_no_trail_is_refused_with_the_line(string trail, string says)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(trail));
        var error = Assert.Throws<InvalidResultException>(() => XesLog.Write(stream, Stream.Null));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_without_an_end_is_refused_before_it_fills_the_memory()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Header + "\n\"" + new string('x', 3_000_000)));
        Assert.Contains("line 2: it is longer", Assert.Throws<InvalidResultException>(() => XesLog.Write(stream, Stream.Null)).Message, StringComparison.Ordinal);
    }

    private static string Fact(int sequence, string clock, string fact, string node, string more) =>
        $$"""{"seq":{{sequence}},"at":"2026-03-02T{{clock}}.000000Z","fact":"{{fact}}","node":"{{node}}","actor":null{{more}}}""";

    private static string Task(int sequence, string clock, string fact, string? person) =>
        Fact(sequence, clock, fact, "00aa", """, "gate":"approval","place":0,"role":"owner","pool":"desk" """)
            .Replace("\"actor\":null", person is null ? "\"actor\":null" : $$"""  "actor":{"id":1,"name":"{{person}}"}""", StringComparison.Ordinal);

    private static (XElement Log, XesCounts Counts) Convert(params string[] facts)
    {
        using var trail = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', facts.Prepend(Header)) + "\n"));
        using var xes = new MemoryStream();
        var counts = XesLog.Write(trail, xes);
        return (XDocument.Parse(Encoding.UTF8.GetString(xes.ToArray())).Root!, counts);
    }

    private static string? Value(XElement parent, string key) =>
        parent.Elements().FirstOrDefault(each => each.Attribute("key")?.Value == key)?.Attribute("value")?.Value;
}
