using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Instructions planted in what an AI reads: for a while its recommendations are wrong together, and it is sure of them.</summary>
public sealed record InjectionSource
{
    /// <summary>Name in the scenario; its bursts are keyed by it.</summary>
    public required string Name { get; init; }

    /// <summary>When a burst begins.</summary>
    public required Arrivals Starts { get; init; }

    /// <summary>How long a burst lasts; more than zero.</summary>
    public required Duration Length { get; init; }

    /// <summary>The share of recommendations drafted during a burst that follow the planted instruction, 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>The model's confidence in those, a distribution on 0 to 1.</summary>
    public required Distribution Confidence { get; init; }

    /// <summary>The share of those whose planted instruction is recognised when the policy evaluates the request, 0 to 1.</summary>
    public required double Seen { get; init; }

    /// <summary>Positions of the classes it reaches, all drafted by an AI.</summary>
    public required IReadOnlyList<int> Classes { get; init; }
}
