using Simulator.Statistics;

namespace Simulator.Simulation;

/// <summary>
/// How long the tasks of counted root requests took: from the instant at which a place of a gate asks for its decision to that decision, µs;
/// never for those whose request ended otherwise.
/// </summary>
/// <param name="Roles">By role, in the scenario's order.</param>
/// <param name="Shifts">
/// By the pool that was asked, in the scenario's order, and by the shift in which it was: the shifts of its roster and, last, the time outside
/// all of them; one entry for a pool without a roster.
/// </param>
public sealed record TaskResult(IReadOnlyList<HistogramSnapshot> Roles, IReadOnlyList<IReadOnlyList<HistogramSnapshot>> Shifts);
