using System.Text;
using Simulator.Governance;

namespace Simulator.LoadDriver.Tests;

/// <summary>Mapping files: what is rendered from a good one and what is said about a bad one.</summary>
public class MappingFileTests
{
    private const string Good = """
        {
          // a gateway of somebody's own
          "version": 1,
          "name": "acme",
          "headers": { "Authorization": "Bearer {token}", "X-Run": "{run}" },
          "submit": {
            "method": "PUT",
            "path": "/actions/{class}?who={runOwner}",
            "headers": { "X-Key": "{node}" },
            "body": { "kind": "{class}", "sure": "{confidence}", "sureText": "{confidence:text}", "tags": "{flags}", "note": "for {class}, {{not this}}", "deep": [1, true, null, { "d": "{digest}" }] },
            "accepted": [200, 207],
            "id": "$.data[0]['the id']",
            "state": "$.data[0].status",
          }
        }
        """;

    private static CallValues Values(double confidence = 0.25) => new()
    {
        Run = "r9",
        ClassName = "re/fund \"x\"",
        Token = "secret",
        Request = new ActionRequest(
            new NodeId(0xAB),
            new Subject(Origin.Ai, new PersonId(7)),
            new ActionDescription(new ClassId(0), Access.Write, true),
            new Resource(3, RiskFlags.Financial | RiskFlags.ExternalTransaction),
            new RequestContext(Impact.High, confidence, false),
            new Digest(1, 2)),
    };

    [Fact]
    public void Placeholders_become_values_of_their_kind()
    {
        var call = MappingFile.Parse(Good).Mapping!.Submit.Render(Values());
        Assert.Equal(HttpMethod.Put, call.Method);
        Assert.Equal("/actions/re%2Ffund%20%22x%22?who=7", call.Target);
        Assert.Equal([new("Authorization", "Bearer secret"), new("X-Run", "r9"), new("X-Key", "00000000000000ab")], call.Headers);
        Assert.Equal(
            """{"kind":"re/fund \u0022x\u0022","sure":0.25,"sureText":"0.25","tags":["financial","external_transaction"],"note":"for re/fund \u0022x\u0022, {not this}","deep":[1,true,null,{"d":"00000000000000010000000000000002"}]}""",
            Encoding.UTF8.GetString(call.Body.Span));
    }

    [Fact]
    public void A_missing_confidence_is_null_and_a_missing_token_sends_no_header()
    {
        var call = MappingFile.Parse(Good).Mapping!.Submit.Render(Values(double.NaN) with { Token = string.Empty });
        Assert.Contains("\"sure\":null,\"sureText\":\"\"", Encoding.UTF8.GetString(call.Body.Span), StringComparison.Ordinal);
        Assert.Equal(["X-Run", "X-Key"], call.Headers.Select(header => header.Key));
    }

    [Fact]
    public void What_a_gateway_sent_cannot_become_a_header_of_its_own()
    {
        var call = MappingFile.Parse(Good).Mapping!.Submit.Render(Values() with { Run = "r9\r\nX-Evil: 1" });
        Assert.Equal("r9X-Evil: 1", call.Headers[1].Value);
    }

    [Fact]
    public void The_built_in_mapping_speaks_the_contract_of_the_reference_service()
    {
        var mapping = MappingFile.Reference;
        Assert.True(mapping is { CanFollow: true, CanDecide: true });
        var call = mapping.Submit.Render(Values() with { ClassName = "refund" });
        Assert.Equal("/v1/requests", call.Target);
        Assert.Equal(
            """{"class":"refund","service":3,"digest":"00000000000000010000000000000002","confidence":0.25,"runOwner":7,"reversible":true,"flags":["financial","external_transaction"],"impact":"high","origin":"ai"}""",
            Encoding.UTF8.GetString(call.Body.Span));
        Assert.Contains(new("Idempotency-Key", "r9-00000000000000ab"), call.Headers);
        Assert.Equal("/v1/tasks?pool=desk&limit=5", mapping.TaskList!.Render(new CallValues { Pool = "desk", Limit = 5 }).Target);
        Assert.Equal(LiveState.TurnedAway, mapping.StateOf("TURNEDAWAY"));
        Assert.Equal(LiveState.Unknown, mapping.StateOf("confused"));
    }

