using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Simulator.Governance.Tests;

/// <summary>Records whose hashes hold but whose values are of any kind at any depth: the verifier reads on, whatever they are.</summary>
public sealed class MalformedFieldTests
{
    private static readonly string[] Values =
    [
        "null", "true", "-1", "3", "1e400", "0.5", "99999999999999999999999", "9223372036854775807", "\"\"", "\"dual\"",
        "\"9999-12-31T23:59:59.999999Z\"", "\"ffffffffffffffffffffffffffffffff\"", "\"ffffffffffffffff\"", "[]", "[null]", "[[]]", "[\"rbac\",\"rbac\"]",
        "{}", "{\"id\":2147483647,\"name\":\"\"}", "\"\\ud800\"",
    ];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Any_value_in_any_field_is_read_without_a_crash()
    {
        var honest = Story.Write(Story.Play());
        var kinds = new HashSet<string>();
        var (cases, found) = (0, 0);
        for (var line = 0; line < new Forgery(honest).Lines.Count; line++)
        {
            var text = new Forgery(honest).Lines[line];
            if (!kinds.Add(text.Split("\"fact\":")[^1].Split(',')[0]))
            {
                continue;
            }

            var untouched = new Forgery(honest);
            untouched.Lines[line] = JsonNode.Parse(text)!.ToJsonString(Plain);
            Assert.True(untouched.Rechain().Verify().IsClean); // so what is found below comes from the value
            var fields = Count(JsonNode.Parse(text)!);
            for (var field = 0; field < fields; field++)
            {
                // Two of the values for each field; over all records every value meets every kind of field.
                foreach (var value in new[] { Values[(field + line) % Values.Length], Values[(field + line + 7) % Values.Length] })
                {
                    var forgery = new Forgery(honest);
                    forgery.Lines[line] = Replace(text, field, value);
                    found += forgery.Rechain().Verify().IsClean ? 0 : 1;
                    cases++;
                }
            }
        }

        Assert.InRange(cases, 500, 5_000);
        Assert.InRange(found, cases * 3 / 4, cases); // the rest are fields for readers only, or values that happen to be in order
    }

    [Fact]
    public void Any_record_made_hundreds_of_times_costs_no_unbounded_memory()
    {
        foreach (var fact in new[] { "approved", "review_started", "policy_evaluated", "authorised", "credential_issued" })
        {
            var forgery = new Forgery();
            var line = forgery.Find(Story.Dual, fact);
            forgery.Lines.InsertRange(line, Enumerable.Repeat(forgery.Lines[line], 2_000));
            var report = forgery.Renumber().Rechain().Verify();
            Assert.False(report.IsClean);
            Assert.InRange(report.Findings.Count, 1, TrailVerifier.MaximumFindings);
        }
    }

    private static int Count(JsonNode? node) => node switch
    {
        JsonObject fields => fields.Sum(field => 1 + Count(field.Value)),
        JsonArray items => items.Sum(item => 1 + Count(item)),
        _ => 0,
    };

    private static string Replace(string text, int field, string value)
    {
        var root = JsonNode.Parse(text)!;
        const string mark = "\u0001here\u0001";
        _ = Mark(root, field, mark);
        return root.ToJsonString(Plain).Replace("\"\\u0001here\\u0001\"", value, StringComparison.Ordinal);
    }

    /// <summary>Replaces the n-th value below a node, in depth-first order.</summary>
    /// <returns>How many are still to be passed; negative when it was replaced.</returns>
    private static int Mark(JsonNode? node, int left, string mark)
    {
        if (node is JsonObject fields)
        {
            foreach (var name in fields.Select(field => field.Key).ToList())
            {
                if (left-- == 0)
                {
                    fields[name] = mark;
                    return -1;
                }

                left = Mark(fields[name], left, mark);
                if (left < 0)
                {
                    return left;
                }
            }
        }
        else if (node is JsonArray items)
        {
            for (var index = 0; index < items.Count; index++)
            {
                if (left-- == 0)
                {
                    items[index] = mark;
                    return -1;
                }

                left = Mark(items[index], left, mark);
                if (left < 0)
                {
                    return left;
                }
            }
        }

        return left;
    }
}
