namespace Simulator.LoadDriver;

/// <summary>
/// Every request between its sending and its end, and the counts of all. Safe from several threads; the only lock on the way of a request,
/// held for tens of nanoseconds. Memory is bounded by the number in flight.
/// </summary>
internal sealed class FlightLog
{
    private readonly Lock gate = new();
    private readonly WindowLog[] windows;
    private readonly Flight[] flights;
    private readonly int[] free;
    private readonly SortedDictionary<FailureKind, string> examples = [];
    private int freeCount;
    private long ended;
    private long shutOut;
    private bool isClosed;

    /// <summary>A log.</summary>
    /// <param name="windowNames">The windows: first the warm-up, then the phases.</param>
    /// <param name="maximumInFlight">How many requests may be in flight.</param>
    public FlightLog(IReadOnlyList<string> windowNames, int maximumInFlight)
    {
        windows = [.. windowNames.Select(name => new WindowLog(name))];
        flights = new Flight[maximumInFlight];
        free = [.. Enumerable.Range(0, maximumInFlight).Reverse()];
        freeCount = maximumInFlight;
    }

    /// <summary>Requests in flight.</summary>
    public int InFlight
    {
        get
        {
            lock (gate)
            {
                return flights.Length - freeCount;
            }
        }
    }

    /// <summary>A request is about to be sent, unless too many are in flight.</summary>
    /// <returns>Its ticket; -1 when it is dropped.</returns>
    public int TryBegin(int window, long intended, long now)
    {
        lock (gate)
        {
            if (freeCount == 0)
            {
                windows[window].Dropped();
                return -1;
            }

            var ticket = free[--freeCount];
            flights[ticket] = new Flight(true, window, intended, now);
            windows[window].Sent(now - intended);
            return ticket;
        }
    }

    public void NotReached(int window)
    {
        lock (gate)
        {
            windows[window].NotReached();
        }
    }

    /// <summary>A request ended.</summary>
    /// <returns>Whether that counts: after <see cref="Close"/> it is too late, it is unfinished.</returns>
    public bool End(int ticket, in SendOutcome outcome, long now)
    {
        lock (gate)
        {
            if (isClosed)
            {
                return false;
            }

            var flight = flights[ticket];
            flights[ticket] = default;
            free[freeCount++] = ticket;
            windows[flight.Window].Ended(outcome.Failure, now - flight.Intended, now - flight.Sent);
            ended++;
            shutOut += outcome.Failure is FailureKind.Refused or FailureKind.ClientError ? 1 : 0;
            if (outcome.Failure != FailureKind.None)
            {
                examples.TryAdd(outcome.Failure, outcome.Detail ?? outcome.Failure.Word());
            }

            return true;
        }
    }

    /// <summary>Ends the counting: what is in flight is unfinished.</summary>
    public void Close(long now)
    {
        lock (gate)
        {
            isClosed = true;
            foreach (var flight in flights.Where(flight => flight.IsOpen))
            {
                windows[flight.Window].Unfinished(now - flight.Intended, now - flight.Sent);
            }
        }
    }

    /// <summary>Answered and failed requests so far, the warm-up left out.</summary>
    public (long Answered, long Failed) Ends()
    {
        lock (gate)
        {
            return (windows.Skip(1).Sum(window => window.Answered), windows.Skip(1).Sum(window => window.Failed));
        }
    }

    /// <summary>Whether at least so many requests ended, the warm-up included, and none was let in.</summary>
    public bool IsShutOut(int atLeast)
    {
        lock (gate)
        {
            return ended >= atLeast && shutOut == ended;
        }
    }

    /// <summary>The counts of everything so far, and the latency of what counts.</summary>
    public (Progress Counts, LatencySummary Latency) SoFar()
    {
        lock (gate)
        {
            return (windows.Aggregate(default(Progress), (sum, window) => sum.Plus(window.SoFar)), Merged().LatencySoFar);
        }
    }

    /// <summary>The report of all windows but the warm-up together.</summary>
    public WindowReport Counted()
    {
        lock (gate)
        {
            return Merged().Report();
        }
    }

    /// <summary>The report of each window, the warm-up first.</summary>
    public IReadOnlyList<WindowReport> Windows()
    {
        lock (gate)
        {
            return [.. windows.Select(window => window.Report())];
        }
    }

    /// <summary>The first failure of each kind in words.</summary>
    public IReadOnlyList<FailureExample> Examples()
    {
        lock (gate)
        {
            return [.. examples.Select(example => new FailureExample(example.Key, example.Value))];
        }
    }

    private WindowLog Merged()
    {
        var all = new WindowLog("counted");
        foreach (var window in windows.Skip(1))
        {
            all.Merge(window);
        }

        return all;
    }

    private readonly record struct Flight(bool IsOpen, int Window, long Intended, long Sent);
}
