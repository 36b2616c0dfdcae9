using System.Text;

namespace Simulator.Scenarios.Tests;

public sealed class HostileInputTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scenarios-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_missing_file_is_an_error() =>
        Assert.Equal(["nowhere/x.json: there is no such file; check the path"], Texts.Lines(ScenarioLoader.Load("nowhere/x.json", ScenarioOverrides.None)));

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_path_that_is_none_is_an_error(string path) =>
        Assert.EndsWith(": there is no such file; check the path", Assert.Single(Texts.Lines(ScenarioLoader.Load(path, ScenarioOverrides.None))), StringComparison.Ordinal);

    [Fact]
    public void A_folder_is_an_error() =>
        Assert.Equal([$"{folder.FullName}: this is a folder; name a scenario file in it"], Texts.Lines(ScenarioLoader.Load(folder.FullName, ScenarioOverrides.None)));

    [Fact]
    public void An_unreadable_file_is_an_error()
    {
        var file = Write(Encoding.UTF8.GetBytes(Texts.Minimal));
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(file, UnixFileMode.None);
        var result = ScenarioLoader.Load(file, ScenarioOverrides.None);
        // A superuser may read everything: then the file is as good as any.
        Assert.True(result.IsValid || Texts.Lines(result).SequenceEqual([$"{file}: the file may not be read; check its permissions"]));
    }

    [Fact]
    public void A_locked_file_is_an_error()
    {
        var file = Write(Encoding.UTF8.GetBytes(Texts.Minimal));
        using var locked = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal([$"{file}: the file cannot be read; check the path and the disk"], Texts.Lines(ScenarioLoader.Load(file, ScenarioOverrides.None)));
    }

    [Fact]
    public void A_file_of_ten_megabytes_is_an_error()
    {
        var file = Write(new byte[10_000_000]);

        Assert.Equal([$"{file}: the file is larger than 8 MiB; is this the right file?"], Texts.Lines(ScenarioLoader.Load(file, ScenarioOverrides.None)));
    }

    [Fact]
    public void A_file_of_exactly_eight_mebibytes_is_read()
    {
        var text = Texts.Minimal.PadRight(8 * 1024 * 1024);

        Assert.True(ScenarioLoader.Load(Write(Encoding.UTF8.GetBytes(text)), ScenarioOverrides.None).IsValid);
        Assert.False(ScenarioLoader.Load(Write(Encoding.UTF8.GetBytes(text + " ")), ScenarioOverrides.None).IsValid);
    }

    [Fact]
    public void A_large_file_may_be_large_only_for_its_texts()
    {
        var many = $$"""{ "x": [{{string.Join(',', Enumerable.Repeat("1", 600_000))}}] }""";

        Assert.Equal(
            ["case.json:1:1: the file holds more values than 1 MiB of them; only the times of traces may be longer"], Texts.Lines(Texts.Load(many)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \r\n\t ")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_an_error(string text)
    {
        var file = Write(Encoding.UTF8.GetBytes(text));

        Assert.Equal([$"{file}:1:1: the file is empty; write a scenario; the shipped ones are examples"], Texts.Lines(ScenarioLoader.Load(file, ScenarioOverrides.None)));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("iso-8859-1")]
    public void Other_encodings_than_utf_8_are_errors(string encoding)
    {
        var bytes = Encoding.GetEncoding(encoding);
        var file = Write([.. bytes.GetPreamble(), .. bytes.GetBytes(Texts.Minimal.Replace("desk", "d\u00e9sk", StringComparison.Ordinal))]);

        Assert.Equal([$"{file}:1:1: the file is not UTF-8 text; save it as UTF-8"], Texts.Lines(ScenarioLoader.Load(file, ScenarioOverrides.None)));
    }

    [Fact]
    public void A_byte_order_mark_is_allowed_and_counts_no_column()
    {
        byte[] mark = [0xEF, 0xBB, 0xBF];
        Assert.True(ScenarioLoader.Load(Write([.. mark, .. Encoding.UTF8.GetBytes(Texts.Minimal)]), ScenarioOverrides.None).IsValid);

        var error = ScenarioLoader.Load(Write([.. mark, .. "{ \"x\": null }"u8]), ScenarioOverrides.None).Errors;
        Assert.Contains(error, one => (one.Line, one.Column, one.Problem) == (1, 8, "null is no value"));
    }

    [Fact]
    public void Columns_count_as_editors_count()
    {
        // A letter with an accent is one column, an emoji (two UTF-16 units) two, a tab one.
        var error = Assert.Single(Texts.Load("{\t\"title\": \"\u00e9\U0001F600\", \"extends\": \"minimal.json\", \"run\": { \"warmUp\": 5 } }").Errors);

        Assert.Equal((1, 65), (error.Line, error.Column));
    }

    [Fact]
    public void Lines_end_with_either_line_ending()
    {
        var error = Assert.Single(Texts.Load("{\r\n  \"extends\": \"minimal.json\",\r\n  \"run\": { \"warmUp\": 5 }\r\n}").Errors);

        Assert.Equal((3, 22), (error.Line, error.Column));
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Endless_nesting_is_an_error(char bracket)
    {
        var error = Texts.Load(bracket == '[' ? "{ \"a\": " + new string('[', 500_000) : string.Concat(Enumerable.Repeat("{\"a\":", 100_000))).Errors[^1];

        Assert.Equal("the JSON is nested more than 24 levels deep", error.Problem);
    }

    [Fact]
    public void Ten_thousand_errors_are_counted_and_fifty_listed()
    {
        var text = $"{{ \"extends\": \"minimal.json\", {string.Join(", ", Enumerable.Range(0, 10_000).Select(index => $"\"key{index}\": 1"))} }}";

        var result = Texts.Load(text);

        Assert.Equal((50, 10_000), (result.Errors.Count, result.ErrorCount));
        Assert.Null(result.Scenario);
        Assert.Equal("key0", result.Errors[0].JsonPath);
    }

    [Theory]
    [InlineData("\"x\\u001b[2J\": 1")]
    [InlineData("\"x\\u202ey\": 1")]
    [InlineData("\"x\\ny: problem\": 1")]
    [InlineData("\"\u2028\": 1")]
    public void An_error_is_one_printable_line_whatever_the_file_holds(string member)
    {
        var line = Assert.Single(Texts.Lines(Texts.Over(member)));

        Assert.DoesNotContain(line, character => char.IsControl(character) || char.GetUnicodeCategory(character) is
            System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator);
    }

    [Fact]
    public void An_error_is_one_printable_line_whatever_the_file_is_called()
    {
        var line = Assert.Single(Texts.Lines(ScenarioLoader.Parse("x", ScenarioOverrides.None, "a\nb\u001b.json")));

        Assert.StartsWith("a\\u000ab\\u001b.json:1:1: ", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Script_tags_cannot_be_names()
    {
        Assert.Equal(
            "case.json:1:45: classes['<script>alert(1)</script>']: '<script>alert(1)</script>' cannot name a class; " +
            "use letters, digits, dot, dash and underscore, at most 64, a letter or digit first and no dot last",
            Assert.Single(Texts.Lines(Texts.Over("\"classes\": { \"<script>alert(1)</script>\": { \"access\": \"read\", \"impact\": \"low\" } }")).Select(line => line.Replace(":1:43:", ":1:45:", StringComparison.Ordinal))));
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_text_of_the_program_is_replaced()
    {
        Assert.Equal("a\uFFFDb", Texts.Valid(Texts.Over("\"title\": \"a\ud800b\"")).Title);
    }

    [Fact]
    public void A_very_long_setting_is_cut_in_its_error()
    {
        var line = Assert.Single(Texts.Lines(Texts.Over("\"title\": \"x\"", "run.horizon=" + new string('9', 100_000))));

        Assert.InRange(line.Length, 1, 400);
    }

    private string Write(byte[] content)
    {
        var file = Path.Combine(folder.FullName, "scenario.json");
        File.WriteAllBytes(file, content);
        return file;
    }
}
