using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>When somebody of a pool was there: the duties of its people and the times at which people on call were at work.</summary>
internal sealed class DutyTimes(PoolDuty duty, IReadOnlyList<(Instant From, Instant To)> callOuts)
{
    private readonly List<(Instant At, int People)> counts = duty.Counts;

    /// <summary>Cuts a time into pieces with and without somebody on duty, in order and without gaps.</summary>
    public IEnumerable<(Instant From, Instant To, bool IsAttended)> Split(Instant from, Instant to)
    {
        while (from < to)
        {
            var isAttended = IsAttended(from);
            var next = from;
            do
            {
                next = NextChange(next, to);
            }
            while (next < to && IsAttended(next) == isAttended);

            yield return (from, next, isAttended);
            from = next;
        }
    }

    /// <summary>The first instant after another one at which somebody comes on duty; never when nobody does.</summary>
    public Instant NextArrival(Instant after) => duty.Arrivals.Concat(callOuts.Select(time => time.From))
        .Where(at => at > after).DefaultIfEmpty(Instant.MaxValue).Min();

    /// <summary>Whether people on call were at work in a time, as far as their work tells.</summary>
    public bool WereCalled(Instant from, Instant to) => callOuts.Any(time => time.From < to && time.To > from);

    private bool IsAttended(Instant at)
    {
        var index = FirstAfter(at) - 1;
        return (index >= 0 && counts[index].People > 0) || callOuts.Any(time => time.From <= at && at < time.To);
    }

    private Instant NextChange(Instant after, Instant to)
    {
        var index = FirstAfter(after);
        var next = index < counts.Count ? Instant.Min(counts[index].At, to) : to;
        foreach (var (begin, end) in callOuts)
        {
            next = begin > after ? Instant.Min(next, begin) : end > after ? Instant.Min(next, end) : next;
        }

        return next;
    }

    /// <summary>The position of the first count that holds only after an instant.</summary>
    private int FirstAfter(Instant at)
    {
        int low = 0, high = counts.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = counts[middle].At <= at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
