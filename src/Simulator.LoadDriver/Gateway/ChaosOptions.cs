using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>Faults that the driver puts between itself and a gateway on purpose, to see how approvers, requesters and reports bear them.</summary>
public sealed record ChaosOptions
{
    /// <summary>Share of calls that fail as if the connection were lost, before they reach the gateway; 0 to 1, default 0.</summary>
    public double FaultShare { get; init; }

    /// <summary>Share of calls that are answered with status 503 by nobody but the driver; 0 to 1, default 0.</summary>
    public double UnavailableShare { get; init; }

    /// <summary>Share of calls that are held up before they are sent; 0 to 1, default 0.</summary>
    public double DelayShare { get; init; }

    /// <summary>How long they are held up; more than zero, default 1 s.</summary>
    public Duration Delay { get; init; } = Duration.FromSeconds(1);

    /// <summary>Which calls are hit is a function of this seed and the order of the calls. Default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether anything is injected at all.</summary>
    public bool IsOn => FaultShare > 0 || UnavailableShare > 0 || DelayShare > 0;
}
