namespace Simulator.LoadDriver;

/// <summary>How a request that was sent failed; the numbers are part of stored reports.</summary>
public enum FailureKind
{
    /// <summary>It did not fail.</summary>
    None = 0,

    /// <summary>Nobody listens: the connection was refused, or the name or the route does not exist.</summary>
    Refused = 1,

    /// <summary>The gateway closed or reset the connection before the answer was whole.</summary>
    ConnectionClosed = 2,

    /// <summary>No whole answer in time; its latency is known from below only.</summary>
    Timeout = 3,

    /// <summary>A status of 500 to 599.</summary>
    ServerError = 4,

    /// <summary>A status of 400 to 499.</summary>
    ClientError = 5,

    /// <summary>Another status that the mapping does not accept.</summary>
    UnexpectedStatus = 6,

    /// <summary>An accepted status with a body that is not JSON, or not whole.</summary>
    BrokenJson = 7,

    /// <summary>JSON without the id or the state that the mapping says is there.</summary>
    MissingField = 8,

    /// <summary>What came was not HTTP, or broke a limit of this driver (headers of 64 KiB, a body of 1 MiB).</summary>
    Protocol = 9,

    /// <summary>A fault that this driver injected on purpose.</summary>
    Injected = 10,
}

/// <summary>The words for failures in files and reports.</summary>
public static class FailureWords
{
    private static readonly string[] Words =
    [
        "none", "refused", "connection_closed", "timeout", "server_error", "client_error", "unexpected_status", "broken_json", "missing_field",
        "protocol", "injected",
    ];

    /// <summary>Every kind of failure, in the order of reports.</summary>
    public static IReadOnlyList<FailureKind> Kinds { get; } = [.. Enum.GetValues<FailureKind>().Where(kind => kind != FailureKind.None)];

    /// <summary>The word of a kind, such as <c>connection_closed</c>.</summary>
    public static string Word(this FailureKind kind) => Words[(int)kind];
}
