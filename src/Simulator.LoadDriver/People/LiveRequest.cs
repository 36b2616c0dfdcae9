using Simulator.Operations;

namespace Simulator.LoadDriver;

/// <summary>A request that a gateway accepted, as its requester and its reviewers know it. Times are wall microseconds. Guarded by its own lock.</summary>
internal sealed class LiveRequest(PlannedSend send, Recommendation recommendation, string id, long drafted)
{
    private const long NotYet = -1;
    private readonly List<(string Task, string Role)> tasks = [];
    private readonly List<int> people = [];

    public Lock Gate { get; } = new();

    public PlannedSend Send => send;

    public Recommendation Recommendation => recommendation;

    public string Id => id;

    public long Drafted => drafted;

    public long GateEntered { get; set; } = NotYet;

    public long LastDecision { get; set; } = NotYet;

    public long Authorised { get; set; } = NotYet;

    public long Executed { get; set; } = NotYet;

    /// <summary>How it ended; <see cref="LiveState.Unknown"/> while it is open.</summary>
    public LiveState End { get; set; }

    public Review? FirstReview { get; set; }

    public bool IsChecking { get; set; }

    public bool NeedsAnotherCheck { get; set; }

    public bool WasGated => GateEntered >= 0;

    public bool IsAuthorised => Authorised >= 0;

    /// <summary>Whether somebody had a task of it in hand: nobody fills two places.</summary>
    public bool WasSeenBy(int person)
    {
        lock (Gate)
        {
            return people.Contains(person);
        }
    }

    /// <summary>Somebody takes a task of it in hand.</summary>
    public void SeenBy(int person)
    {
        lock (Gate)
        {
            people.Add(person);
        }
    }

    /// <summary>Which approval of its role a task is, from 0, in the order in which the tasks were first seen.</summary>
    public int OccurrenceOf(string task, string role)
    {
        var occurrence = 0;
        foreach (var (known, knownRole) in tasks)
        {
            if (known == task)
            {
                return occurrence;
            }

            occurrence += knownRole == role ? 1 : 0;
        }

        tasks.Add((task, role));
        return occurrence;
    }
}
