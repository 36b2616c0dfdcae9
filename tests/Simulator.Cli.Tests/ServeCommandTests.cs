using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Simulator.Cli.Tests;

/// <summary>The command <c>serve</c> as an operator meets it: the real program, real ports, real signals.</summary>
public sealed class ServeCommandTests : IDisposable
{
    private static readonly Dictionary<string, string> Nothing = [];

    private readonly ScratchFolder scratch = new();

    private string Data => Path.Combine(scratch.Path, "data");

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("serve")]
    [InlineData("serve", "token")]
    public void Help_shows_examples(params string[] command)
    {
        var outcome = Cli.Run([.. command, "--help"]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Example", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_stop_in_order_and_the_trail_verifies()
    {
        var tokens = Starter();
        string id;
        using (var service = await Service.StartAsync(Data))
        {
            Assert.Equal("ready", await service.Text("/readyz", null, "status"));
            id = await service.Submit(tokens["clerk"]);
            Assert.Equal("pending", await service.Text("/v1/requests/" + id, tokens["operator"], "state"));
            Assert.Contains("<title>Approvals</title>", await service.Page("/inbox"), StringComparison.Ordinal);
            Assert.Equal("3.1.0", await service.Text("/openapi/v1.json", null, "openapi"));
            var (code, output) = await service.TerminateAsync();
            Assert.Equal(0, code);
            Assert.EndsWith("stopped\n", output, StringComparison.Ordinal);
        }

        Assert.Equal(0, Cli.Run("audit", "verify", Path.Combine(Data, "trail.jsonl")).ExitCode);
        using var again = await Service.StartAsync(Data);
        Assert.Equal("pending", await again.Text("/v1/requests/" + id, tokens["operator"], "state"));
    }

    [Fact]
    public async Task A_folder_or_port_in_use_is_one_line_and_exit_code_2()
    {
        Starter();
        using var service = await Service.StartAsync(Data);
        var folder = Cli.Run("serve", "baseline", "--data", Data, "--listen", "0");
        Assert.Equal(2, folder.ExitCode);
        Assert.Contains("Another process works on", Assert.Single(folder.ErrorLines), StringComparison.Ordinal);

        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var busy = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var port = Cli.Run("serve", "baseline", "--data", Path.Combine(scratch.Path, "other"), "--tokens", Path.Combine(Data, "tokens.json"), "--listen", busy);
        Assert.Equal(2, port.ExitCode);
        Assert.Contains($"cannot listen on http://127.0.0.1:{busy}", Assert.Single(port.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_token_file_it_says_how_to_make_one()
    {
        var outcome = Cli.Run("serve", "baseline", "--data", Data);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains($"serve token baseline --starter --data {Data}", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "cannot be read")]
    [InlineData("""{"version":1,"tokens":[{"id":"a","sha256":"00","roles":["requester"]}]}""", "64 hexadecimal digits")]
    [InlineData("""{"version":1,"tokens":[{"id":"a","sha256":"0000000000000000000000000000000000000000000000000000000000000000","roles":["king"]}]}""", "'king' is no role")]
    [InlineData("""{"version":1,"tokens":[{"id":"a","sha256":"0000000000000000000000000000000000000000000000000000000000000000","roles":["approver"],"person":"Nemo"}]}""", "no person 'Nemo'")]
    public void A_broken_token_file_is_one_line_and_exit_code_2(string content, string told)
    {
        var outcome = Cli.Run("serve", "baseline", "--data", Data, "--tokens", scratch.File("tokens.json", content), "--listen", "0");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(told, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_log_is_refused_with_its_place_and_exit_code_99_and_another_policy_with_2()
    {
        var tokens = Starter();
        using (var service = await Service.StartAsync(Data))
        {
            await service.Submit(tokens["clerk"]);
            await service.Submit(tokens["clerk"]);
            await service.TerminateAsync();
        }

        var changed = Cli.Run("serve", "baseline", "--data", Data, "--listen", "0", "--set", "policy.threshold=90%");
        Assert.Equal(2, changed.ExitCode);
        Assert.Contains("written under another configuration: it was 'policy", Assert.Single(changed.ErrorLines), StringComparison.Ordinal);

        var log = Assert.Single(Directory.GetFiles(Data, "commands-*.log"));
        var bytes = File.ReadAllBytes(log);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(log, bytes);
        var damaged = Cli.Run("serve", "baseline", "--data", Data, "--listen", "0");
        Assert.Equal(99, damaged.ExitCode);
        Assert.Contains($"{log}, offset ", Assert.Single(damaged.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(log)); // evidence is not touched
    }

    [Fact]
    public void A_pool_in_which_nothing_may_wait_cannot_be_served()
    {
        Starter();
        var outcome = Cli.Run("serve", "baseline", "--data", Data, "--listen", "0", "--set", "pools.desk.waitingRoom=0");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("pools.desk.waitingRoom is 0", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Addresses_that_others_reach_need_consent()
    {
        Starter();
        var outcome = Cli.Run("serve", "baseline", "--data", Data, "--listen", "0.0.0.0:0");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("tokens would travel in the clear", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_is_shown_once_and_its_file_holds_hashes_only()
    {
        var tokens = Starter();
        var file = Path.Combine(Data, "tokens.json");
        Assert.Equal(["auditor", "clerk", "desk-1", "desk-2", "executor", "operator"], tokens.Keys.Order(StringComparer.Ordinal));
        Assert.All(tokens.Values, token => Assert.DoesNotContain(token.Split('.')[1], File.ReadAllText(file), StringComparison.Ordinal));
        var more = Cli.Run("serve", "token", "baseline", "--data", Data, "--id", "bot", "--role", "requester", "--role", "executor", "--expires", "2027-01-01T00:00:00Z");
        Assert.Equal(0, more.ExitCode);
        Assert.StartsWith("bot.", more.Output, StringComparison.Ordinal);
        using var kept = JsonDocument.Parse(File.ReadAllText(file));
        var last = kept.RootElement.GetProperty("tokens").EnumerateArray().Last();
        Assert.Equal("2027-01-01T00:00:00Z", last.GetProperty("expires").GetString());
        Assert.Equal(2, Cli.Run("serve", "token", "baseline", "--data", Data, "--starter").ExitCode); // ids are taken
    }

    [Theory]
    [InlineData("--id", "a", "--role", "approver")]
    [InlineData("--id", "a", "--role", "approver", "--person", "Nemo")]
    [InlineData("--id", "a b", "--role", "requester")]
    [InlineData("--id", "a")]
    [InlineData("--role", "requester")]
    [InlineData("--id", "a", "--role", "requester", "--expires", "tomorrow")]
    public void A_token_that_could_open_nothing_is_refused(params string[] arguments)
    {
        var outcome = Cli.Run(["serve", "token", "baseline", "--data", Data, .. arguments]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Single(outcome.ErrorLines);
        Assert.False(File.Exists(Path.Combine(Data, "tokens.json")));
    }

    [Fact]
    public async Task People_of_ones_own_approve()
    {
        var people = scratch.File("people.json", """{"people": [{"name": "Ada", "pool": "desk"}, {"name": "Ben", "pool": "desk"}, {"name": "Cleo"}]}""");
        var made = Cli.Run("serve", "token", "baseline", "--data", Data, "--people", people, "--id", "ada", "--role", "approver", "--person", "Ada");
        var clerk = Cli.Run("serve", "token", "baseline", "--data", Data, "--people", people, "--id", "cleo", "--role", "requester", "--person", "Cleo");
        Assert.Equal((0, 0), (made.ExitCode, clerk.ExitCode));
        using var service = await Service.StartAsync(Data, "--people", people);
        await service.Submit(clerk.Output.Trim());
        var tasks = await service.Page("/v1/tasks", made.Output.Trim());
        Assert.Contains("\"id\":\"t1\"", tasks, StringComparison.Ordinal);

        var wrong = scratch.File("wrong.json", """{"people": [{"name": "Ada", "pool": "nowhere"}, {"name": ""}, {"nom": "x"}]}""");
        var outcome = Cli.Run("serve", "baseline", "--data", Data, "--people", wrong);
        Assert.Equal((2, 3), (outcome.ExitCode, outcome.ErrorLines.Length));
    }

    private Dictionary<string, string> Starter()
    {
        var outcome = Cli.Run("serve", "token", "baseline", "--starter", "--data", Data);
        Assert.Equal(0, outcome.ExitCode);
        return outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).ToDictionary(token => token.Split('.')[0]);
    }

    /// <summary>A running <c>serve</c> on a free port.</summary>
    private sealed class Service : IDisposable
    {
        private const string Listening = "listening on ";

        private readonly Process process;
        private readonly HttpClient client;

        private Service(Process process, string address)
        {
            this.process = process;
            client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(30) };
        }

        public static async Task<Service> StartAsync(string data, params string[] more)
        {
            var process = Cli.Start(Nothing, ["serve", "baseline", "--data", data, "--listen", "0", .. more]);
            var line = await process.StandardOutput.ReadLineAsync();
            Assert.True(line?.StartsWith(Listening, StringComparison.Ordinal) == true, line ?? await process.StandardError.ReadToEndAsync());
            Assert.NotNull(line);
            return new Service(process, line[Listening.Length..]);
        }

        public async Task<string> Submit(string token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/requests")
            {
                Content = new StringContent("""{"class":"secret-rotation","arguments":{"key":"deploy"}}""", Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
            return JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("id").GetString()!;
        }

        public async Task<string> Page(string path, string? token = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            using var response = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return await response.Content.ReadAsStringAsync();
        }

        public async Task<string> Text(string path, string? token, string member) => JsonElement.Parse(await Page(path, token)).GetProperty(member).GetString()!;

        public async Task<(int Code, string Output)> TerminateAsync()
        {
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output);
        }

        public void Dispose()
        {
            client.Dispose();
            if (!process.HasExited)
            {
                process.Kill();
                process.WaitForExit();
            }

            process.Dispose();
        }
    }
}
