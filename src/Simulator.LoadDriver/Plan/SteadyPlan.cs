using Simulator.Governance;
using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>Sends at equal intervals, for probing a gateway and for measuring the driver itself; the nodes are the numbers of the sends.</summary>
/// <param name="perSecond">Sends a second at factor 1, more than 0.</param>
/// <param name="schedule">Phases; scenario time counts from the epoch.</param>
/// <param name="warmUp">Uncounted wall time at the beginning.</param>
public sealed class SteadyPlan(double perSecond, PhaseSchedule schedule, Duration warmUp) : ILoadPlan
{
    /// <inheritdoc/>
    public PhaseSchedule Schedule => schedule;

    /// <inheritdoc/>
    public Duration WarmUp => warmUp;

    /// <inheritdoc/>
    public IEnumerable<PlannedSend> Sends()
    {
        for (long number = 0; ; number++)
        {
            var at = Duration.FromMicroseconds(number * 1_000_000 * schedule.Compression / perSecond);
            if (schedule.WallAt(at, out var phase) is not { } due)
            {
                yield break;
            }

            yield return new PlannedSend(number, due, Instant.Epoch + at, new NodeId((ulong)number), default, phase, due < warmUp);
        }
    }
}
