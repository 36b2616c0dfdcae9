using System.Globalization;
using System.Text;
using System.Text.Json;
using Simulator.Time;

namespace Simulator.Governance.Tests;

public sealed class TrailWriterTests
{
    [Fact]
    public void Trail_starts_with_a_header_that_holds_policy_and_gates_in_full()
    {
        using var header = JsonDocument.Parse(new Forgery().Lines[0]);
        var root = header.RootElement;
        Assert.Equal("header", root.GetProperty("record").GetString());
        Assert.Equal(5, root.GetProperty("format").GetInt32());
        Assert.Equal("story", root.GetProperty("scenario").GetString());
        Assert.Equal("0123456789abcdef", root.GetProperty("scenario_digest").GetString());
        Assert.Equal(42, root.GetProperty("seed").GetInt32());
        Assert.Equal(3, root.GetProperty("replication").GetInt32());
        Assert.Equal(Story.Policy.Version, root.GetProperty("policy").GetProperty("version").GetString());
        var rows = root.GetProperty("policy").GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal(Story.Policy.Rows.Select(row => row.Id), rows.Select(row => row.GetProperty("id").GetString()));
        Assert.Equal("stop", rows[0].GetProperty("stage").GetString());
        Assert.Equal("deny", rows[0].GetProperty("outcome").GetString());
        Assert.Equal("nothing critical may hurt people", rows[0].GetProperty("reason").GetString());
        Assert.Equal("[\"safety\"]", rows[0].GetProperty("when").GetProperty("any_flag").GetRawText());
        Assert.Equal("""{"low":1,"medium":3,"high":10,"critical":30,"initial_ceiling":3}""", root.GetProperty("policy").GetProperty("chain_rule").GetRawText());
        var emergency = rows.Single(row => row.GetProperty("id").GetString() == "E1");
        Assert.Equal("""["pre_approved_playbook","second_identity"]""", emergency.GetProperty("when").GetProperty("all_signs").GetRawText());
        Assert.Equal(2, emergency.GetProperty("obligations").GetProperty("post_hoc_reviewers").GetInt32());
        Assert.Equal("""[{"name":"owners","members":[1,2,3]},{"name":"risk","members":[4,5,6]}]""", root.GetProperty("pools").GetRawText());
        var dual = root.GetProperty("gates").GetProperty("dual")[0];
        Assert.Equal("both", dual.GetProperty("name").GetString());
        Assert.True(dual.GetProperty("serial").GetBoolean());
        Assert.Equal(3_600_000_000, dual.GetProperty("request_ttl_us").GetInt64());
        Assert.Equal("risk", dual.GetProperty("factors")[1].GetProperty("pool").GetString());
    }

    [Fact]
    public void Records_say_what_a_reader_needs_to_reconstruct_the_fact()
    {
        Assert.Equal(
            """
            {"seq":4,"at":"2026-03-02T08:00:01.000000Z","fact":"submitted","node":"0000000000000002","actor":null,"class":"class-0","origin":"human","run_owner":{"id":7,"name":"Berta {prev}"},"access":"write","impact":"low","flags":[],"reversible":false,"confidence":null,"containment":false,"identity":"jit","environment":"production","signs":[],"blast_radius":1,"chain":null,"service":"service-0","digest":"0123456789abcdeffedcba9876543212"
            {"seq":5,"at":"2026-03-02T08:00:01.000000Z","fact":"policy_evaluated","node":"0000000000000002","actor":null,"policy":"risk_tiered@test","outcome":"single","default_deny":false,"rows":[{"id":"R6-final","reason":"a write that cannot be undone"}],"obligations":{"credential_ttl_us":900000000,"minimum_review_us":60000000,"approval_ttl_us":null,"factor_ttl_us":null,"sample_share":0,"post_hoc_reviewers":0,"post_hoc_within_us":null,"side":"owner"},"levels":{"level":"single","chain":"single","modifier":"single","emergency":"single"},"chain_rows":[],"new_ceiling":0,"deciding":["R6-final"],"input":{"access":"write","impact":"low","flags":[],"reversible":false,"confidence":null,"containment":false,"identity":"jit","environment":"production","signs":[],"blast_radius":1,"chain":null}
            {"seq":6,"at":"2026-03-02T08:00:01.000000Z","fact":"gate_entered","node":"0000000000000002","actor":null,"gate":"owner","gate_index":0,"level":"single","expires":"2026-03-02T09:00:01.000000Z"
            {"seq":7,"at":"2026-03-02T08:00:01.000000Z","fact":"task_opened","node":"0000000000000002","actor":null,"gate":"owner","place":0,"role":"owner","pool":"owners"
            """.ReplaceLineEndings("\n"),
            string.Join('\n', Of(Story.FinalSingle).Take(4)));
    }

