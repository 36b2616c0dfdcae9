using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>When something that the work needs is down.</summary>
public abstract record FaultTimes
{
    private FaultTimes()
    {
    }

    /// <summary>At planned times, the same in every replication.</summary>
    /// <param name="At">After the start of the run, in order; from the end of one to the next one is more than no time.</param>
    /// <param name="For">How long each lasts; positive.</param>
    /// <param name="Every">After this all of them come again; longer than from the first to the end of the last; null for once.</param>
    public sealed record Schedule(IReadOnlyList<Duration> At, Duration For, Duration? Every) : FaultTimes
    {
        /// <summary>The planned fault of a number, counted from 0; null after the last.</summary>
        public Duration? Begin(long number)
        {
            var round = number / At.Count;
            return round == 0 || Every is not null
                ? Duration.FromMicroseconds(checked(At[(int)(number % At.Count)].Microseconds + (round * (Every ?? Duration.Zero).Microseconds)))
                : null;
        }
    }

    /// <summary>
    /// Up and down in turn, for independent exponential times, up at the start: in the long run it is down for a share of
    /// mttr ÷ (mtbf + mttr) (alternating renewal process).
    /// </summary>
    /// <param name="BetweenFailures">Mean time from the end of a repair to the next failure; positive.</param>
    /// <param name="ToRepair">Mean time from a failure to the end of its repair; positive.</param>
    public sealed record Renewal(Duration BetweenFailures, Duration ToRepair) : FaultTimes;
}
