using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Simulator.Cli;
using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Service.Tests;

/// <summary>Plays the commands of a simulated run against a real service, over HTTP, each at its instant.</summary>
internal sealed class Repetition : IAsyncDisposable
{
    private const string Desk = "desk"; // the token that submits, withdraws and revokes
    private const string Robot = "robot";

    private readonly ManualClock clock;
    private readonly ServiceHost host;
    private readonly HttpClient client;
    private readonly ServiceOptions options;

    private Repetition(ServiceOptions options, ManualClock clock, ServiceHost host)
    {
        this.options = options;
        this.clock = clock;
        this.host = host;
        client = new HttpClient { BaseAddress = new Uri(host.Addresses[0]) };
    }

    /// <summary>The trail of a service, made from the scenario as the command <c>serve</c> does, that got the run's commands; with its end record. A command that is refused ends it: the trails differ before that.</summary>
    public static async Task<byte[]> TrailOf(Scenario scenario, SimulatedRun run, IEnumerable<OutsideCommand> commands, TrailHeader header, string folder)
    {
        var clock = new ManualClock(scenario.Run.Start);
        var tokens = Path.Combine(folder, "tokens.json");
        var options = ServedScenario.Of(scenario, null, tokens, new StorageChoice.Folder(Path.Combine(folder, "data")), clock) with
        {
            Trail = header,
            Timing = run,
            Limits = new ServiceLimits { RequestsPerSecond = double.PositiveInfinity },
        };
        File.WriteAllText(tokens, TokensOf(options.People));
        var host = ServiceHost.Build(options);
        await host.StartAsync();
        await using var repetition = new Repetition(options, clock, host);
        foreach (var command in commands)
        {
            // Time passes up to the command: whoever reports an execution has seen the credential, whoever claims a task has seen it on the list.
            await repetition.CatchUp(command.HasSeenItsInstant ? command.At : new Instant(command.At.Microseconds - 1));
            clock.Now = command.At;
            if (!await repetition.TrySendAsync(command))
            {
                return repetition.Trail();
            }
        }

        await repetition.CatchUp(new Instant(run.LastFact.Microseconds + 1));
        return repetition.Trail();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    private byte[] Trail()
    {
        using var trail = new MemoryStream();
        host.ExportTrail(trail);
        return trail.ToArray();
    }

    private async Task<bool> TrySendAsync(OutsideCommand command)
    {
        var request = "/v1/requests/" + command.Request.Node;
        switch (command.Kind)
        {
            case CommandKind.Submit:
                return await Post(Desk, "/v1/requests", Body(command.Request));
            case CommandKind.Executed:
                return await Post(Robot, request + "/executed", new JsonObject { ["digest"] = command.Request.Digest.ToString() });
            case CommandKind.Withdraw:
                return await Post(Desk, request + "/withdraw", []);
            case CommandKind.Revoke:
                var credential = (await Get(request)).GetProperty(command.Component == Component.Executor ? "credential" : "session").GetProperty("id");
                return await Post(Desk, $"/v1/credentials/{credential}/revoke", []);
            default:
                var tasks = (await Get(request)).GetProperty("tasks");
                return command.Task < tasks.GetArrayLength() && await Review(command, tasks[command.Task].GetProperty("id").GetString()!);
        }
    }

    /// <summary>What is due until an instant has happened.</summary>
    private Task<CommandOutcome> CatchUp(Instant until)
    {
        clock.Now = Instant.Max(clock.Now, until);
        return host.Engine.SendAsync(new Command(CommandKind.Tick));
    }

    private Task<bool> Review(OutsideCommand command, string task) => command.Kind switch
    {
        CommandKind.Claim => Post(IdOf(command.Person), $"/v1/tasks/{task}/claim", []),
        CommandKind.Return => Post(IdOf(command.Person), $"/v1/tasks/{task}/return", []),
        CommandKind.Decide => Post(IdOf(command.Person), $"/v1/tasks/{task}/decision", new JsonObject
        {
            ["verdict"] = command.IsRejection ? "reject" : "approve", ["digest"] = command.Request.Digest.ToString(), ["reason"] = "as simulated",
            ["reasonCode"] = Words<DecisionReason>.Of(command.Reason),
        }),
        _ => throw new InvalidOperationException($"There is no call for {command.Kind}."),
    };

    private JsonObject Body(in ActionRequest request)
    {
        var body = new JsonObject
        {
            ["node"] = request.Node.ToString(),
            ["class"] = options.Classes[request.Action.Class.Index].Name,
            ["service"] = options.Services[request.Resource.Service],
            ["runOwner"] = options.People[request.Subject.RunOwner.Value - 1].Name,
            ["origin"] = Words<Origin>.Of(request.Subject.Origin),
            ["digest"] = request.Digest.ToString(),
            ["containment"] = request.Context.Containment,
        };
        if (!double.IsNaN(request.Context.Confidence))
        {
            body["confidence"] = request.Context.Confidence;
        }

        return body;
    }

    private async Task<JsonElement> Get(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", World.TokenOf(Desk));
        using var response = await client.SendAsync(request);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync());
    }

    private async Task<bool> Post(string who, string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", World.TokenOf(who));
        using var response = await client.SendAsync(request);
        return response.IsSuccessStatusCode;
    }

    private static string IdOf(PersonId person) => string.Create(CultureInfo.InvariantCulture, $"person-{person.Value}");

    private static string TokensOf(IReadOnlyList<ServicePerson> people)
    {
        static string Entry(string id, string roles, string? person) => new JsonObject
        {
            ["id"] = id, ["sha256"] = TokenFile.HashOf(World.TokenOf(id)), ["roles"] = new JsonArray([.. roles.Split(' ').Select(role => (JsonNode)role)]), ["person"] = person,
        }.ToJsonString();
        var entries = people.Index().Where(person => person.Item.Pool >= 0).Select(person => Entry(IdOf(new PersonId(person.Index + 1)), "approver", person.Item.Name))
            .Append(Entry(Desk, "requester operator", null)).Append(Entry(Robot, "executor", null));
        return $$"""{"version":1,"tokens":[{{string.Join(",\n", entries)}}]}""";
    }
}
