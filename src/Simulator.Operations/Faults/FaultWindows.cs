using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>The times at which one target is down, one after the other, never overlapping. Mutable; start it anew for every replication.</summary>
/// <remarks>The draws depend on the name of the target and on the number of the fault only, so that both arms of a replication meet the same faults.</remarks>
public sealed class FaultWindows
{
    private readonly FaultTimes times;
    private readonly ulong target;
    private readonly Instant start;
    private readonly Instant limit;
    private KeyedDraws draws;
    private long number;

    /// <summary>The faults of a target.</summary>
    /// <param name="times">When it fails.</param>
    /// <param name="target">Its name.</param>
    /// <param name="start">Start of simulated time.</param>
    /// <param name="limit">No fault begins from here on.</param>
    public FaultWindows(FaultTimes times, string target, Instant start, Instant limit)
    {
        ArgumentNullException.ThrowIfNull(times);
        this.times = times;
        this.target = Nodes.NameHash(target);
        this.start = start;
        this.limit = limit;
    }

    /// <summary>When the current fault begins.</summary>
    public Instant Begin { get; private set; }

    /// <summary>When it is over: at that instant the target is up.</summary>
    public Instant End { get; private set; }

    /// <summary>Starts again for a replication, before the first fault.</summary>
    public void Restart(KeyedDraws replicationDraws)
    {
        draws = replicationDraws;
        number = 0;
        Begin = End = start;
    }

    /// <summary>Goes to the next fault.</summary>
    /// <returns>Whether there is one before the limit.</returns>
    public bool MoveNext()
    {
        switch (times)
        {
            case FaultTimes.Schedule schedule:
                if (schedule.Begin(number) is not { } begin)
                {
                    return false;
                }

                Begin = start.AddSaturating(begin);
                End = Begin.AddSaturating(schedule.For);
                break;
            case FaultTimes.Renewal renewal:
                var node = Nodes.Fault(target, number).Value;
                Begin = End.AddSaturating(Exponential(renewal.BetweenFailures, draws.StandardExponential(node, DrawPurpose.FaultUpTime)));
                End = Begin.AddSaturating(Exponential(renewal.ToRepair, draws.StandardExponential(node, DrawPurpose.FaultDownTime)));
                break;
        }

        number++;
        return Begin < limit;
    }

    /// <summary>At least a microsecond, so that faults never meet.</summary>
    private static Duration Exponential(Duration mean, double standard) =>
        Duration.Max(Duration.FromMicroseconds(1), Duration.FromMicroseconds(standard * mean.Microseconds));
}