    [Fact]
    public void Decisions_of_people_name_them_and_what_they_are_bound_to()
    {
        var lines = Of(Story.FinalSingle);
        Assert.Contains("\"actor\":{\"id\":1,\"name\":\"Olga \\\"O\\\" Müller\"},\"gate\":\"owner\",\"place\":0,\"role\":\"owner\",\"pool\":\"owners\"", lines[4], StringComparison.Ordinal);
        Assert.Contains("\"fact\":\"approved\"", lines[5], StringComparison.Ordinal);
        Assert.EndsWith("\"pool\":\"owners\",\"digest\":\"0123456789abcdeffedcba9876543212\"", lines[5], StringComparison.Ordinal);
        Assert.EndsWith("\"level\":\"single\",\"by\":\"people\"", lines[6], StringComparison.Ordinal);
        Assert.EndsWith(
            "\"component\":\"executor\",\"ttl_us\":900000000,\"issued\":\"2026-03-02T08:06:04.000000Z\",\"ends\":\"2026-03-02T08:21:04.000000Z\",\"revoke_on_completion\":true,\"revoke_delay_us\":30000000",
            lines[7],
            StringComparison.Ordinal);
        Assert.EndsWith("\"digest\":\"0123456789abcdeffedcba9876543212\"", lines[9], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Story.AutoWithSession, "authorised", "\"level\":\"auto\",\"by\":\"policy\"")]
    [InlineData(Story.Denied, "denied", "\"rows\":[{\"id\":\"T1\",\"reason\":\"nothing critical may hurt people\"}]")]
    [InlineData(Story.Rejected, "rejected", "\"actor\":{\"id\":2,\"name\":\"Person 2\"},\"gate\":\"owner\",\"place\":0,\"role\":\"owner\",\"pool\":\"owners\",\"digest\":\"0123456789abcdeffedcba9876543215\"")]
    [InlineData(Story.Expired, "expired", "\"actor\":null,\"gate\":\"owner\"")]
    [InlineData(Story.Mismatched, "digest_mismatch", "\"digest\":\"0123456789abcdeffedcba9876543219\",\"executed_low\":\"0000000000000002\"")]
    [InlineData(Story.Lapsed, "approval_lapsed", "\"round\":0")]
    public void Every_kind_of_fact_has_its_own_fields(ulong node, string fact, string expected)
    {
        var forgery = new Forgery();
        Assert.Contains(expected, forgery.Lines[forgery.Find(node, fact)], StringComparison.Ordinal);
    }

    [Fact]
    public void Expiry_after_too_many_lapses_names_no_gate()
    {
        var desk = new Desk(World.LadderGates, Story.Policy);
        var id = desk.Enter(World.Dual());
        for (var round = 0; round < 3; round++)
        {
            desk.Approve(id, 0, World.Olga);
            desk.Approve(id, 1, World.Rita);
            desk.Wait(World.Minutes(61));
            desk.Issued(id);
            _ = round < 2 && desk.Resolve(id);
        }

        var forgery = new Forgery(Story.Write(desk));
        Assert.Contains("\"gate\":null", forgery.Lines[forgery.Find(1, "expired")], StringComparison.Ordinal);
        Assert.True(forgery.Verify().IsClean);
    }

