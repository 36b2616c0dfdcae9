using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>A controller that widens what runs unasked while the backlog is long, and takes it back when it is short again.</summary>
/// <param name="Table">The version in force while the scope is widened.</param>
/// <param name="Author">Who answers for each switch; the trail names it.</param>
public sealed record Widening(PolicyTable Table, string Author)
{
    /// <summary>The pool whose backlog counts, by position; -1 for all pools together.</summary>
    public required int Pool { get; init; }

    /// <summary>The scope is widened when the backlog stays above this, items.</summary>
    public required int Above { get; init; }

    /// <summary>For this long.</summary>
    public required Duration WidenAfter { get; init; }

    /// <summary>The scope is restored when the backlog stays below this, items; at most <see cref="Above"/> + 1, so that both never hold at once.</summary>
    public required int Below { get; init; }

    /// <summary>For this long.</summary>
    public required Duration RestoreAfter { get; init; }
}
