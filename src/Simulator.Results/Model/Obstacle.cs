using System.Text.Json.Serialization;

namespace Simulator.Results;

/// <summary>Why numbers of a run must not pass a budget.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ObstacleKind>))]
public enum ObstacleKind
{
    /// <summary>More work comes to a pool than it can do: what is measured of it depends on how long one looks.</summary>
    Overloaded,

    /// <summary>Counted requests were still open when the simulation ended.</summary>
    Unresolved,

    /// <summary>The first counted weeks differ from the later ones: the warm-up is too short.</summary>
    WarmUpTooShort,

    /// <summary>The load driver of a live run did not do what it had planned.</summary>
    InvalidLiveRun,
}

/// <summary>Something that keeps a run from passing budgets, whatever its numbers say.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Pool">The pool that it is about; empty for the whole run.</param>
/// <param name="Words">The same in a sentence or two, with the remedy.</param>
public sealed record Obstacle(ObstacleKind Kind, string Pool, string Words);
