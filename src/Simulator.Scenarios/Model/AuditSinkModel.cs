using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>What an outage of the audit sink means for the work.</summary>
public enum SinkMode
{
    /// <summary>No execution begins; records wait without limit.</summary>
    Block,

    /// <summary>The work goes on; records wait in a buffer.</summary>
    Buffer,
}

/// <summary>Which record is lost when the buffer is full.</summary>
public enum FullBuffer
{
    /// <summary>The one that waits longest.</summary>
    DropOldest,

    /// <summary>The one that comes.</summary>
    DropNew,
}

/// <summary>How the sink that keeps the audit trail fails.</summary>
public sealed record AuditSinkModel
{
    /// <summary>When it fails.</summary>
    public required Arrivals Outages { get; init; }

    /// <summary>How long an outage lasts, µs.</summary>
    public required Distribution Length { get; init; }

    /// <summary>What an outage means for the work.</summary>
    public SinkMode Mode { get; init; }

    /// <summary>The most records that wait under <see cref="SinkMode.Buffer"/>, at least 0.</summary>
    public int BufferSize { get; init; }

    /// <summary>Which record is lost when the buffer is full.</summary>
    public FullBuffer WhenFull { get; init; }

    /// <summary>Share, 0 to 1, of outages that end with the loss of all that waits.</summary>
    public double Crash { get; init; }

    /// <summary>Whether the trail says which numbers are missing.</summary>
    public bool DeclareGaps { get; init; } = true;

    /// <summary>By how much at most its clock is off after an outage; at least 0.</summary>
    public Duration ClockSkew { get; init; }

    /// <summary>How long after an outage its clock is set; positive.</summary>
    public Duration ClockSet { get; init; } = Duration.FromHours(1);
}
