using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Standing access that is granted, is needed for a time, and stays until a recertification finds that it is needed no more.</summary>
public sealed record StandingGrants
{
    /// <summary>When access is granted.</summary>
    public required Arrivals Arrivals { get; init; }

    /// <summary>How much one grant opens, in scope units, more than 0.</summary>
    public required double Units { get; init; }

    /// <summary>Grants at the start of the run that nobody needs any more.</summary>
    public required int Initial { get; init; }

    /// <summary>How long a grant is needed, µs.</summary>
    public required Distribution Needed { get; init; }

    /// <summary>How long after the start, and after each other, all grants are looked through; null for never.</summary>
    public required Duration? Recertification { get; init; }

    /// <summary>Share, 0 to 1, of grants needed no more that one removes.</summary>
    public required double Removal { get; init; }

    /// <summary>How often a grant that nobody needs is used all the same, per day.</summary>
    public required double UsesPerDay { get; init; }
}
