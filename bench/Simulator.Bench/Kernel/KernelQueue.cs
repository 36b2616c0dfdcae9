using Simulator.Bench.Yardsticks;
using Simulator.Kernel;
using Simulator.Time;

namespace Simulator.Bench.Kernel;

/// <summary>The M/M/10 queue of <see cref="BareQueue"/> through the kernel's calendar, waiting line and server pool.</summary>
internal sealed class KernelQueue
{
    private const int Arrival = -1;
    private const byte OneClass = 0; // ties in the order of scheduling, as in the bare loop: both must have the same history

    private readonly EventCalendar<QueueEvent> _calendar = new();
    private readonly WaitingLine _line = new();
    private readonly ServerPool _pool = new(Mm10.Servers, onDuty: true);
    private readonly long[] _arrivedAt = new long[4096];

    /// <summary>An arrival, or the departure of the customer at a server.</summary>
    private readonly record struct QueueEvent(int Server);

    /// <summary>Runs the customers through and returns the mean wait in service times.</summary>
    /// <param name="exponential">The variates.</param>
    /// <param name="customers">How many customers.</param>
    /// <param name="peek">Whether to look at the next time before each event, as a simulator does that dispatches at the end of an instant.</param>
    public double Run(Exponential exponential, int customers, bool peek)
    {
        unchecked
        {
            _calendar.Clear(Instant.Epoch);
            var arrived = 0;
            long waited = 0;
            long instants = 0;
            Schedule(Instant.Epoch, exponential.Next() * Mm10.MeanGap, Arrival);
            while (true)
            {
                if (peek && _calendar.TryPeekTime(out var time) && time > _calendar.Now)
                {
                    instants++;
                }

                if (!_calendar.TryNext(out var now, out QueueEvent next))
                {
                    break;
                }

                if (next.Server == Arrival)
                {
                    if (++arrived < customers)
                    {
                        Schedule(now, exponential.Next() * Mm10.MeanGap, Arrival);
                    }

                    if (_pool.TryTakeLongestIdle(out var server))
                    {
                        Schedule(now, exponential.Next() * Mm10.MeanService, server);
                    }
                    else
                    {
                        Wait(arrived & (_arrivedAt.Length - 1), now);
                    }
                }
                else if (_line.TryDequeue(out var item))
                {
                    waited += now.Microseconds - _arrivedAt[item];
                    Schedule(now, exponential.Next() * Mm10.MeanService, next.Server);
                }
                else
                {
                    _pool.Release(next.Server);
                }
            }

            return peek && instants == 0 ? double.NaN : waited / Mm10.MeanService / customers;
        }
    }

    private void Wait(int item, Instant now)
    {
        if (_line.Count == _arrivedAt.Length)
        {
            throw new InvalidOperationException("The line grew beyond what a load of 0.9 can explain.");
        }

        _arrivedAt[item] = now.Microseconds;
        _line.EnqueueLast(item);
    }

    private void Schedule(Instant now, double delay, int server) =>
        _calendar.Schedule(now + new Duration(unchecked((long)delay)), OneClass, new QueueEvent(server));
}