    [Fact]
    public void Facts_whose_submission_was_lost_are_written_as_far_as_they_are_known_and_disturb_nobody()
    {
        var desk = new Desk(World.LadderGates, Story.Policy);
        desk.Begin(desk.Enter(World.Single()), 0, World.Olga);
        using var stream = new MemoryStream();
        using var writer = new TrailWriter(
            stream, Story.Header, Story.Policy, World.LadderGates, World.Credentials, new Names(), World.PoolOfPerson);
        foreach (var fact in desk.Facts)
        {
            writer.Write(fact, desk.Requests[fact.Request]);
            var stranger = fact with { Request = fact.Request with { Generation = 99 }, Node = new NodeId(99), Fact = Fact.TaskOpened, Detail = 0 };
            writer.Write(stranger, desk.Requests[fact.Request]);
            Assert.Equal(1, writer.InFlight);
        }

        var forgery = new Forgery(stream.ToArray());
        Assert.Contains("\"gate\":null,\"place\":0,\"role\":null,\"pool\":null", forgery.Lines[forgery.Find(99, "task_opened", 3)], StringComparison.Ordinal);
        Assert.Contains("\"gate\":\"owner\",\"place\":0,\"role\":\"owner\"", forgery.Lines[forgery.Find(1, "review_started")], StringComparison.Ordinal);
    }

    [Fact]
    public void A_complete_trail_takes_no_more_facts()
    {
        using var stream = new MemoryStream();
        using var writer = new TrailWriter(
            stream, Story.Header, Story.Policy, World.LadderGates, World.Credentials, new Names(), World.PoolOfPerson);
        writer.Complete();
        var hash = writer.LastHash;
        writer.Complete();
        Assert.Equal(hash, writer.LastHash);
        Assert.EndsWith($"\"hash\":\"{hash}\"}}\n", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
        var desk = new Desk();
        desk.Submit(World.Auto());
        Assert.Throws<InvalidOperationException>(() => writer.Write(desk.Facts[0], World.Auto()));
    }

    [Fact]
    public void A_fact_that_cannot_be_written_leaves_no_trace()
    {
        using var stream = new MemoryStream();
        using var writer = new TrailWriter(
            stream, Story.Header, Story.Policy, World.LadderGates, World.Credentials, new Names(), World.PoolOfPerson);
        var desk = new Desk();
        desk.Submit(World.Auto());
        var length = stream.Length;
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Write(desk.Facts[0] with { At = Instant.MaxValue }, World.Auto()));
        Assert.Equal(length, stream.Length);
        writer.Write(desk.Facts[0], World.Auto());
        writer.Complete();
        Assert.Empty(Forgery.Verify(stream.ToArray()).Findings);
    }

    [Fact]
    public void Every_record_is_one_line_of_JSON_that_ends_with_a_line_feed()
    {
        var text = Story.Text(Story.Play());
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            using var json = JsonDocument.Parse(line);
            Assert.Equal(64, json.RootElement.GetProperty("prev").GetString()!.Length);
            Assert.Equal(64, json.RootElement.GetProperty("hash").GetString()!.Length);
        }
    }

    [Fact]
    public void Chain_is_the_one_that_the_rule_describes()
    {
        var written = Story.Write(Story.Play());
        Assert.Equal(written, new Forgery(written).Rechain().Bytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Equal_facts_give_equal_bytes_in_every_culture(string culture)
    {
        var expected = Story.Write(Story.Play());
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Story.Write(Story.Play()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Any_difference_in_the_header_changes_every_hash()
    {
        var left = new Forgery().Lines;
        var right = new Forgery(Story.Write(Story.Play(), header: Story.Header with { Seed = 43 })).Lines;
        Assert.Equal(left.Count, right.Count);
        Assert.All(left.Zip(right), pair => Assert.NotEqual(pair.First[^66..], pair.Second[^66..]));
    }

    /// <summary>The records of a node without their hashes.</summary>
    private static string[] Of(ulong node) =>
        [.. new Forgery().Lines
            .Where(line => line.Contains($"\"node\":\"{new NodeId(node)}\"", StringComparison.Ordinal))
            .Select(line => line[..line.IndexOf(",\"prev\":\"", StringComparison.Ordinal)])];
}
