using System.Net;
using System.Net.Sockets;
using Simulator.Time;

namespace Simulator.LoadDriver.Tests;

/// <summary>A gateway that misbehaves is reported by kind, and every request is accounted for. Real sockets, no timing.</summary>
public class FailureKindTests
{
    private static readonly EngineOptions Patient = new() { Timeout = Duration.FromSeconds(20) };

    public static TheoryData<string, FailureKind> Misbehaviours => new()
    {
        { nameof(Manner.Answers500), FailureKind.ServerError },
        { nameof(Manner.Answers404), FailureKind.ClientError },
        { nameof(Manner.ClosesConnections), FailureKind.ConnectionClosed },
        { nameof(Manner.SendsBrokenJson), FailureKind.BrokenJson },
        { nameof(Manner.LeavesTheIdOut), FailureKind.MissingField },
    };

    [Theory]
    [MemberData(nameof(Misbehaviours))]
    public async Task A_misbehaving_gateway_is_reported_by_kind(string manner, FailureKind kind)
    {
        await using var server = await TestServer.StartAsync(Enum.Parse<Manner>(manner));
        var report = await Loads.RunAsync(server.Root, Loads.Steady(200, 0.25), Patient);
        Assert.Equal((50, 50, 0), (report.All.Planned, report.All.Sent, report.All.Answered));
        Assert.Equal(50, report.All.Failed[(int)kind]);
        Assert.Equal([kind], report.Examples.Select(example => example.Kind));
        Assert.Equal(50, server.Seen); // nothing was sent twice behind the driver's back
        Assert.Equal(double.PositiveInfinity, report.Counted.FromIntended.Quantile(0.5));
    }

    [Fact]
    public async Task A_connection_that_is_closed_when_used_again_is_not_tried_again_silently()
    {
        await using var server = await TestServer.StartAsync(Manner.ClosesEverySecondConnection);
        var report = await Loads.RunAsync(server.Root, Loads.Steady(100, 0.4), Patient);
        Assert.Equal((40, 20, 20), (report.All.Sent, report.All.Answered, report.All.Failed[(int)FailureKind.ConnectionClosed]));
        Assert.Equal(40, server.Seen);
    }

    [Fact]
    public async Task Errors_among_answers_are_counted_beside_them()
    {
        await using var server = await TestServer.StartAsync(Manner.FailsEverySecond);
        var report = await Loads.RunAsync(server.Root, Loads.Steady(200, 0.2), Patient);
        Assert.Equal((40, 20, 20), (report.All.Sent, report.All.Answered, report.All.Failed[(int)FailureKind.ServerError]));
        Assert.Equal(0.5, report.All.ErrorShare);
    }

    [Fact]
    public async Task A_gateway_that_hangs_times_out_and_its_latency_is_a_lower_bound()
    {
        await using var server = await TestServer.StartAsync(Manner.Hangs);
        var options = new EngineOptions { Timeout = new Duration(300_000) };
        var report = await Loads.RunAsync(server.Root, Loads.Steady(100, 0.2), options);
        Assert.Equal(20, report.All.Failed[(int)FailureKind.Timeout]);
        Assert.True(report.Counted.FromIntended.IsLowerBound(0.5));
        Assert.True(report.Counted.FromIntended.Quantile(0.5) >= 290_000, "a timeout counts as less than was waited");
    }

    [Fact]
    public async Task A_gateway_that_hangs_longer_than_the_drain_leaves_unfinished_requests()
    {
        await using var server = await TestServer.StartAsync(Manner.Hangs);
        var options = new EngineOptions { Timeout = Duration.FromSeconds(20), Drain = new Duration(100_000) };
        var report = await Loads.RunAsync(server.Root, Loads.Steady(100, 0.2), options);
        Assert.Equal((20, 0, 20), (report.All.Sent, report.All.FailedInAll, report.All.Unfinished));
    }

    [Fact]
    public async Task Too_many_in_flight_at_a_slow_gateway_are_dropped_and_make_the_run_invalid()
    {
        await using var server = await TestServer.StartAsync(Manner.IsSlow);
        var report = await Loads.RunAsync(server.Root, Loads.Steady(200, 0.2), Patient with { MaximumInFlight = 5 });
        Assert.Equal((40, 5, 35, 5), (report.All.Planned, report.All.Sent, report.All.Dropped, report.All.Answered));
        var reasons = new ValidityRule().Judge(report);
        Assert.Contains(reasons, reason => reason.StartsWith("35 of 40 requests were dropped", StringComparison.Ordinal));
        Assert.Contains(reasons, reason => reason.StartsWith("Only 12.50 % of the plan was sent", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("//127.0.0.2:1/v1")]
    [InlineData("/\\127.0.0.2:1/v1")]
    [InlineData("/v1/../../127.0.0.2:1")]
    public async Task No_target_leads_to_another_host(string target)
    {
        await using var server = await TestServer.StartAsync(Manner.Prompt);
        using var transport = new HttpTransport(server.Root, Duration.FromSeconds(2));
        var answer = await transport.SendAsync(new GatewayCall(HttpMethod.Post, target, [], default), default);
        Assert.Equal((202, 1), (answer.Status, server.Seen));
    }

    [Fact]
    public async Task Nobody_listening_is_a_refusal()
    {
        var report = await Loads.RunAsync(new Uri($"http://127.0.0.1:{FreePort()}"), Loads.Steady(100, 0.1), Patient);
        Assert.Equal(10, report.All.Failed[(int)FailureKind.Refused]);
    }

    [Fact]
    public async Task What_is_not_HTTP_is_a_breach_of_protocol()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, "220 mail.example ready\r\n\r\n"u8.ToArray());
        var report = await Loads.RunAsync(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), Loads.Steady(50, 0.1), Patient);
        Assert.Equal(5, report.All.Failed[(int)FailureKind.Protocol]);
        listener.Stop();
        await serving;
    }

    [Fact]
    public async Task An_answer_that_ends_too_soon_is_a_closed_connection()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, "HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\n{\"id\":"u8.ToArray());
        var report = await Loads.RunAsync(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), Loads.Steady(50, 0.1), Patient);
        Assert.Equal(5, report.All.Failed[(int)FailureKind.ConnectionClosed]);
        listener.Stop();
        await serving;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task ServeAsync(TcpListener listener, byte[] answer)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096]);
                await stream.WriteAsync(answer);
                client.Client.Shutdown(SocketShutdown.Send);
                _ = await stream.ReadAsync(new byte[4096]);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }
}
