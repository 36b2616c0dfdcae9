using System.Globalization;
using Simulator.Bench.Harness;
using Simulator.Bench.Yardsticks;

namespace Simulator.Bench.Kernel;

/// <summary>The hold model: take the next event and put it back an exponential delay later, always as many pending.</summary>
internal sealed class HoldBenchmark : IBenchmark
{
    private const double MeanDelay = 1e9;

    public string Name => "hold";

    public string Report => "kernel";

    public string Description =>
        "Hold model: take the next event, put it back after an exponential delay; so many events pending throughout. The ladder of the\n" +
        "yardsticks has no tie order, classes, handles or cancelling. `of-best` is the calendar's speed relative to the fastest of the others.";

    public IEnumerable<Figure> Run(Effort effort)
    {
        foreach (var pending in (int[])[20, 1_000, 100_000])
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"hold.{pending}");
            var turns = new Alternation();
            var contenders = new List<string>();
            var digests = new HashSet<long>();
            void Add<T>(string contender, T set)
                where T : struct, IPendingSet
            {
                var loop = new HoldLoop<T>(set, pending);
                contenders.Add(contender);
                turns.Add(contender, () => loop.Run(effort.Of(2_000_000)));
                digests.Add(loop.FirstTimes);
            }

            Add("calendar", new CalendarPendingSet());
            Add("ladder", new Ladder(MeanDelay));
            Add("framework-heap", new FrameworkHeap());
            if (pending <= 1_000)
            {
                Add("sorted-array", new SortedArray(pending + 1));
            }

            if (digests.Count != 1)
            {
                throw new InvalidOperationException("The structures do not hand out the same times.");
            }

            turns.Run(effort);
            foreach (var contender in contenders)
            {
                yield return new Figure($"{name}.{contender}", turns.Millions(contender), "M events/s");
            }

            var best = contenders.Skip(1).MaxBy(turns.Millions)!;
            yield return new Figure($"{name}.calendar.of-best", turns.SpeedRatio("calendar", best), $"ratio to {best}", 0.6);
        }
    }

    /// <summary>One structure with its own variates.</summary>
    private sealed class HoldLoop<T>
        where T : struct, IPendingSet
    {
        private readonly Exponential _exponential = new(2);
        private T _set;

        public HoldLoop(T set, int pending)
        {
            _set = set;
            for (var i = 0; i < pending; i++)
            {
                _set.Add(Delay(_exponential), unchecked((uint)i));
            }

            FirstTimes = Hold(ref _set, _exponential, 50_000);
        }

        /// <summary>A digest of the first times handed out: equal for every correct structure.</summary>
        public long FirstTimes { get; }

        public long Run(int events)
        {
            Hold(ref _set, _exponential, events);
            return events;
        }

        private static long Hold(ref T set, Exponential exponential, int events)
        {
            unchecked
            {
                long digest = 0;
                for (var i = 0; i < events; i++)
                {
                    var time = set.Take(out var payload);
                    digest = (digest * 31) + time;
                    set.Add(time + Delay(exponential), payload);
                }

                return digest;
            }
        }

        private static long Delay(Exponential exponential) => unchecked((long)(exponential.Next() * MeanDelay));
    }
}
