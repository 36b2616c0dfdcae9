namespace Simulator.Simulation;

/// <summary>What became of the tickets of counted requests.</summary>
public sealed record TicketResult
{
    /// <summary>No tickets.</summary>
    public static TicketResult None { get; } = new();

    /// <summary>Tickets opened.</summary>
    public long Opened { get; init; }

    /// <summary>How often one was sent again because it was lost.</summary>
    public long Resent { get; init; }

    /// <summary>Second tickets made of one.</summary>
    public long Doubled { get; init; }

    /// <summary>Tickets lost for good, and their requests with them.</summary>
    public long Lost { get; init; }

    /// <summary>Time in steps by hand that no record tells, µs.</summary>
    public long HiddenTime { get; init; }

    /// <summary>Time in each stage, outages and resending included, of tickets that left it, µs.</summary>
    public IReadOnlyList<long> StageTimes { get; init; } = [];
}
