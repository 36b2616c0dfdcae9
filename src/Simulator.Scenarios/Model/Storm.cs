using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>How a storm goes by.</summary>
public enum StormShape
{
    /// <summary>Its excess decays exponentially.</summary>
    Decay,

    /// <summary>It keeps its height and then ends.</summary>
    Fixed,
}

/// <summary>
/// A surge that raises the rates of several classes together. Each occurrence adds (height − 1) × e^(−age / length) to the factor on the
/// rate, or height − 1 for a fixed length; both add (height − 1) × length of ordinary work in all, as long as the maximum is not reached.
/// </summary>
public sealed record Storm
{
    /// <summary>Name in the scenario; its occurrences are keyed by it.</summary>
    public required string Name { get; init; }

    /// <summary>When it breaks out.</summary>
    public required Arrivals Starts { get; init; }

    /// <summary>The factor on the rate at the outbreak, at least 1.</summary>
    public required double Height { get; init; }

    /// <summary>How it goes by.</summary>
    public required StormShape Shape { get; init; }

    /// <summary>The time constant of the decay, or how long a fixed storm lasts; more than zero.</summary>
    public required Duration Length { get; init; }

    /// <summary>The largest factor when occurrences overlap, at least the height.</summary>
    public required double Maximum { get; init; }

    /// <summary>The names of the classes it hits.</summary>
    public required IReadOnlyList<string> Classes { get; init; }
}