    [Theory]
    [InlineData("\"name\": \"acme\"", "\"nam\": \"acme\"", "4: nam: the key is not known; use one of version, name, headers, submit, status, executed, tasks, events, trail, states")]
    [InlineData("\"version\": 1", "\"version\": 2", "3: version: '2' is no version of this format; write \"version\": 1")]
    [InlineData("\"PUT\"", "\"FETCH\"", "7: submit.method: 'FETCH' is no method; use one of GET, POST, PUT, PATCH, DELETE")]
    [InlineData("\"/actions/", "\"actions/", "8: submit.path: the path does not begin with a slash; write \"path\": \"/v1/requests\"; the host comes from the command line")]
    [InlineData("{runOwner}", "{owner}", "8: submit.path: '{owner}' means nothing here; use one of {run} {node} {class} {service} {digest} {confidence} {runOwner} {reversible} {flags} {impact} {access} {origin} {token}")]
    [InlineData("\"{node}\"", "\"{node\"", "9: submit.headers.X-Key: a brace has no partner; close it, or double it to mean the character itself")]
    [InlineData("\"d\": \"{digest}\"", "\"d\": \"{task}\"", "10: submit.body.deep[3].d: '{task}' means nothing here; use one of")]
    [InlineData("[200, 207]", "[200, \"ok\"]", "11: submit.accepted: the value is no list of statuses; write a list of numbers from 200 to 599, such as [200, 202]")]
    [InlineData("$.data[0]['the id']", "data.id", "12: submit.id: 'data.id' is no path into an answer; begin with $ and go on with .name or [0], such as $.id")]
    [InlineData("\"X-Run\"", "\"Host\"", "5: headers.Host: 'Host' is no header that a mapping may set; use letters, digits and dashes; Host,")]
    [InlineData("\"X-Run\": \"{run}\"", "\"X-Run\": 5", "5: headers: the value is no object of texts; write \"headers\": { \"Name\": \"value\" }")]
    public void A_mistake_is_named_with_line_key_and_remedy(string right, string wrong, string message)
    {
        Assert.Contains(right, Good, StringComparison.Ordinal);
        var result = MappingFile.Parse(Good.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Null(result.Mapping);
        Assert.Contains(result.Errors, error => error.ToString().StartsWith(message, StringComparison.Ordinal));
    }

    [Fact]
    public void All_mistakes_are_named_at_once_in_the_order_of_their_lines()
    {
        var result = MappingFile.Parse("""
            {
              "version": 1,
              "submit": { "method": "POST", "path": "/x" },
              "status": { "method": "GET", "path": "/x/{id}", "state": "$.s" },
              "tasks": { "list": { "method": "GET", "path": "/t" } }
            }
            """);
        Assert.Equal(
            ["1: name", "1: states", "3: submit.id", "5: tasks.decision", "5: tasks.list.id", "5: tasks.list.items", "5: tasks.list.request"],
            result.Errors.Select(error => $"{error.Line}: {error.Key}"));
    }

    [Fact]
    public void A_word_for_two_states_is_refused()
    {
        var result = MappingFile.Parse("""
            { "version": 1, "name": "n", "submit": { "method": "POST", "path": "/x", "id": "$.id" },
              "states": { "pending": ["open"], "expired": ["OPEN"], "lost": ["x"] } }
            """);
        Assert.Equal(["'OPEN' means two states", "this is no state"], result.Errors.Select(error => error.Problem));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"version\": 1,\n \"name\" }")]
    [InlineData("[]")]
    public void What_is_no_mapping_at_all_is_one_mistake(string text) => Assert.Single(MappingFile.Parse(text).Errors);

    [Fact]
    public void The_example_of_the_document_is_a_whole_mapping()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Simulator.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        var document = File.ReadAllText(Path.Combine(folder, "docs", "load.md")).ReplaceLineEndings("\n");
        var example = document.Split("```jsonc\n")[1].Split("```")[0];
        var read = MappingFile.Parse(example);
        Assert.Empty(read.Errors);
        Assert.True(read.Mapping is { CanFollow: true, CanDecide: true, CanExport: true });
    }
}
