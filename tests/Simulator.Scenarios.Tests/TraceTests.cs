using System.Text;
using Simulator.Time;

namespace Simulator.Scenarios.Tests;

/// <summary>Arrivals from CSV files.</summary>
public sealed class TraceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("traces-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Durations_count_from_the_start_of_the_run() => Assert.Equal(
        Parsed("0s", "1m30s", "1m30s", "2h0.25s"), Times(Load("at\n0s\n90s\n1m30s\n2h250ms\n")));

    [Fact]
    public void Instants_keep_their_place_on_the_clock_and_earlier_ones_are_left_out() => Assert.Equal(
        Parsed("0s", "1h", "1h30m"),
        Times(Load("id,at\na,2026-03-01T23:59:59Z\nb,2026-03-02T00:00:00Z\nc,2026-03-02T02:00:00+01:00\n\"d\",\"2026-03-02T01:30:00.000000Z\"\n")));

    [Theory]
    [InlineData("at\r\n1m\r\n2m\r\n")]
    [InlineData("\uFEFFat\n1m\n2m")]
    [InlineData("note,at\n\"=cmd|' /C calc'!A0\",1m\n\"<script>\n</script>\",2m\n")]
    [InlineData("at,note\n1m,\u202eevil\u001b[2J\n\n2m,-1+1\n")]
    public void Line_endings_marks_and_what_other_cells_hold_do_not_matter(string csv) =>
        Assert.Equal(Parsed("1m", "2m"), Times(Load(csv)));

    [Fact]
    public void Another_column_may_be_named() => Assert.Equal(Parsed("5m"), Times(Load("at,opened\nx,5m\n", "\"column\": \"opened\"")));

    [Fact]
    public void A_resolved_trace_needs_no_file_and_gives_the_same_arrivals()
    {
        var first = Texts.Valid(Load("at\n2026-03-02T00:00:00.000001Z\n2026-03-02T07:00:00Z\n2026-03-02T07:00:00Z\n2026-03-09T23:59:59.999999Z\n"));
        var second = Texts.Valid(ScenarioLoader.Parse(first.ResolvedJson, ScenarioOverrides.None, "other.json"));

        Assert.Equal(first.ResolvedJson, second.ResolvedJson);
        Assert.DoesNotContain("trace.csv", first.ResolvedJson, StringComparison.Ordinal);
        Assert.Equal(4, Times(first).Count);
        Assert.Equal(Times(first), Times(second));
    }

    [Fact]
    public void A_million_rows_fit_and_one_more_does_not()
    {
        var rows = new StringBuilder("at\n");
        for (var second = 0; second < 1_000_000; second++)
        {
            rows.Append(second / 20).Append("s\n");
        }

        var first = Texts.Valid(Load(rows.ToString()));
        Assert.Equal(1_000_000, Times(first).Count);
        Assert.InRange(first.ResolvedJson.Length, 1_000_000, 1_400_000);
        var second2 = Texts.Valid(ScenarioLoader.Load(Write("resolved.json", first.ResolvedJson), ScenarioOverrides.None));
        Assert.Equal(Times(first), Times(second2));

        rows.Append("50000s\n");
        Assert.Equal(
            "case.csv:1000002:1: classes.item.arrivals.file: the trace has more than 1000000 rows; cut it, or begin a new one",
            Assert.Single(Lines(rows.ToString())).Replace(Path.Combine(folder.FullName, "trace.csv"), "case.csv", StringComparison.Ordinal));
    }

    [Fact]
    public void Times_that_would_not_fit_into_the_resolved_scenario_are_an_error()
    {
        var rows = new StringBuilder("at\n");
        long at = 1;
        for (var index = 0; index < 999_999; index++, at += 300_000_001 + index) // odd microseconds, five minutes apart: six characters each
        {
            rows.Append(at).Append("us\n");
        }

        var all = Texts.Lines(Load(rows.ToString(), more: ", \"second\": { \"arrivals\": { \"kind\": \"trace\", \"file\": \"trace.csv\" }, \"access\": \"read\", \"impact\": \"low\" }"));
        Assert.Contains(all, line => line.Contains("the times of the traces are too many to be kept in the resolved scenario", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", ":1:1: classes.item.arrivals.file: the file is empty; write a header and one row an arrival")]
    [InlineData("at\n", ":1:1: classes.item.arrivals.file: the file has a header and no rows; write one row an arrival")]
    [InlineData("att,x\n1m,2\n", ":1:1: classes.item.arrivals.file: there is no column 'at'; did you mean 'att'?")]
    [InlineData("time,x\n1m,2\n", ":1:1: classes.item.arrivals.file: there is no column 'at'; the columns here are time, x")]
    [InlineData("at,at\n1m,2m\n", ":1:1: classes.item.arrivals.file: the column 'at' is there twice; rename one of them")]
    [InlineData("at\n1m\n30s\n", ":3:1: classes.item.arrivals.file: '30s' is earlier than the row before it; sort the rows by time")]
    [InlineData("at\n1m\n2026-03-02T08:00:00Z\n", ":3:1: classes.item.arrivals.file: '2026-03-02T08:00:00Z' is an instant after durations; write all times in one way")]
    [InlineData("at\n2026-03-02T08:00:00Z\n9h\n", ":3:1: classes.item.arrivals.file: '9h' is a duration after instants; write all times in one way")]
    [InlineData("at,x\n1m,2\n3m\n", ":3:1: classes.item.arrivals.file: the record is no CSV with as many cells as the header; check its quotes and commas; a record is at most 64 KiB long")]
    [InlineData("at\n\"1m\n", ":2:1: classes.item.arrivals.file: the record is no CSV with as many cells as the header; check its quotes and commas; a record is at most 64 KiB long")]
    [InlineData("at\n2027-03-02T08:00:00Z\n", ": classes.item.arrivals: no time of the trace lies in the 1d from 2026-03-02T00:00:00Z; write the start of the run that belongs to the trace")]
    [InlineData("at\n25h\n", ": classes.item.arrivals: no time of the trace lies in the 1d from 2026-03-02T00:00:00Z; write the start of the run that belongs to the trace")]
    public void Mistakes_are_named_with_file_and_line(string csv, string expected) =>
        Assert.EndsWith(expected, Assert.Single(Lines(csv)), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("-5m")]
    [InlineData("2026-03-02")]
    [InlineData("2026-03-02T08:00:00")]
    [InlineData("2026-03-02 08:00:00Z")]
    [InlineData("1850-03-02T08:00:00Z")]
    [InlineData("99999999999999999999d")]
    [InlineData("=1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("NaN")]
    [InlineData("\u001b[2J")]
    [InlineData("\u202e1m")]
    public void What_is_no_time_is_shown_harmlessly_with_its_line(string cell)
    {
        var line = Assert.Single(Lines($"x,at\n1,1m\n2,{cell}\n"));

        Assert.Contains($"trace.csv:3:1: classes.item.arrivals.file: '", line, StringComparison.Ordinal);
        Assert.Contains("' is no time; write an instant with its offset", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, character => char.IsControl(character) || character == '\u202e');
    }

    [Fact]
    public void A_cell_of_a_megabyte_is_cut_in_its_error() =>
        Assert.InRange(Assert.Single(Lines($"at\n{new string('9', 1_000_000)}\n")).Length, 1, 500);

    [Theory]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    public void Other_encodings_are_errors(string encoding)
    {
        File.WriteAllBytes(Path.Combine(folder.FullName, "trace.csv"), Encoding.GetEncoding(encoding).GetBytes("at,caf\u00e9\n1m,x\n"));
        Assert.EndsWith("the file is not UTF-8 text; save it as UTF-8", Assert.Single(Texts.Lines(LoadScenario())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../trace.csv")]
    [InlineData("sub/../../trace.csv")]
    [InlineData("..\\\\trace.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\\\trace.csv")]
    [InlineData("")]
    [InlineData("a\\u0000b")]
    public void A_trace_lies_in_the_folder_of_the_scenario_or_below(string path)
    {
        var text = Scenario($"\"file\": \"{path}\"");
        Assert.Contains("is no path below the scenario file; copy the trace beside", Assert.Single(Texts.Lines(Texts.Load(text))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_trace_is_an_error() =>
        Assert.EndsWith("trace.csv': there is no such file; check the path", Assert.Single(Texts.Lines(LoadScenario())), StringComparison.Ordinal);

    [Fact]
    public void A_trace_is_looked_for_beside_the_file_that_names_it()
    {
        folder.CreateSubdirectory("base");
        Write("base/trace.csv", "at\n7m\n");
        Write("base/base.json", Scenario());
        var file = Write("top.json", """{ "extends": "base/base.json" }""");

        Assert.Equal(Parsed("7m"), Times(Texts.Valid(ScenarioLoader.Load(file, ScenarioOverrides.None))));
        Write("other.csv", "at\n8m\n");
        var set = new ScenarioOverrides { Set = ["classes.item.arrivals.file=other.csv"] };
        Assert.Equal(Parsed("8m"), Times(Texts.Valid(ScenarioLoader.Load(file, set))));
    }

    [Theory]
    [InlineData("\"file\": \"trace.csv\", \"times\": \"start 1m AAUK\"", "file and times do not make a trace arrival process")]
    [InlineData("\"column\": \"x\"", "column alone does not make a trace arrival process")]
    [InlineData("\"column\": \"x\", \"times\": \"start 1m AAUK\"", "column and times do not make a trace arrival process")]
    [InlineData("\"file\": 5", "5 is no text")]
    [InlineData("\"times\": \"start 1m AAU\\u0000\"", "holds no times")]
    [InlineData("\"times\": \"start 1m A\"", "holds no times")]
    [InlineData("\"times\": \"start 1m _w\"", "holds no times")]
    [InlineData("\"times\": \"start 0s AAUK\"", "holds no times")]
    [InlineData("\"times\": \"now 1m AAUK\"", "holds no times")]
    [InlineData("\"times\": \"start 36500d Ag\"", "holds no times")]
    [InlineData("\"times\": \"start 1m ________________\"", "holds no times")]
    [InlineData("\"times\": \"\"", "holds no times")]
    public void Forms_and_texts_that_make_no_trace_are_errors(string members, string expected) =>
        Assert.Contains(expected, Assert.Single(Texts.Lines(Texts.Load(Scenario(members)))), StringComparison.Ordinal);

    [Fact]
    public void The_example_of_the_times_is_right() =>
        Assert.Equal(Parsed("0s", "5m", "15m"), Times(Texts.Valid(Texts.Load(Scenario("\"times\": \"start 1m AAUK\"")))));

    private static Duration[] Parsed(params string[] texts) =>
        [.. texts.Select(text => DurationText.TryParse(text, out var value) ? value : throw new FormatException(text))];

    private static IReadOnlyList<Duration> Times(ScenarioLoadResult result) => Times(Texts.Valid(result));

    private static IReadOnlyList<Duration> Times(Scenario scenario) => Assert.IsType<Arrivals.Scripted>(scenario.Classes[0].Arrivals).At;

    private static string Scenario(string members = "\"file\": \"trace.csv\"", string more = "") => Texts.Minimal.Replace(
        """{ "kind": "poisson", "rate": "4/h" }, "access": "write", "impact": "medium" }""",
        $$"""{ "kind": "trace", {{members}} }, "access": "write", "impact": "medium" }{{more}}""", StringComparison.Ordinal);

    private ScenarioLoadResult Load(string csv, string members = "", string more = "")
    {
        Write("trace.csv", csv);
        return LoadScenario(members, more);
    }

    private ScenarioLoadResult LoadScenario(string members = "", string more = "") => ScenarioLoader.Load(
        Write("scenario.json", Scenario("\"file\": \"trace.csv\"" + (members.Length > 0 ? ", " + members : string.Empty), more)), ScenarioOverrides.None);

    private string[] Lines(string csv) => Texts.Lines(Load(csv));

    private string Write(string name, string content)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, content);
        return file;
    }
}
