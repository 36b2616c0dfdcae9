using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Simulator.Governance.Tests;

/// <summary>A forger's tools: a trail as lines to change, and a way to number and chain them anew as somebody with full access would.</summary>
internal sealed partial class Forgery
{
    private const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";

    public Forgery(byte[] trail)
    {
        Lines = [.. Encoding.UTF8.GetString(trail).TrimEnd('\n').Split('\n')];
    }

    public Forgery()
        : this(Story.Write(Story.Play()))
    {
    }

    public List<string> Lines { get; }

    /// <summary>The position of the n-th record of a fact of a node.</summary>
    public int Find(ulong node, string fact, int occurrence = 0) => Lines
        .Select((line, index) => (line, index))
        .Where(entry => entry.line.Contains($"\"fact\":\"{fact}\",\"node\":\"{new NodeId(node)}\"", StringComparison.Ordinal))
        .ElementAt(occurrence).index;

    /// <summary>Replaces a part of one record; it must be there.</summary>
    public Forgery Change(int line, string old, string changed)
    {
        Assert.Contains(old, Lines[line], StringComparison.Ordinal);
        Lines[line] = Lines[line].Replace(old, changed, StringComparison.Ordinal);
        return this;
    }

    public Forgery Change(ulong node, string fact, string old, string changed, int occurrence = 0) =>
        Change(Find(node, fact, occurrence), old, changed);

    public Forgery Drop(ulong node, string fact, int occurrence = 0)
    {
        Lines.RemoveAt(Find(node, fact, occurrence));
        return this;
    }

    /// <summary>Puts a copy of a record behind another one, as if it were about that one's request and time.</summary>
    public Forgery Copy(ulong node, string fact, ulong behindNode, string behindFact)
    {
        var target = Find(behindNode, behindFact);
        var at = AtField().Match(Lines[target]).Value;
        var copy = AtField().Replace(Lines[Find(node, fact)], at)
            .Replace(new NodeId(node).ToString(), new NodeId(behindNode).ToString(), StringComparison.Ordinal);
        Lines.Insert(target + 1, copy);
        return this;
    }

    /// <summary>Numbers the records without gaps, and corrects the end record.</summary>
    public Forgery Renumber()
    {
        var next = 0;
        for (var line = 0; line < Lines.Count; line++)
        {
            if (Lines[line].StartsWith("{\"seq\":", StringComparison.Ordinal))
            {
                Lines[line] = SequenceField().Replace(Lines[line], $"{{\"seq\":{next++},");
            }
        }

        Lines[^1] = FactsField().Replace(Lines[^1], $"\"facts\":{next},");
        return this;
    }

    /// <summary>Gives every record the hashes that belong to it now; the test's own reading of the rule, not the library's.</summary>
    public Forgery Rechain()
    {
        var previous = Zeros;
        for (var line = 0; line < Lines.Count; line++)
        {
            var body = ChainFields().Replace(Lines[line], string.Empty);
            body = $"{body},\"prev\":\"{previous}\"}}";
            previous = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(previous + body)));
            Lines[line] = $"{body[..^1]},\"hash\":\"{previous}\"}}";
        }

        return this;
    }

    public byte[] Bytes => Encoding.UTF8.GetBytes(string.Join('\n', Lines) + "\n");

    public TrailReport Verify() => Verify(Bytes);

    /// <summary>Verifies the trail as an insider would leave it, and names the rules that speak.</summary>
    public TrailRule[] RulesAfterRepair() => Rules(Renumber().Rechain().Verify());

    public static TrailRule[] Rules(TrailReport report) => [.. report.Counts.Where(count => count.Count > 0).Select(count => count.Rule)];

    public static TrailReport Verify(byte[] trail)
    {
        using var stream = new MemoryStream(trail);
        return TrailVerifier.Verify(stream);
    }

    [GeneratedRegex("^\\{\"seq\":[0-9]+,")]
    private static partial Regex SequenceField();

    [GeneratedRegex("\"facts\":[0-9]+,")]
    private static partial Regex FactsField();

    [GeneratedRegex("\"at\":\"[^\"]*\"")]
    private static partial Regex AtField();

    [GeneratedRegex(",\"prev\":\"[0-9a-f]{64}\",\"hash\":\"[0-9a-f]{64}\"\\}$")]
    private static partial Regex ChainFields();
}
