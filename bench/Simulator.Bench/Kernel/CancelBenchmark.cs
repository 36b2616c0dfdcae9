using System.Globalization;
using Simulator.Bench.Harness;
using Simulator.Bench.Yardsticks;
using Simulator.Kernel;
using Simulator.Time;

namespace Simulator.Bench.Kernel;

/// <summary>Heavy cancellation: every event of the hold model arms a timeout, and nearly all of them are cancelled by the next event.</summary>
internal sealed class CancelBenchmark : IBenchmark
{
    public string Name => "cancel";

    public string Report => "kernel";

    public string Description =>
        "Hold model whose every event arms a timeout ten mean delays ahead and cancels the one armed before, but for one in a hundred,\n" +
        "which runs. Time for each event of the hold model, without and with its timeout; the difference pays for one Schedule and one Cancel.";

    public IEnumerable<Figure> Run(Effort effort)
    {
        foreach (var processes in (int[])[20, 1_000, 100_000])
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"cancel.{processes}");
            var plain = new Processes(processes, timeouts: false);
            var guarded = new Processes(processes, timeouts: true);
            var turns = new Alternation()
                .Add("without", () => plain.Run(effort.Of(1_000_000)))
                .Add("with", () => guarded.Run(effort.Of(1_000_000)))
                .Run(effort);
            yield return new Figure($"{name}.without-timeouts", turns.Nanoseconds("without"), "ns/event");
            yield return new Figure($"{name}.with-timeouts", turns.Nanoseconds("with"), "ns/event");
            yield return new Figure($"{name}.pending", guarded.Pending, "events");
        }
    }

    private sealed class Processes
    {
        private const double MeanDelay = 1e9;
        private const int Timeout = -1;

        private readonly EventCalendar<int> _calendar = new();
        private readonly Exponential _exponential = new(3);
        private readonly EventHandle[] _timeouts;
        private readonly bool _hasTimeouts;
        private int _untilExpiry = 100;

        public Processes(int count, bool timeouts)
        {
            _hasTimeouts = timeouts;
            _timeouts = new EventHandle[count];
            for (var i = 0; i < count; i++)
            {
                _calendar.Schedule(Instant.Epoch + Delay(), 0, i);
            }
        }

        public int Pending => _calendar.Count;

        public long Run(int events)
        {
            unchecked
            {
                for (var done = 0; done < events;)
                {
                    _calendar.TryNext(out var now, out int process);
                    if (process == Timeout)
                    {
                        continue;
                    }

                    done++;
                    if (_hasTimeouts)
                    {
                        if (--_untilExpiry == 0)
                        {
                            _untilExpiry = 100; // leave this one to run
                        }
                        else
                        {
                            _calendar.Cancel(_timeouts[process]);
                        }

                        _timeouts[process] = _calendar.Schedule(now + new Duration((long)(10 * MeanDelay)), 1, Timeout);
                    }

                    _calendar.Schedule(now + Delay(), 0, process);
                }

                return events;
            }
        }

        private Duration Delay() => new(unchecked((long)(_exponential.Next() * MeanDelay)));
    }
}
