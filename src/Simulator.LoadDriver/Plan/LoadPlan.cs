using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>The arrivals of a scenario as a plan: the same nodes at the same scenario times as the simulator's replication of that number.</summary>
/// <remarks>
/// Requests that incidents raise are not in it: they answer to leaks, which a gateway does not have. Arrivals go on at the scenario's rates
/// if the phases outlast its horizon, but for scripted ones, which end.
/// </remarks>
public sealed class LoadPlan : ILoadPlan
{
    private readonly Scenario scenario;
    private readonly int replication;

    /// <summary>A plan.</summary>
    /// <param name="scenario">Whose arrivals.</param>
    /// <param name="schedule">Phases and compression.</param>
    /// <param name="warmUp">Uncounted wall time at the beginning, less than that of the schedule.</param>
    /// <param name="replication">The replication whose draws are used, 0 to 16,777,215; default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The warm-up is not shorter than the schedule.</exception>
    public LoadPlan(Scenario scenario, PhaseSchedule schedule, Duration warmUp, int replication = 0)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(schedule);
        if (warmUp < Duration.Zero || warmUp >= schedule.Wall)
        {
            throw new ArgumentOutOfRangeException(nameof(warmUp), warmUp.ToString(), $"The warm-up must leave something of the plan's {schedule.Wall}.");
        }

        this.scenario = scenario;
        this.replication = replication;
        (Schedule, WarmUp) = (schedule, warmUp);
    }

    /// <inheritdoc/>
    public PhaseSchedule Schedule { get; }

    /// <inheritdoc/>
    public Duration WarmUp { get; }

    /// <summary>The draws that content and reviews of the plan's requests come from.</summary>
    public KeyedDraws Draws => KeyedDraws.FromSeed(scenario.Run.Seed, Nodes.FormatVersion, replication);

    /// <inheritdoc/>
    public IEnumerable<PlannedSend> Sends()
    {
        var streams = StartStreams();
        for (long number = 0; Earliest(streams) is { } kind; number++)
        {
            var stream = streams[kind]!;
            if (Schedule.WallAt(stream.At - scenario.Run.Start, out var phase) is not { } due)
            {
                yield break; // the earliest arrival is behind the last phase: so are all others
            }

            yield return new PlannedSend(number, due, stream.At, stream.Node, new ClassId(kind), phase, due < WarmUp);
            if (!stream.MoveNext())
            {
                streams[kind] = null;
            }
        }
    }

    private ArrivalStream?[] StartStreams()
    {
        var sources = Nodes.SourceNumbers([.. scenario.Classes.Select(kind => kind.Name)]);
        var streams = new ArrivalStream?[scenario.Classes.Count];
        for (var kind = 0; kind < streams.Length; kind++)
        {
            if (scenario.Classes[kind].Arrivals is { } arrivals)
            {
                var stream = new ArrivalStream(arrivals, scenario.Run.Start, sources[kind], Nodes.Request);
                stream.Restart(Draws);
                streams[kind] = stream.MoveNext() ? stream : null;
            }
        }

        return streams;
    }

    /// <summary>The class whose next arrival is first; of equal ones the first in the scenario's order.</summary>
    private static int? Earliest(ArrivalStream?[] streams)
    {
        int? earliest = null;
        for (var kind = 0; kind < streams.Length; kind++)
        {
            if (streams[kind] is { } stream && (earliest is not { } best || stream.At < streams[best]!.At))
            {
                earliest = kind;
            }
        }

        return earliest;
    }
}
