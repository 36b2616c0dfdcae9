using System.Text;

namespace Simulator.Governance.Tests;

/// <summary>Input that is no trail, or one made to hurt: findings with line numbers, never an exception, never unbounded memory.</summary>
public sealed class HostileTrailTests
{
    private readonly byte[] honest = Story.Write(Story.Play());

    public static TheoryData<string> Rubbish =>
    [
        "{", "}", "[]", "null", "17", "\"text\"", "{\"seq\":0", "not json", "{\"seq\":0,\"seq\":0}", "{}", "{\"record\":7}", "{\"record\":\"else\"}",
        "{\"record\":\"end\"}", "{\"record\":\"header\"}", "{\"seq\":-1}", "{\"seq\":1e3}", "{\"seq\":99999999999999999999}",
        "{\"seq\":0,\"at\":\"yesterday\"}", "{\"seq\":0,\"at\":\"2026-02-30T08:00:00.000000Z\"}", "{\"seq\":0,\"at\":\"2026-03-02T08:00:00Z\"}",
        "{\"seq\":0,\"at\":\"2026-03-02T08:00:00.000000Z\",\"fact\":\"invented\"}", "{\"seq\":0,\"at\":\"\\ud800\"}", "{\"\\ud800\":1}",
        "{\"record\":\"header\",\"format\":4}", "\u0000", "\uFEFF{}", "{\"a\":" + new string('[', 1000), string.Empty,
    ];

    [Theory]
    [MemberData(nameof(Rubbish))]
    public void Rubbish_is_a_finding_with_its_line_number(string rubbish)
    {
        var report = Forgery.Verify(Encoding.UTF8.GetBytes($"{rubbish}\n"));
        Assert.Equal(1, report.Lines);
        Assert.Null(report.Header);
        Assert.Contains(report.Findings, finding => finding is { Rule: TrailRule.Format, Line: 1 });

        var lines = new Forgery(honest).Lines;
        lines.Insert(3, rubbish);
        var inside = Forgery.Verify(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        Assert.Contains(inside.Findings, finding => finding is { Rule: TrailRule.Format, Line: 4 });
        Assert.Equal(Story.Header, inside.Header); // the rest is still read
    }

    [Fact]
    public void Nothing_at_all_has_no_end()
    {
        var report = Forgery.Verify([]);
        Assert.Equal(0, report.Lines);
        Assert.Equal([TrailRule.I24], Forgery.Rules(report));
    }

    [Fact]
    public void A_trail_cut_anywhere_is_found_and_never_crashes()
    {
        for (var length = 0; length < honest.Length; length += 53)
        {
            var report = Forgery.Verify(honest[..length]);
            Assert.False(report.IsClean);
            var isCutInLine = length > 0 && honest[length - 1] != (byte)'\n';
            Assert.Equal(isCutInLine, report.Findings.Any(finding => finding.Message.Contains("cut off", StringComparison.Ordinal) && finding.Line == report.Lines));
        }
    }

    [Fact]
    public void A_line_of_more_than_a_mebibyte_is_skipped_and_reported()
    {
        var lines = new Forgery(honest).Lines;
        lines.Insert(2, new string('x', TrailLineReader.MaximumLine + 1));
        var report = Forgery.Verify(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        var finding = Assert.Single(report.Findings);
        Assert.Equal((TrailRule.Format, 3L), (finding.Rule, finding.Line));
        Assert.Equal(lines.Count, report.Lines);
    }

    [Fact]
    public void A_line_without_end_does_not_fill_the_memory()
    {
        using var stream = new EndlessLine(64L << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var report = TrailVerifier.Verify(stream);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
        Assert.Equal(1, report.Lines);
        Assert.Equal(2, report.CountOf(TrailRule.Format)); // too long, and not ended
    }

    [Fact]
    public void Longest_allowed_line_is_still_read()
    {
        var line = $"{{\"a\":\"{new string('x', TrailLineReader.MaximumLine - 8)}\"}}";
        Assert.Equal(TrailLineReader.MaximumLine, line.Length);
        var report = Forgery.Verify(Encoding.UTF8.GetBytes($"{line}\n"));
        Assert.DoesNotContain(report.Findings, finding => finding.Message.Contains("longer", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_so_many_findings_are_kept_but_all_are_counted()
    {
        var report = Forgery.Verify(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("?\n", 3_000))));
        Assert.Equal(TrailVerifier.MaximumFindings, report.Findings.Count);
        Assert.Equal(3_000, report.CountOf(TrailRule.Format));
        Assert.Equal(6_001, report.FindingCount); // no hash in any line, and no end record
    }

    [Fact]
    public void Messages_quote_the_trail_shortened_and_without_control_characters()
    {
        var forgery = new Forgery(honest);
        forgery.Change(Story.Dual, "approved", "\"role\":\"owner\"", $"\"role\":\"\\u001b[2J{new string('y', 5_000)}\"");
        var message = Assert.Single(forgery.Rechain().Verify().Findings).Message;
        Assert.InRange(message.Length, 1, 500);
        Assert.DoesNotContain(message, char.IsControl);
        Assert.Contains("?[2Jyyy", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_no_Unicode_is_a_finding()
    {
        var tampered = (byte[])honest.Clone();
        var position = Encoding.UTF8.GetString(honest).IndexOf("class-1", StringComparison.Ordinal);
        tampered[position] = 0xFF;
        var report = Forgery.Verify(tampered);
        Assert.True(report.CountOf(TrailRule.Format) > 0);
    }

    [Fact]
    public void Every_missing_field_of_every_record_is_found()
    {
        var original = new Forgery(honest).Lines;
        var kinds = new HashSet<string>();
        for (var line = 0; line < original.Count; line++)
        {
            if (!kinds.Add(original[line].Split("\"fact\":")[^1].Split(',')[0]))
            {
                continue; // one record of each kind will do
            }

            foreach (var field in FieldsOf(original[line]))
            {
                var forgery = new Forgery(honest);
                forgery.Lines[line] = Without(forgery.Lines[line], field);
                var rules = Forgery.Rules(forgery.Rechain().Verify());
                Assert.True(rules.Length > 0, $"Line {line + 1} without '{field}' passes.");
            }
        }
    }

    /// <summary>The fields that a record must have; some facts carry more for readers than the rules need.</summary>
    private static IEnumerable<string> FieldsOf(string line)
    {
        using var json = System.Text.Json.JsonDocument.Parse(line);
        string[] unneeded = ["prev", "hash", "pools", "by", "default_deny", "expires", "issued", "round", "executed_low"];
        var isEndOfLife = line.Contains("\"fact\":\"credential_expired\"", StringComparison.Ordinal)
            || line.Contains("\"fact\":\"credential_revoked\"", StringComparison.Ordinal);
        string[] known = isEndOfLife ? ["ttl_us", "ends", "revoke_on_completion", "revoke_delay_us"] : []; // as told at the issue
        return [.. json.RootElement.EnumerateObject().Select(property => property.Name).Where(name => !unneeded.Contains(name) && !known.Contains(name))];
    }

    private static string Without(string line, string field)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(line)!.AsObject();
        node.Remove(field);
        return node.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>A stream of one letter that would fill any buffer.</summary>
    private sealed class EndlessLine(long length) : Stream
    {
        private long left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, left);
            buffer.AsSpan(offset, read).Fill((byte)'x');
            left -= read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
