using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service;

/// <summary>Everything a service is made from.</summary>
public sealed record ServiceOptions
{
    /// <summary>The policy. One data folder serves one policy: a changed one starts with an empty folder.</summary>
    public required PolicyTable Policy { get; init; }

    /// <summary>The gates of each level.</summary>
    public required GatePlan Gates { get; init; }

    /// <summary>The pools, by number; the gates speak of these numbers. At least one.</summary>
    public required IReadOnlyList<ServicePool> Pools { get; init; }

    /// <summary>The classes of actions, by number. At least one; names are distinct.</summary>
    public required IReadOnlyList<ServiceClass> Classes { get; init; }

    /// <summary>The people, person 1 first; names are distinct.</summary>
    public required IReadOnlyList<ServicePerson> People { get; init; }

    /// <summary>The services that actions are done to, by number. Default: one without a name of its own.</summary>
    public IReadOnlyList<string> Services { get; init; } = ["default"];

    /// <summary>What the audit trail says it is about. Default: a live service.</summary>
    public TrailHeader Trail { get; init; } = new("live", string.Empty, 0, 0);

    /// <summary>Path of the token file, see <see cref="TokenFile"/>.</summary>
    public required string TokenFile { get; init; }

    /// <summary>Where commands are kept.</summary>
    public required StorageChoice Storage { get; init; }

    /// <summary>The clock; a manual one in tests and rehearsals.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>
    /// Where to listen, such as <c>http://127.0.0.1:8080</c>; port 0 picks a free one. Only this machine's own addresses, unless
    /// <see cref="AllowRemote"/>. Default: <c>http://127.0.0.1:0</c>.
    /// </summary>
    public IReadOnlyList<string> Addresses { get; init; } = ["http://127.0.0.1:0"];

    /// <summary>Whether other machines may connect. There is no TLS here: something in front has to end it. Default: no.</summary>
    public bool AllowRemote { get; init; }

    /// <summary>Limits on what clients may do.</summary>
    public ServiceLimits Limits { get; init; } = new();

    /// <summary>Gives every lease its secret; null for the local one, which signs with a key of the log.</summary>
    public ICredentialIssuer? Issuer { get; init; }

    /// <summary>Carries authorised actions out; null when clients report executions.</summary>
    public IActionExecutor? Executor { get; init; }

    /// <summary>How long the policy and the credential broker take; null for no time at all.</summary>
    public IWishTiming? Timing { get; init; }

    /// <summary>Where metrics and traces go over OTLP (HTTP, protobuf), such as <c>http://127.0.0.1:4318</c>; null for nowhere.</summary>
    public Uri? TelemetryEndpoint { get; init; }

    /// <summary>Receives one line about each thing an operator should know; called from any thread. Default: nobody listens.</summary>
    public Action<string>? Report { get; init; }
}

/// <summary>Limits on what clients may do.</summary>
public sealed record ServiceLimits
{
    /// <summary>The largest body, in bytes. Default: 64 KiB.</summary>
    public int BodyBytes { get; init; } = 64 << 10;

    /// <summary>Requests a second that one token may make on average. Default: 1,000.</summary>
    public double RequestsPerSecond { get; init; } = 1_000;

    /// <summary>Requests that one token may make at once. Default: 2,000.</summary>
    public int RequestBurst { get; init; } = 2_000;

    /// <summary>Failed authentications a second that one address may make on average. Default: 10.</summary>
    public double FailuresPerSecond { get; init; } = 10;

    /// <summary>Failed authentications that one address may make at once. Default: ten times <see cref="FailuresPerSecond"/>.</summary>
    public double? FailureBurst { get; init; }

    /// <summary>How long a stream of events may be silent before a comment says that it lives. Default: 15 s.</summary>
    public Duration Heartbeat { get; init; } = Duration.FromSeconds(15);

    /// <summary>How long the headers of a request may take. Default: 10 s.</summary>
    public Duration HeaderTimeout { get; init; } = Duration.FromSeconds(10);

    /// <summary>How long a connection may stay idle. Default: 2 min.</summary>
    public Duration IdleTimeout { get; init; } = Duration.FromMinutes(2);

    /// <summary>How slowly a body may come, in bytes a second, after five seconds. Default: 240.</summary>
    public int SlowestBody { get; init; } = 240;

    /// <summary>Connections at once. Default: 10,000.</summary>
    public int Connections { get; init; } = 10_000;

    /// <summary>How long a command may wait for the storage before the client is told that there is no answer. Default: 5 s.</summary>
    public Duration StorageTimeout { get; init; } = Duration.FromSeconds(5);

    /// <summary>Commands that may wait for the storage; more are turned away at once. Default: 20,000.</summary>
    public int WaitingCommands { get; init; } = 20_000;

    /// <summary>Finished requests that can still be asked for; older ones are in the trail only. Default: 100,000.</summary>
    public int FinishedRequests { get; init; } = 100_000;

    /// <summary>How long an idempotency key is remembered. Default: 24 h.</summary>
    public Duration KeyLife { get; init; } = Duration.FromHours(24);

    /// <summary>Idempotency keys that are remembered at most; beyond that the oldest go. Default: 1,000,000.</summary>
    public int Keys { get; init; } = 1_000_000;

    /// <summary>Streams of events at once. Default: 64.</summary>
    public int EventStreams { get; init; } = 64;
}
